// Bokeh figures: embedding, updating columns by the name of their source, fitting, colours.

async function haveBokeh(model) {
  if (window.Bokeh?.embed) return;
  window.dkBokeh ??= new Promise((resolve) => {
    const take = (content, buffers) => {
      if (content.kind !== "bokeh") return;
      model.off("msg:custom", take);
      const script = make("script");
      script.textContent = new TextDecoder().decode(buffers[0]);
      document.head.append(script);
      resolve();
    };
    model.on("msg:custom", take);
    model.send({ kind: "bokeh" });
  });
  await window.dkBokeh;
}

// A legend is a list of entries: a sign and its colour, or the two ends of the colour scale.
function legend(entries = []) {
  if (!entries.length) return null;
  const rows = entries.map(({ sign, colour, text, low, high }) => make(
    "span", {}, sign ? make("b", { style: `color:${colour}`, text: sign }) : null, text ?? "",
    ...(low === undefined ? [] : [` ${low}`, make("i"), high]),
  ));
  return make("p", { class: "dk-legend" }, ...rows);
}

// Bokeh wants a Map with numbers where JSON has an object: the names at an axis' ticks.
function mapped(values) {
  const names = values.major_label_overrides;
  if (!names) return values;
  const pairs = Object.entries(names).map(([place, name]) => [Number(place), name]);
  return { ...values, major_label_overrides: new Map(pairs) };
}

// One document a figure; `fit` names the ranges that keep the map's proportions.
class Picture {
  constructor(id, spec, inks) {
    Object.assign(this, { id, spec, inks });
    this.plot = make("div", {
      class: "dk-plot", tabindex: "0", role: "img", "aria-label": spec.title,
      style: `--dk-height:${spec.height}px`,
    });
    this.caption = make("figcaption", { class: "dk-caption" });
    this.announcer = announcer();
    this.table = new TableTwin(spec.title, spec.table, spec.tap);
    this.choice = this.chooser(spec.choice);
    const download = (kind, onclick) => make("button", {
      type: "button", class: "dk-download", text: kind, "aria-label": `${spec.title}: download as ${kind}`, onclick,
    });
    const downloads = make(
      "span", { class: "dk-downloads" },
      download("PNG", () => this.savePng()), download("SVG", () => this.saveSvg()),
    );
    this.element = make(
      "figure", { class: `dk-picture dk-picture-${id}${spec.wide ? " dk-wide" : ""}` },
      make("div", { class: "dk-title" }, make("h2", { text: spec.title }), this.choice, downloads),
      this.plot, legend(spec.legend), this.caption, this.announcer.element, this.table.element,
    );
  }

  chooser(choice) {
    if (!choice) return null;
    if (Object.keys(choice.options).length > 40) return this.slider(choice);
    const options = Object.entries(choice.options).map(([value, text]) => make("option", { value, text }));
    const onchange = (event) => this.onChoice?.(choice.name, event.target.value);
    return make("select", { "aria-label": `${this.spec.title}: choose`, onchange }, ...options);
  }

  // Many values, such as years, are a slider; the first, the default, stands at its right end.
  slider({ name, options }) {
    const [first, ...others] = Object.keys(options);
    const values = [...others, first];
    const shown = make("output", { text: options[first] });
    const range = make("input", {
      type: "range", min: "0", max: String(others.length), step: "1", value: String(others.length),
      "aria-label": `${this.spec.title}: choose`,
      oninput: () => show(),
      onchange: () => this.onChoice?.(name, values[range.value]),
    });
    const show = () => {
      shown.textContent = options[values[range.value]];
      range.setAttribute("aria-valuetext", shown.textContent);
    };
    const element = make("label", { class: "dk-year" }, range, shown);
    Object.defineProperty(element, "value", {
      set: (value) => {
        range.value = String(values.indexOf(value));
        show();
      },
    });
    return element;
  }

  async embed(onTap) {
    const known = new Set(window.Bokeh.documents);
    const views = await window.Bokeh.embed.embed_item(this.spec.item, this.plot);
    this.view = Array.from(views)[0];
    this.document = window.Bokeh.documents.find((doc) => !known.has(doc));
    this.recolour(darkScheme().matches);
    this.onScheme = (event) => this.recolour(event.matches);
    darkScheme().addEventListener("change", this.onScheme);
    if (this.spec.tap) this.listen(onTap);
    if (this.spec.fit) this.watchSize();
  }

