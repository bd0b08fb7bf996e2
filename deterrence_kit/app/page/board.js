// The board puts the parts together: it sends what the user did and shows what comes back.

const LARGEST_FILE = 200_000;
const MEMBERS = new Set(["protégé", "ally", "has left the pact"]); // other cards are of something else

// Newer columns or properties over the held ones, model by model.
function into(held, news) {
  for (const [name, values] of Object.entries(news)) held[name] = { ...held[name], ...values };
}

class Board {
  constructor(model, el) {
    Object.assign(this, { model, el, held: { columns: {}, props: {} } });
    this.send = (content) => {
      try {
        model.send(content);
      } catch {
        this.notices(["The session has ended. Reload the page: the address bar holds your settings."]);
      }
    };
    this.address = new Address();
    this.answer = new Answer();
    this.levers = new Levers(model.get("parameters"), this.send);
    this.pictures = Object.entries(model.get("figures"))
      .map(([id, spec]) => new Picture(id, spec, model.get("inks")));
    for (const picture of this.pictures) {
      picture.onChoice = (name, value) => this.send({ kind: "choice", name, value });
    }
    this.build();
  }

  build() {
    this.banner = make("div", { class: "dk-notices", role: "status", hidden: true });
    this.card = make("aside", { class: "dk-card", "aria-label": "State", hidden: true });
    this.about = make("details", { class: "dk-about" });
    this.grid = make("div", { class: "dk-pictures" }, ...this.pictures.map((p) => p.element));
    this.blocks = new Blocks(this.grid, this.send);
    (this.pictures.find((p) => p.spec.tap) ?? this.pictures[0])?.element.append(this.card);
    this.el.classList.add("dk-board");
    this.el.append(
      this.toolbar(), this.banner, this.answer.element, this.grid, this.about, this.answer.strip,
    );
  }

  toolbar() {
    const button = (text, title, content) => make("button", {
      type: "button", text, title, onclick: () => this.send(content),
    });
    this.undo = button("Undo", "Undo the last change (Ctrl+Z)", { kind: "undo" });
    this.redo = button("Redo", "Redo (Ctrl+Shift+Z)", { kind: "redo" });
    this.reset = button("Reset", "Back to the baseline", { kind: "reset_all" });
    this.copied = make("span", { class: "dk-copied", role: "status" });
    const copy = make("button", { type: "button", text: "Copy link", onclick: () => this.copy() });
    this.brief = new Brief();
    const brief = make("button", {
      type: "button", text: "Brief", title: "One page to print or to save as PDF",
      onclick: () => { this.brief.open(); this.send({ kind: "brief" }); },
    });
    const notebook = button("As notebook", "Download what is shown as a notebook that computes it", { kind: "notebook" });
    return make(
      "div", { class: "dk-toolbar", role: "group", "aria-label": "Scenario and history" },
      this.picker(), this.undo, this.redo, this.reset, copy, brief, notebook, 
      this.model.get("picker").choice === "scenario" ? this.opener() : null, this.copied,
    );
  }

  picker() {
    const groups = new Map();
    const { label, choice, options } = this.model.get("picker");
    this.about_choice = choice;
    for (const { name, title, group } of options) {
      if (!groups.has(group)) groups.set(group, group ? make("optgroup", { label: group }) : []);
      const option = make("option", { value: name, text: title });
      if (group) groups.get(group).append(option);
      else groups.get(group).push(option);
    }
    const pick = () => this.send(
      choice === "scenario" ? { kind: choice, name: this.select.value }
        : { kind: "choice", name: choice, value: this.select.value },
    );
    this.select = make("select", { "aria-label": label, onchange: pick }, ...[...groups.values()].flat());
    return make("label", { class: "dk-picker", hidden: !options.length }, make("span", { text: label }), this.select);
  }

  // A scenario file of one's own is read here and sent as text; the session parses it as data.
  opener() {
    const file = make("input", {
      type: "file", accept: ".toml", hidden: true, "aria-hidden": "true", tabindex: "-1",
      onchange: async () => {
        const [chosen] = file.files;
        file.value = "";
        if (!chosen) return;
        if (chosen.size > LARGEST_FILE) {
          this.notices([`${chosen.name} was not opened: it is larger than ${LARGEST_FILE / 1000} kB.`]);
        } else this.send({ kind: "file", name: chosen.name, text: await chosen.text() });
      },
    });
    const button = make("button", {
      type: "button", text: "Open a file…", title: "Open a scenario file (.toml) of your own",
      onclick: () => file.click(),
    });
    return make("span", {}, button, file);
  }

