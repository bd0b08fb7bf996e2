// What stands beside each slider: name for screen readers, unit, mark and reset at the baseline, "i".
// The sliders themselves are ipywidgets; they are found by their class, in Voila and JupyterLab alike.

class Levers {
  constructor(parameters, send) {
    Object.assign(this, { parameters, send, defaults: {} });
    this.drawn = new Promise((resolve) => (this.tellDrawn = resolve));
    this.observer = new MutationObserver(() => this.dress());
    this.observer.observe(document.body, { childList: true, subtree: true });
    this.dress();
  }

  // Two views of one page share the sliders: what has been dressed already is left alone.
  dress() {
    if (!Object.keys(this.parameters).length) return this.tellDrawn();
    for (const slider of document.querySelectorAll(".dk-lever:not([data-name])")) {
      if (slider.querySelector(".noUi-handle")) this.dressOne(slider);
    }
    const panel = document.querySelector(".dk-panel");
    const drawn = panel?.querySelectorAll(".dk-lever[data-name]").length ?? 0;
    if (drawn < Object.keys(this.parameters).length) return; // they are counted for "n more"
    if (!panel.querySelector(".dk-search")) this.dressPanel(panel);
    this.tellDrawn();
  }

  dressOne(slider) {
    const css = [...slider.classList].find((name) => /^dk-(own|name)-/.test(name));
    const name = css.replace(/^dk-(own|name)-/, "");
    const about = this.parameters[name];
    slider.dataset.name = name;
    slider.dataset.own = css.startsWith("dk-own");
    this.nameParts(slider, about);
    slider.append(this.mark(slider), this.unit(about), this.info(name, about));
    this.place(slider);
  }

  nameParts(slider, about) {
    const title = `${about.label} (${about.unit})`;
    slider.querySelector(".noUi-handle").setAttribute("aria-label", title);
    const readout = slider.querySelector(".widget-readout");
    for (const [key, value] of Object.entries({
      role: "textbox", "aria-label": `${title}: type a number`, tabindex: "0", inputmode: "decimal",
    })) readout.setAttribute(key, value);
    slider.querySelector(".widget-label").removeAttribute("title");
  }

  mark(slider) {
    const reset = () => this.send({ kind: "reset", name: slider.dataset.name, own: slider.dataset.own === "true" });
    return make("button", { class: "dk-mark", type: "button", text: "▲", onclick: reset });
  }

  unit(about) {
    return make("span", { class: "dk-unit", text: about.unit });
  }

  info(name, about) {
    return make(
      "details", { class: "dk-info" },
      make("summary", { text: "i", "aria-label": `About ${about.label}` }),
      make("p", { text: about.meaning }),
      make("p", { text: `Range ${about.low} to ${about.high} (${about.unit}). In links: ${name}` }),
      make("p", {}, make("b", { text: `Evidence: ${about.evidence}. ` }), about.source),
    );
  }

  setDefaults(defaults) {
    Object.assign(this.defaults, defaults);
    document.querySelectorAll(".dk-lever[data-name]").forEach((slider) => this.place(slider));
  }

  place(slider) {
    const { name, own } = slider.dataset;
    const value = this.defaults[own === "true" ? `own.${name}` : name];
    const { low, high, label, unit } = this.parameters[name];
    const mark = slider.querySelector(".dk-mark");
    if (value === undefined) return;
    mark.style.setProperty("--dk-at", (value - low) / (high - low));
    const title = `Reset ${label} to its baseline, ${Number(value.toPrecision(3))} ${unit}`;
    mark.setAttribute("aria-label", title);
    mark.title = title;
  }

  setChanged(names) {
    const changed = new Set(names);
    for (const slider of document.querySelectorAll(".dk-lever[data-name]")) {
      const { name, own } = slider.dataset;
      slider.classList.toggle("dk-changed", changed.has(own === "true" ? `own.${name}` : name));
    }
  }

  dressPanel(panel) {
    panel.setAttribute("role", "region");
    panel.setAttribute("aria-label", "Levers");
    const search = make("input", {
      type: "search", class: "dk-search", placeholder: "Find a lever, e.g. budget",
      "aria-label": "Find a lever or assumption by word",
      oninput: () => this.find(panel, search.value),
    });
    panel.prepend(search);
    for (const group of panel.querySelectorAll(".dk-group")) group.append(this.more(group));
  }

  // Main levers are open at first; the rest of a group unfolds.
  more(group) {
    const hidden = group.querySelectorAll(".dk-lever:not(.dk-main)").length;
    const all = hidden === group.querySelectorAll(".dk-lever").length;
    const label = (open) => (open ? "Fewer" : all ? `Show ${hidden}` : `${hidden} more`);
    const button = make("button", {
      type: "button", class: "dk-more", "aria-expanded": "false", text: label(false),
      onclick: () => {
        const open = group.classList.toggle("dk-open");
        button.setAttribute("aria-expanded", String(open));
        button.textContent = label(open);
      },
    });
    button.hidden = hidden === 0;
    return button;
  }

  find(panel, text) {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    panel.classList.toggle("dk-searching", words.length > 0);
    for (const slider of panel.querySelectorAll(".dk-lever[data-name]")) {
      const { label, meaning, unit } = this.parameters[slider.dataset.name];
      const all = `${slider.dataset.name} ${label} ${meaning} ${unit}`.toLowerCase();
      slider.classList.toggle("dk-found", words.every((word) => all.includes(word)));
    }
  }
}