  model(name) {
    return this.document.get_model_by_name(name);
  }

  update(columns, props) {
    for (const [name, data] of Object.entries(columns)) {
      const source = this.model(name);
      if (source) source.data = { ...source.data, ...data };
    }
    for (const [name, values] of Object.entries(props)) {
      if (name === `${this.id}_frame`) this.frame = { ...this.frame, ...values };
      else if (name === `${this.id}_style`) this.dress(values);
      else this.model(name)?.setv(mapped(values));
    }
    if (`${this.id}_frame` in props) this.fit();
    if (this.spec.table.source in columns) {
      this.table.show(this.model(this.spec.table.source).data);
    }
  }

  // A picture may ask for room of its own: custom properties that the style sheet reads.
  dress(values) {
    for (const [name, value] of Object.entries(values)) this.element.style.setProperty(name, value);
  }

  say(text) {
    this.caption.textContent = text;
    this.announcer.say(text);
    this.plot.setAttribute("aria-label", `${this.spec.title}. ${text}`);
  }

  listen(onTap) {
    const source = this.model(this.spec.tap);
    source.selected.properties.indices.change.connect(() => {
      const [index] = source.selected.indices;
      if (index !== undefined) onTap(source.data.code[index]);
    });
    this.table.onTap = onTap;
  }

  select(code) {
    const source = this.model(this.spec.tap);
    const index = Array.from(source.data.code).indexOf(code);
    source.selected.indices = index < 0 ? [] : [index];
  }

  watchSize() {
    this.observer = new ResizeObserver(() => this.fit());
    this.observer.observe(this.plot);
  }

  // Show at least the frame, with equal scales on both axes whatever the shape of the box.
  fit() {
    const { clientWidth: width, clientHeight: height } = this.plot;
    if (!this.frame || !width || !height) return;
    const { x0, x1, y0, y1 } = this.frame;
    const unit = Math.max((x1 - x0) / width, (y1 - y0) / height) / 2;
    const set = (name, middle, half) =>
      this.model(name)?.setv({ start: middle - half, end: middle + half });
    set(`${this.id}_x`, (x0 + x1) / 2, unit * width);
    set(`${this.id}_y`, (y0 + y1) / 2, unit * height);
  }

  recolour(dark) {
    const pairs = Object.entries(this.inks).map((pair) => (dark ? pair : pair.reverse()));
    const swap = new Map(pairs);
    for (const model of this.document._all_models.values()) {
      for (const property of model) {
        const held = property.is_unset ? undefined : property.get_value();
        const colour = held?.value ?? held;
        if (typeof colour !== "string" || !swap.has(colour)) continue;
        model.setv({ [property.attr]: held?.value ? { value: swap.get(colour) } : swap.get(colour) });
      }
    }
  }

  // The picture on the page's ground: a transparent one is unreadable in a document.
  canvas(ground) {
    const drawn = this.view.export("png").canvas;
    const paper = make("canvas", { width: drawn.width, height: drawn.height });
    const pen = paper.getContext("2d");
    pen.fillStyle = ground;
    pen.fillRect(0, 0, paper.width, paper.height);
    pen.drawImage(drawn, 0, 0);
    return paper;
  }

  ground() {
    return getComputedStyle(this.element.closest(".dk-page")).getPropertyValue("--bg") || "#fff";
  }

  async saveSvg() {
    const drawn = await this.view.export("svg").to_blob();
    const ground = `<rect width="100%" height="100%" fill="${this.ground()}"/>`;
    const text = (await drawn.text()).replace(/(<svg[^>]*>)/, `$1${ground}`);
    save(`${this.spec.title}.svg`, new Blob([text], { type: "image/svg+xml" }));
  }

  savePng() {
    this.canvas(this.ground()).toBlob((blob) => save(`${this.spec.title}.png`, blob));
  }

  remove() {
    this.observer?.disconnect();
    darkScheme().removeEventListener("change", this.onScheme);
    this.document?.clear();
  }
}
