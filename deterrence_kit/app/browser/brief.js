// A one-page brief in a window of its own: made of elements, so that nothing in it is parsed as HTML.

const BRIEF_STYLE = `
  @page { size: A4; margin: 12mm; }
  * { box-sizing: border-box; }
  body { max-width: 186mm; margin: 8mm auto; color: #1b1f23; background: #fff; font: 10pt/1.35 system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
  h1 { font-size: 16pt; margin: 0; } h2 { font-size: 11pt; margin: 3mm 0 1mm; } p { margin: 1mm 0; }
  .meta, figcaption, footer { color: #57606a; font-size: 8.5pt; overflow-wrap: anywhere; }
  .sentence { font-size: 11.5pt; font-weight: 600; margin: 2mm 0; }
  .figures { display: grid; grid-template-columns: repeat(4, 1fr); gap: 1.5mm 4mm; margin: 2mm 0; }
  .figures div { border-left: 3px solid #0060a8; padding-left: 2mm; }
  .figures b { display: block; font-size: 13pt; }
  .figures span { font-size: 8.5pt; color: #57606a; display: block; }
  .pictures { display: grid; grid-template-columns: 1fr 1fr; gap: 2mm 5mm; align-items: start; }
  figure { margin: 0; } .wide { grid-column: 1 / -1; } .wide img { max-height: 88mm; } img { width: 100%; max-height: 66mm; object-fit: contain; object-position: left; }
  table { border-collapse: collapse; width: 100%; font-size: 9pt; }
  th, td { text-align: left; padding: 0.6mm 3mm 0.6mm 0; border-bottom: 1px solid #d0d7de; }
  ul { margin: 1mm 0; padding-left: 5mm; font-size: 9pt; }
  nav { display: flex; gap: 8px; margin-bottom: 5mm; } nav button { font: inherit; min-height: 32px; padding: 3px 12px; }
  @media print { nav { display: none; } body { margin: 0 auto; } }
`;

class Brief {
  // The window is opened in the click itself, or browsers would take it for an advertisement.
  open() {
    this.window = window.open("", "_blank");
    if (this.window) this.window.document.title = "Brief";
  }

  async write(said, pictures, link) {
    const images = await this.images(pictures);
    const page = this.page(said, images, link);
    if (!this.window || this.window.closed) return this.save(said.title, page);
    const { document: paper } = this.window;
    paper.documentElement.lang = "en";
    paper.title = `Brief: ${said.title}`;
    paper.head.append(paper.adoptNode(make("style", { text: BRIEF_STYLE })));
    const print = make("button", { type: "button", text: "Print, or save as PDF", onclick: () => this.window.print() });
    const keep = make("button", { type: "button", text: "Save as HTML", onclick: () => this.save(said.title, page) });
    paper.body.replaceChildren(paper.adoptNode(make("nav", {}, print, keep)), paper.adoptNode(page.cloneNode(true)));
    await this.fit(paper.querySelector("main"), page);
    paper.body.dataset.ready = "true";
  }

  // What would run over the page is set smaller, on the screen and in the file that is saved.
  async fit(shown, page) {
    await Promise.all([...shown.querySelectorAll("img")].map((image) => image.decode().catch(() => null)));
    const room = ((297 - 2 * 12) / 25.4) * 96 * 0.97;
    const size = Math.max(0.6, Math.min(1, room / shown.getBoundingClientRect().height));
    if (size < 1) shown.style.zoom = page.style.zoom = size.toFixed(2);
  }

  // The two pictures that lead the page, or one that is wide, on white whatever the screen's scheme.
  async images(pictures) {
    const first = pictures.slice(0, pictures[0]?.spec.wide ? 1 : 2);
    const dark = darkScheme().matches;
    if (dark) {
      first.forEach((picture) => picture.recolour(false));
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    }
    const found = first.map((picture) => ({
      title: picture.spec.title, wide: picture.spec.wide, caption: picture.caption.textContent, source: picture.canvas("#fff").toDataURL("image/png"),
    }));
    if (dark) first.forEach((picture) => picture.recolour(true));
    return found;
  }

  page({ title, summary, figures, sentence, changes, more, besides, compared, notes }, images, link) {
    const day = new Date().toISOString().slice(0, 10);
    const figure = ({ title: name, wide, caption, source }) => make(
      "figure", { class: wide ? "wide" : null }, make("h2", { text: name }), make("img", { src: source, alt: name }), make("figcaption", { text: caption }),
    );
    const number = ([label, value, note]) => make(
      "div", {}, make("span", { text: label }), make("b", { text: value }), make("span", { text: note }),
    );
    return make(
      "main", {}, make("h1", { text: title }), make("p", { class: "meta", text: `${day}. ${summary}` }),
      make("p", { class: "sentence", text: sentence }),
      make("div", { class: "figures" }, ...figures.slice(0, 8).map(number)),
      make("div", { class: "pictures" }, ...images.map(figure)),
      make("h2", { text: "What was changed" }), this.changes(changes, more, besides),
      ...(compared.length ? [make("h2", { text: "Packages compared" }), this.list(compared)] : []),
      make("h2", { text: "What is assumed" }), this.list(notes),
      make("p", { class: "meta", text: `To see and change it: ${link}` }),
    );
  }

  list(lines) {
    return make("ul", {}, ...lines.map((text) => make("li", { text })));
  }

  changes(rows, more, besides) {
    const said = besides.map((text) => make("p", { text }));
    if (more) said.push(make("p", { class: "meta", text: `And ${more} more; the link has them all.` }));
    if (rows.length) said.unshift(this.table(rows));
    return make("div", {}, ...(said.length ? said : [make("p", { text: "Nothing: this is the baseline." })]));
  }

  table(rows) {
    const head = ["Lever or assumption", "Baseline", "Here", "Evidence"];
    const line = (cells, tag) => make("tr", {}, ...cells.map((text) => make(tag, { text })));
    return make("table", {}, make("thead", {}, line(head, "th")), make("tbody", {}, ...rows.map((row) => line(row, "td"))));
  }

  save(title, page) {
    const paper = document.implementation.createHTMLDocument(`Brief: ${title}`);
    paper.documentElement.lang = "en";
    const charset = paper.createElement("meta");
    charset.setAttribute("charset", "utf-8");
    const style = paper.createElement("style");
    style.textContent = BRIEF_STYLE;
    paper.head.prepend(charset);
    paper.head.append(style);
    paper.body.append(paper.importNode(page, true));
    save(`${title}.html`, new Blob([`<!doctype html>${paper.documentElement.outerHTML}`], { type: "text/html" }));
  }
}
