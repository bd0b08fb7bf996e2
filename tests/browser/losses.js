// Texts that are cut, stand outside the window, or over each other; what scrolls by itself loses nothing.
() => {
  const inside = (it, what) => it.closest(what) !== null;
  const scrolls = (it) => {
    for (let at = it; at; at = at.parentElement) if (/auto|scroll/.test(getComputedStyle(at).overflow)) return true;
    return false;
  };
  const name = (it) => `${it.tagName}.${it.className} "${(it.textContent || it.value || "").trim().slice(0, 40)}"`;
  const seen = [...document.body.querySelectorAll("*")].filter((it) =>
    it.checkVisibility({ visibilityProperty: true }) && !inside(it, ".dk-unseen, .dk-plot, .dk-skip, script, style, noscript"));
  const cut = seen.filter((it) => /hidden|clip/.test(getComputedStyle(it).overflowX) || it.matches("input"))
    .filter((it) => it.scrollWidth > it.clientWidth + 1 && it.clientWidth);
  const texts = seen.flatMap((it) => [...it.childNodes].filter((n) => n.nodeType === 3 && n.data.trim()).flatMap((n) => {
    const range = document.createRange();
    range.selectNodeContents(n);
    return [...range.getClientRects()].map((box) => ({ it, box }));
  })).filter(({ box }) => box.width > 1 && box.height > 1);
  const free = texts.filter(({ it }) => !scrolls(it));
  const outside = free.filter(({ box }) => box.left < -1 || box.right > document.documentElement.clientWidth + 1);
  const wide = seen.filter((it) => !scrolls(it) && it.getBoundingClientRect().right > document.documentElement.clientWidth + 1);
  const over = [];
  free.filter(({ it }) => !inside(it, ".dk-card, .dk-strip")).forEach((a, i, all) => {
    for (const b of all.slice(i + 1)) {
      const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
      const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
      if (a.it !== b.it && across > 2 && down > 0.4 * Math.min(a.box.height, b.box.height)) over.push([a, b]);
    }
  });
  const { scrollWidth, clientWidth } = document.documentElement;
  const all = [
    ...(scrollWidth > clientWidth + 1 ? wide.map((it) => `wider than the page: ${name(it)}`) : []),
    ...cut.map((it) => `cut: ${name(it)} ${it.scrollWidth} in ${it.clientWidth}`),
    ...outside.map(({ it }) => `outside: ${name(it)}`),
    ...over.map(([a, b]) => `over each other: ${name(a.it)} and ${name(b.it)}`),
  ];
  return [...new Set(all)];
}
