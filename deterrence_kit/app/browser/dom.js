// Small helpers for making elements. Texts are always set as text, never parsed as HTML.

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "text") element.textContent = value;
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child != null));
  return element;
}

function save(name, blob) {
  const url = URL.createObjectURL(blob);
  const link = make("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

// Screen readers hear a text once it has rested, not at every pixel of a drag.
function announcer() {
  const region = make("div", { class: "dk-unseen", "aria-live": "polite" });
  let timer;
  return {
    element: region,
    say(text) {
      clearTimeout(timer);
      timer = setTimeout(() => (region.textContent = text), 700);
    },
  };
}

function darkScheme() {
  return window.matchMedia("(prefers-color-scheme: dark)");
}

// The box that a table scrolls in: it ends between two rows, never in the middle of one.
function scrollBox(title, table) {
  const box = make("div", { class: "dk-scroll", tabindex: "0", role: "region", "aria-label": title }, table);
  const fit = () => {
    box.style.maxHeight = "";
    const most = parseFloat(getComputedStyle(box).maxHeight);
    if (!most || box.scrollHeight <= box.clientHeight + 1) return;
    const bar = box.offsetHeight - box.clientHeight;
    const top = box.getBoundingClientRect().top - box.scrollTop;
    const ends = [...table.tBodies[0].rows].map((row) => row.getBoundingClientRect().bottom - top + bar);
    const last = Math.max(...ends.filter((end) => end <= most));
    if (last > 0 && Number.isFinite(last)) box.style.maxHeight = `${Math.ceil(last)}px`;
  };
  new ResizeObserver(fit).observe(table);
  return box;
}
