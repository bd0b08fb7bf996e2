// What a page says by a background: bars, tracks, knobs and marks without a text of their own, and
// what is on, told apart from its neighbours by its ground alone. Called twice: what was found in
// usual colours (and kept) is then judged in others. `how`: "forced" or "print".
(how) => {
  const clear = (colour) => /^transparent$|^rgba.*, 0\)$/.test(colour);
  const look = (it) => getComputedStyle(it);
  const ground = (it) => (!it ? "" : clear(look(it).backgroundColor) ? ground(it.parentElement) : look(it).backgroundColor);
  const says = (it) => {
    if (it.closest(".dk-plot, script, style, .dk-unseen") || it.matches("input, select, html, body")) return false;
    if (!it.checkVisibility() || !it.getClientRects().length) return false;
    const on = it.matches("[aria-current], [aria-pressed=true]");
    if (!on && it.textContent.trim()) return false;
    const { backgroundColor, backgroundImage } = look(it);
    const own = !clear(backgroundColor) && backgroundColor !== ground(it.parentElement);
    return own || backgroundImage !== "none";
  };
  const name = (it) => `${it.tagName.toLowerCase()}.${String(it.className).trim().replaceAll(/\s+/g, ".")}`;
  if (!how) {
    window.dkDrawn = [...document.querySelectorAll("body *")].filter(says);
    return [...new Set(window.dkDrawn.map(name))];
  }
  const edge = (it) => {
    const { outlineStyle, outlineColor, outlineWidth } = look(it);
    if (outlineStyle !== "none" && parseFloat(outlineWidth) && !clear(outlineColor)) return true;
    return ["Top", "Right", "Bottom", "Left"].some((side) => {
      const is = (what) => look(it)[`border${side}${what}`];
      return is("Style") !== "none" && parseFloat(is("Width")) && !clear(is("Color"));
    });
  };
  const kept = (it) => {
    const { forcedColorAdjust, printColorAdjust, backgroundColor, backgroundImage } = look(it);
    if (how === "print") return printColorAdjust === "exact";
    return forcedColorAdjust === "none" && (backgroundImage !== "none" || backgroundColor !== ground(it.parentElement));
  };
  const shown = (it) => it.isConnected && it.checkVisibility();
  const track = (it) => it.matches(".dk-scale, .dk-meter, .noUi-target");
  const seen = (it) => kept(it) && (how === "forced" || !track(it)) || edge(it);
  return [...new Set(window.dkDrawn.filter((it) => shown(it) && !seen(it)).map(name))];
}
