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