  async start() {
    this.onMessage = (content) => {
      if (content.kind === "update") this.update(content);
      if (content.kind === "brief") this.brief.write(content, this.pictures, this.address.link());
      if (content.kind === "notebook") save(content.name, new Blob([content.text], { type: "application/json" }));
    };
    this.model.on("msg:custom", this.onMessage);
    this.onKey = (event) => this.key(event);
    document.addEventListener("keydown", this.onKey);
    // A slider tells its first value when it is drawn, and would undo what a link has set since.
    const patience = new Promise((resolve) => setTimeout(resolve, 4000));
    Promise.race([this.levers.drawn, patience])
      .then(() => this.send({ kind: "start", query: this.address.query }));
    await haveBokeh(this.model);
    for (const picture of this.pictures) await picture.embed((code) => this.tap(code, picture.spec.tapped));
    this.ready = true;
    this.draw(this.held);
    this.tellReady();
  }

  key(event) {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable=true]");
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z" || typing) return;
    event.preventDefault();
    this.send({ kind: event.shiftKey ? "redo" : "undo" });
  }

  tap(code, kind) {
    if (kind) this.send({ kind, code });
    else if (code !== this.open) this.send({ kind: "tap", code });
  }

  async copy() {
    const done = await this.address.copy();
    this.copied.textContent = done ? "Link copied" : `Copy this: ${this.address.link()}`;
    clearTimeout(this.copyTimer);
    this.copyTimer = setTimeout(() => (this.copied.textContent = ""), done ? 4000 : 30000);
  }

  update({ columns = {}, props = {}, ...texts }) {
    if (!this.ready) {
      this.hold(columns, props);
      this.tell(texts);
      return;
    }
    // The picture that leads is painted first, alone: the others and the texts follow a frame later.
    // Bokeh reads styles while it paints, so texts changed before would make the browser lay out the
    // whole page in the middle of that.
    this.pictures[0]?.update(columns, props);
    const late = (this.late ??= { columns: {}, props: {} });
    into(late.columns, columns);
    into(late.props, props);
    for (const [name, part] of Object.entries(texts)) {
      if (part && typeof part === "object") late[name] = { ...late[name], ...part };
    }
    this.due ||= requestAnimationFrame(() => this.follow());
  }

  follow() {
    const { columns, props, ...texts } = this.late;
    this.late = this.due = null;
    for (const picture of this.pictures.slice(1)) picture.update(columns, props);
    this.tell(texts);
  }

  tell({ page = {}, words = {}, captions = {}, blocks = {} }) {
    if (Object.keys(words).length) this.answer.show(words);
    for (const picture of this.pictures) {
      if (picture.id in captions) picture.say(captions[picture.id]);
    }
    this.blocks.show(blocks);
    this.showPage(page);
    this.heard = true;
    this.tellReady();
  }

  // Ready is drawn and told what to show; tests and screenshots wait for it.
  tellReady() {
    if (this.ready && this.heard) this.el.dataset.ready = "true";
  }

  hold(columns, props) {
    into(this.held.columns, columns);
    into(this.held.props, props);
  }

  draw({ columns, props }) {
    for (const picture of this.pictures) picture.update(columns, props);
  }

  showPage(page) {
    if ("query" in page) this.address.follow(page.query);
    if ("choices" in page) this.showChoices(page.choices);
    if ("scenario" in page) this.showScenario(page.scenario);
    if ("can_undo" in page) this.undo.disabled = !page.can_undo;
    if ("can_redo" in page) this.redo.disabled = !page.can_redo;
    if ("can_reset" in page) this.reset.disabled = !page.can_reset;
    if ("notices" in page) this.notices(page.notices);
    if ("defaults" in page) this.levers.setDefaults(page.defaults);
    if ("changed" in page) this.levers.setChanged(page.changed);
    if ("about" in page) this.showAbout(page.about);
    if ("card" in page) this.showCard(page.card);
    if ("members" in page) this.showMembers(page.members);
  }

  // A scenario of one's own joins the list when it is opened.
  showScenario({ name, title }) {
    if (this.about_choice !== "scenario") return;
    if (![...this.select.options].some((option) => option.value === name)) {
      this.select.append(make("option", { value: name, text: title }));
    }
    this.select.value = name;
  }

  showChoices(choices) {
    if (this.about_choice in choices) this.select.value = choices[this.about_choice];
    for (const picture of this.pictures.filter((p) => p.choice)) {
      picture.choice.value = choices[picture.spec.choice.name];
    }
  }

  notices(sentences) {
    const close = make("button", {
      type: "button", text: "Close", onclick: () => (this.banner.hidden = true),
    });
    this.banner.replaceChildren(
      make("ul", {}, ...sentences.map((text) => make("li", { text }))), close,
    );
    this.banner.hidden = sentences.length === 0;
  }

  showCard(card) {
    this.open = card?.code ?? null;
    this.card.hidden = !card;
    if (this.ready) this.pictures.filter((p) => p.spec.tap).forEach((p) => p.select(this.open));
    if (!card) return;
    const rows = card.rows.flatMap(([what, much]) => [make("dt", { text: what }), make("dd", { text: much })]);
    const close = make("button", {
      type: "button", class: "dk-close", text: "×", "aria-label": "Close the card",
      onclick: () => this.send({ kind: "tap", code: "" }),
    });
    this.card.replaceChildren(
      close, make("h3", { text: card.title }), make("p", { text: card.role }), make("dl", {}, ...rows),
      make("p", { class: "dk-card-actions" }, card.role === "ally" ? this.ownLink(card) : null, this.memberButton(card)),
    );
  }

  memberButton({ code, role }) {
    if (role === "protégé" || !MEMBERS.has(role)) return null;
    const [kind, text] = role === "ally" ? ["leave", "Leave the pact"] : ["join", "Rejoin the pact"];
    return make("button", { type: "button", text, onclick: () => this.send({ kind, code }) });
  }

  // Under the map, on pages that offer it: who can join, and what has been changed, to be taken back.
  showMembers({ candidates, left, joined, note }) {
    const list = make(
      "select", { "aria-label": "State to join the pact" },
      ...candidates.map(([value, text]) => make("option", { value, text })),
    );
    const join = () => this.send({ kind: "join", code: list.value });
    const back = (kind, label) => ([code, name]) => make(
      "button", { type: "button", text: label(name), onclick: () => this.send({ kind, code }) },
    );
    this.members ??= make("div", { class: "dk-members", role: "group", "aria-label": "Membership" });
    this.members.replaceChildren(
      ...(candidates.length
        ? [make("span", { text: "Let another state join:" }), list, make("button", { type: "button", text: "Join", onclick: join })]
        : [make("span", { text: note })]),
      ...left.map(back("join", (name) => `${name} rejoins`)),
      ...joined.map(back("leave", (name) => `${name} leaves again`)),
    );
    document.querySelector(".dk-picture-map .dk-caption").after(this.members);
  }

  ownLink(card) {
    const go = () => {
      const group = document.querySelector(".dk-group-ally");
      if (!group.classList.contains("dk-open")) group.querySelector(".dk-more").click();
      group.scrollIntoView({ block: "center" });
      group.querySelector(".noUi-handle")?.focus();
    };
    return make("button", { type: "button", text: `Change ${card.title} alone`, onclick: go });
  }

  showAbout({ summary, sections }) {
    const only = !summary && sections.length === 1 && sections[0]; // of a page about no scenario
    const whole = "About this scenario: the record, its figures, and what the model does not claim";
    const parts = sections.flatMap(({ title, items }) => [
      only ? "" : make("h3", { text: title }), make("ul", {}, ...items.map((text) => make("li", { text }))),
    ]);
    this.about.replaceChildren(
      make("summary", { text: only ? only.title : whole }),
      only ? "" : make("p", { text: summary }), ...parts,
    );
  }

  stop() {
    this.model.off("msg:custom", this.onMessage);
    document.removeEventListener("keydown", this.onKey);
    this.levers.observer.disconnect();
    this.pictures.forEach((picture) => picture.remove());
  }
}

export default {
  render({ model, el }) {
    const board = new Board(model, el);
    board.start();
    return () => board.stop();
  },
};
