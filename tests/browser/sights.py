"""Reading a page as a person would, and its pictures by the name of their source."""

COLUMN = """([source, column]) => {
  for (const doc of Bokeh.documents) {
    const found = doc.get_model_by_name(source);
    if (found) return Array.from(found.data[column]);
  }
}"""


def column(page, source, name):
    """A column of a Bokeh source."""
    return page.evaluate(COLUMN, [source, name])


def press(page, lever, key, times=1):
    """Move a lever by keyboard."""
    page.locator(f".dk-name-{lever} .noUi-handle").focus()
    for _ in range(times):
        page.keyboard.press(key)


def shown(page, name):
    """The text of a part of the answer."""
    return page.locator(f".dk-{name}").first.inner_text()


def wait_for_text(page, selector, text):
    """Wait until an element holds a text."""
    page.wait_for_function(
        "([s, t]) => document.querySelector(s)?.textContent.includes(t)", arg=[selector, text]
    )


def wait_for_change(page, selector, before):
    """Wait until an element's text is another one."""
    page.wait_for_function(
        "([s, t]) => document.querySelector(s)?.textContent !== t", arg=[selector, before]
    )


def wait_for_query(page, part):
    """Wait until the address bar holds a text."""
    page.wait_for_function("(part) => location.search.includes(part)", arg=part)


def wait_for_no_query(page, part):
    """Wait until the address bar no longer holds a text."""
    page.wait_for_function("(part) => !location.search.includes(part)", arg=part)
