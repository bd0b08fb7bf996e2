// Blocks: texts, tables and forms beside the pictures, described by the session, made here as elements.
// A part that has not changed is left alone, so that nobody loses focus or what is half typed.

class Blocks {
  constructor(grid, send) {
    Object.assign(this, { grid, send, held: new Map() });
  }

  show(news) {
    for (const [id, spec] of Object.entries(news)) {
      if (!this.held.has(id)) this.held.set(id, new Block(id, this.send));
      const block = this.held.get(id);
      block.show(spec);
      this.place(block, spec.after);
    }
  }

  place(block, after) {
    if (block.element.isConnected) return;
    const before = after && this.grid.querySelector(`:scope > .dk-picture-${after}, :scope > .dk-part-${after}`);
    if (after === "top") this.grid.before(block.element);
    else if (before) before.after(block.element);
    else this.grid.append(block.element);
  }
}

class Block {
  constructor(id, send) {
    Object.assign(this, { id, send, parts: [] });
    this.title = make("h2");
    this.body = make("div", { class: "dk-part-body" });
    this.element = make("section", { class: `dk-part dk-part-${id}`, "aria-label": id }, this.title, this.body);
  }

  show({ title, parts, wide }) {
    this.title.textContent = title;
    this.title.hidden = !title;
    if (title) this.element.setAttribute("aria-label", title);
    this.element.classList.toggle("dk-wide", Boolean(wide));
    while (this.parts.length > parts.length) this.parts.pop().element.remove();
    parts.forEach((spec, index) => this.showPart(spec, index));
  }

  showPart(spec, index) {
    const told = JSON.stringify(spec);
    const old = this.parts[index];
    if (old?.told === told) return;
    const key = document.activeElement?.dataset?.key;
    const inside = old?.element.contains(document.activeElement);
    const element = PARTS[spec.kind](spec, this.send, `${this.id}-${index}`);
    if (old?.element.open) element.open = true; // a fold stays open
    if (old) old.element.replaceWith(element);
    else this.body.append(element);
    this.parts[index] = { told, element };
    if (inside && key) element.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus();
  }
}

function actionButton({ label, event, pressed, name, disabled }, send, key) {
  return make("button", {
    type: "button", text: label, "data-key": key, onclick: () => send(event), disabled,
    "aria-pressed": pressed == null ? null : String(pressed), "aria-label": name,
  });
}

function partTable({ title, columns, rows, csv }, send, key) {
  const isText = (format) => ["text", undefined, null].includes(format);
  const head = columns.map(([, label, format]) => make(
    "th", { scope: "col", class: isText(format) ? "dk-text" : null, text: label }));
  const acts = rows.some((row) => row.actions?.length);
  const body = rows.map((row, place) => make(
    "tr", { "aria-current": row.current ? "true" : null },
    ...columns.map(([column, , format], index) => tableCell(row[column], format, index)),
    acts ? make("td", { class: "dk-actions" }, ...(row.actions ?? []).map(
      (action, index) => actionButton(action, send, `${key}-${place}-${index}`))) : null,
  ));
  if (acts) head.push(make("th", { scope: "col" }, make("span", { class: "dk-unseen", text: "Actions" })));
  const table = make(
    "table", {}, make("caption", { class: "dk-unseen", text: title ?? "" }),
    make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...body),
  );
  const download = csv && make("button", {
    type: "button", class: "dk-download", text: "Download CSV",
    onclick: () => save(`${csv}.csv`, new Blob([tableCsv(columns, rows)], { type: "text/csv" })),
  });
  return make(
    "div", { class: "dk-table" },
    scrollBox(title ?? "Table", table),
    download,
  );
}

function tableCell(value, format, index) {
  const cell = make(index ? "td" : "th", { scope: index ? null : "row" });
  if (format === "bar") {
    cell.append(make("span", { class: "dk-meter", "aria-hidden": "true" }, make("i", { style: `width:${100 * (value ?? 0)}%` })));
    cell.append(make("span", { class: "dk-unseen", text: FORMATS.percent(value) }));
  } else cell.append(FORMATS[format ?? "text"](value));
  if (["text", undefined, null].includes(format)) cell.classList.add("dk-text");
  return cell;
}

function tableCsv(columns, rows) {
  const quote = (value) => `"${String(value ?? "").replaceAll('"', '""').replace(/^(?=[=@+\t]|-\D)/, "'")}"`;
  const lines = rows.map((row) => columns.map(([column]) => quote(row[column])));
  return [columns.map(([, label]) => quote(label)), ...lines].join("\r\n");
}

// A form sends its event with the values of its fields; a live field sends it when it is changed.
function partForm({ fields, event, submit, note }, send, key) {
  const inputs = fields.map((field) => [field, formInput(field, `${key}-${field.name}`)]);
  const values = () => Object.fromEntries(inputs.map(([{ name, type }, input]) => [
    name, ["number", "range"].includes(type) ? input.valueAsNumber : input.value,
  ]));
  const tell = () => send({ ...event, values: values() });
  for (const [field, input] of inputs) if (field.live) input.addEventListener("change", tell);
  return make(
    "form", { class: "dk-form", onsubmit: (happened) => { happened.preventDefault(); tell(); } },
    ...inputs.map(([field, input]) => formLabel(field, input)),
    submit ? make("button", { type: "submit", text: submit, "data-key": `${key}-submit` }) : null,
    note ? make("p", { class: "dk-note", text: note }) : null,
  );
}

function formInput({ name, label, type, value, options, min, max, step, list }, key) {
  const common = { name, "data-key": key, "aria-label": label };
  if (type === "select") {
    const choices = options.map(([entry, text]) => make("option", { value: entry, text, selected: entry === value }));
    return make("select", common, ...choices);
  }
  return make("input", { ...common, type, value, min, max, step, maxlength: type === "text" ? "60" : null, list });
}

function formLabel({ label, type, unit, shown }, input) {
  const reading = type === "range" ? make("output", { text: shown ?? input.value }) : null;
  if (reading) input.addEventListener("input", () => (reading.textContent = `${input.value}${unit ? ` ${unit}` : ""}`));
  return make("label", { class: `dk-field dk-field-${type}` }, make("span", { text: label }), input, reading);
}

const PARTS = {
  text: ({ text, note }) => make("p", { class: note ? "dk-note" : null, text }),
  heading: ({ text }) => make("h3", { text }),
  list: ({ items, ordered }) => make(
    ordered ? "ol" : "ul", { class: "dk-list" }, ...items.map((text) => make("li", { text }))),
  table: partTable,
  form: partForm,
  actions: ({ buttons }, send, key) => make(
    "p", { class: "dk-actions" }, ...buttons.map((one, index) => actionButton(one, send, `${key}-${index}`))),
  links: ({ links }) => make("p", { class: "dk-actions" }, ...links.map(([text, href]) => make("a", { text, href }))),
  fold: ({ summary, parts }, send, key) => make(
    "details", { class: "dk-fold" }, make("summary", { text: summary, "data-key": `${key}-fold` }),
    ...parts.map((spec, index) => PARTS[spec.kind](spec, send, `${key}-${index}`))),
};
