// A stand-in for the little of a browser that scripts which compute also touch.

class Element {
  constructor(tag) {
    Object.assign(this, { tag, attributes: {}, dataset: {}, children: [], listeners: {}, textContent: "", value: "" });
  }
  setAttribute(name, value) {
    this.attributes[name] = String(value);
  }
  removeAttribute(name) {
    delete this.attributes[name];
  }
  addEventListener(kind, act) {
    this.listeners[kind] = act;
  }
  append(...children) {
    this.children.push(...children);
  }
  replaceChildren(...children) {
    this.children = children;
  }
  classList = { add: () => {} };
}

export function standIn(more = {}) {
  Object.assign(globalThis, {
    document: { createElement: (tag) => new Element(tag), querySelector: () => null },
    addEventListener: () => {},
    removeEventListener: () => {},
    ...more,
  });
}
