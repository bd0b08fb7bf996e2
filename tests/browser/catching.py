"""What a page would save, caught on the way."""

# Chromium refuses more than ten downloads in a row, so what would be saved is caught on the way.
CATCH = """() => {
  window.caught = [];
  const urls = new Map(), make = URL.createObjectURL;
  URL.createObjectURL = (blob) => { const url = make(blob); urls.set(url, blob); return url; };
  HTMLAnchorElement.prototype.click = function () {
    const blob = urls.get(this.href), pixels = blob.type === "image/png" ? createImageBitmap(blob) : {};
    Promise.all([blob.text(), pixels]).then(([text, { width, height }]) =>
      window.caught.push([this.download, text, width, height]));
  };
}"""


def caught(picture, button):
    """What a button would save: name, text, size; pressed by key, as the page may still move."""
    page = picture.page
    before = page.evaluate("caught.length")
    picture.get_by_role("button", name=button).press("Enter")
    page.wait_for_function("(n) => caught.length > n", arg=before)
    return page.evaluate("caught.at(-1)")
