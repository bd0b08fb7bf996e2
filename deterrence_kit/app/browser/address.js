// The address bar follows the state, and the link can be copied. JupyterLab's own address is left alone.

const OURS = !/\/(lab|doc|notebooks|tree|edit)(\/|$)/.test(location.pathname);

class Address {
  constructor() {
    this.query = OURS ? location.search : "";
  }

  follow(query) {
    this.query = `?${query}`;
    clearTimeout(this.timer);
    // Browsers refuse more than a hundred replaceState calls in half a minute.
    this.timer = setTimeout(() => this.write(), 350);
  }

  write() {
    if (OURS && location.search !== this.query) history.replaceState(null, "", this.query + location.hash);
  }

  link() {
    return OURS ? location.origin + location.pathname + this.query : this.query;
  }

  // navigator.clipboard exists only on https and localhost; an intranet page may be neither.
  async copy() {
    this.write();
    try {
      await navigator.clipboard.writeText(this.link());
      return true;
    } catch {
      return copyBySelection(this.link());
    }
  }
}

function copyBySelection(text) {
  const area = make("textarea", { class: "dk-unseen", "aria-hidden": "true" });
  area.value = text;
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done;
}
