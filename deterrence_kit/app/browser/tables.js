// The table twin of a picture: the same columns, as text. Rows are made only while it is open.

const FORMATS = {
  text: (value) => value ?? "",
  number: (value) => (value == null ? "" : Number(value.toPrecision(3)).toString()),
  probability: (value) => (value == null ? "" : value.toFixed(2)),
  integer: (value) => (value == null ? "" : Math.round(value).toLocaleString("en-GB")),
  percent: (value) => (value == null ? "" : `${(100 * value).toFixed(1)} %`),
  signed: (value) =>
    value == null ? "" : (value < 0 ? "−" : "+") + Math.abs(100 * value).toFixed(1),
};

class TableTwin {
  constructor(title, spec, tap) {
    Object.assign(this, { spec, tap });
    const head = spec.columns.map(([, label]) => make("th", { scope: "col", text: label }));
    this.body = make("tbody");
    const table = make(
      "table", {}, make("caption", { class: "dk-unseen", text: title }),
      make("thead", {}, make("tr", {}, ...head)), this.body,
    );
    const csv = make("button", {
      type: "button", class: "dk-download", text: "Download CSV",
      onclick: () => save(`${title}.csv`, new Blob([this.csv()], { type: "text/csv" })),
    });
    this.element = make(
      "details", { class: "dk-table", ontoggle: () => this.fill() },
      make("summary", { text: "The same as a table" }), csv,
      scrollBox(title, table),
    );
  }

  show(data) {
    this.data = data;
    this.fill();
  }

  fill() {
    if (!this.element.open || !this.data) return;
    const length = this.data[this.spec.columns[0][0]].length;
    const rows = Array.from({ length }, (_, index) => this.row(index));
    this.body.replaceChildren(...rows);
  }

  // Full figures, not the rounded ones; quoted so that spreadsheets do not run a cell as a formula.
  csv() {
    const columns = this.spec.columns.map(([column]) => Array.from(this.data?.[column] ?? []));
    const quote = (value) => `"${String(value ?? "").replaceAll('"', '""').replace(/^(?=[=@+\t]|-\D)/, "'")}"`;
    const rows = columns[0].map((_, index) => columns.map((values) => quote(values[index])));
    return [this.spec.columns.map(([, label]) => quote(label)), ...rows].join("\r\n");
  }

  row(index) {
    const cells = this.spec.columns.map(([column, , format], place) => {
      const text = FORMATS[format](this.data[column][index]);
      const cell = make(place ? "td" : "th", { scope: place ? null : "row" });
      cell.append(!place && this.tap ? this.opener(text, this.data.code[index]) : text);
      return cell;
    });
    return make("tr", {}, ...cells);
  }

  opener(text, code) {
    return make("button", { type: "button", text, onclick: () => this.onTap?.(code) });
  }
}
