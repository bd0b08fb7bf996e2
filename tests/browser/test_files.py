"""Tables as files: the number in the file is the number shown, and no cell is run as a formula.

The tables are those of all pages, found, not listed; the page's own functions write them.
"""

import csv
import io
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from functools import cache

import numpy as np
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from deterrence_kit.app.board import _plain, script
from deterrence_kit.app.page import Page
from deterrence_kit.app.state import State
from deterrence_kit.app.workbook import workbook
from tests.app.test_every_page import READINGS
from tests.waiting import PATIENCE

pytestmark = pytest.mark.browser

STATE = State("nato-turkiye", {"readiness": 0.7, "will.USA": 0.2}, left=("CAN",))
ORIGIN = """
  window.origin = new Origin({ link: () => "http://here/page?a=1&b=2" }, (event) => (window.asked = event));
  origin.tell({
    page: "Explorer", about: "nato-türkiye", subject: "NATO – Türkiye, 2026",
    changes: ["A", "B"], source: "Us",
  });
"""
TABLE = """([title, columns, rows]) => {
  const cell = (column, place) => rows[place][column];
  const table = sheet(title, columns, cell, rows.length);
  const written = csvText(origin, table);
  origin.askExcel(table);
  const seen = rows.map((row) => columns.map(([column, , format]) => String(shown(row[column], format))));
  return [written, seen, window.asked.table];
}"""
ABOUT = 8  # lines above a table's heading


@pytest.fixture(scope="module", params=["en-GB", "de-DE"])
def scripts(request, chromium):
    """The page's functions, in a browser of that language."""
    context = chromium.new_context(locale=request.param)
    context.set_default_timeout(1000 * PATIENCE)
    page = context.new_page()
    page.add_script_tag(content=script().replace("export default", "const board =") + ORIGIN)
    page.between = ";" if request.param == "de-DE" else ","
    yield page
    context.close()


@cache
def tables():
    """Title, columns and rows of everything that can be downloaded from any page."""
    return list(_tables())


def _tables():
    for reading in READINGS:
        page = Page(reading, STATE)
        page.settle()
        columns = page.reading.columns()
        for picture in page.reading.pictures().values():
            spec = picture["table"]
            if spec["source"] in columns:
                yield picture["title"], spec["columns"], rows_of(columns[spec["source"]], spec)
        for block in page.reading.blocks().values():
            for part in (p for top in block["parts"] for p in parts(top) if p.get("csv")):
                yield part["title"], part["columns"], _plain(part["rows"])


def parts(part):
    yield part
    for inner in part.get("parts", ()):
        yield from parts(inner)


def rows_of(source, spec):
    names = [name for name, *_ in spec["columns"]]
    lists = [_plain(np.asarray(source[name]).tolist()) for name in names]
    return [dict(zip(names, cells, strict=True)) for cells in zip(*lists, strict=True)]


def read(text, between):
    assert "\n" not in text.replace("\r\n", "")
    return list(csv.reader(io.StringIO(text), delimiter=between))


def number(text):
    """What a person reads; None for words."""
    plain = text.replace("−", "-").removesuffix(" %").replace(",", "")
    return float(plain) if re.fullmatch(r"[+-]?[\d.]+(e[+-]?\d+)?", plain) else None


def test_the_number_in_the_file_is_the_number_shown(scripts):
    seen_numbers = 0
    for title, columns, rows in tables():
        written, seen, asked = scripts.evaluate(TABLE, [title, columns, rows])
        lines = read(written, scripts.between)
        head, body = lines[ABOUT], lines[ABOUT + 1 :]
        told = [i for i, (_, label, _) in enumerate(columns) if label]
        assert len(body) == len(seen), title
        for i, place in enumerate(told):
            for cells, shown in zip(body, seen, strict=True):
                assert len(cells) == len(head), title
                if columns[place][2] == "text" or (read_off := number(shown[place])) is None:
                    continue
                in_file = cells[i].replace(",", ".") if scripts.between == ";" else cells[i]
                off = abs(float(in_file) - read_off)
                assert off <= max(0.5001, 0.006 * abs(read_off)) * _grain(shown[place]), (
                    title,
                    head[i],
                )
                assert ("%" in shown[place]) <= ("%" in head[i])
                seen_numbers += 1
        check_workbook(asked, head, body, scripts.between)
    assert seen_numbers > 1000


def check_workbook(asked, head, body, between):
    """Read by another library: what stands in the CSV, numbers as numbers, no formula."""
    book = openpyxl.load_workbook(io.BytesIO(workbook(asked)))
    cells = list(book.active.iter_rows(min_row=ABOUT + 1))
    assert [" ".join(h.split()) for h in head] == [cell.value for cell in cells[0]]
    assert len(cells) == len(body) + 1
    for line, row in zip(body, cells[1:], strict=True):
        for text, cell in zip(line, row, strict=True):
            assert cell.data_type in "ns", (asked["title"], text)
            if cell.data_type == "s":
                assert cell.value == " ".join(text.split()).removeprefix("'")
            elif cell.value is not None:
                assert cell.value == float(text.replace(",", ".") if between == ";" else text)


def _grain(text):
    """One unit of the last digit shown."""
    decimals = re.search(r"\.(\d+)", text)
    return 10.0 ** -len(decimals.group(1)) if decimals else 1.0


def test_a_file_says_where_it_comes_from(scripts):
    written, *_ = scripts.evaluate(
        TABLE, ["Who", [["a", "State", "text"], ["b", "", "text"]], [{"a": "EST"}]]
    )
    lines = read(written, scripts.between)
    assert lines[:3] == [["Table", "Who"], ["Page", "Explorer"], ["About", "NATO – Türkiye, 2026"]]
    assert lines[3] == ["Changed", "A; B"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", lines[4][1])
    assert lines[5:9] == [["Link", "http://here/page?a=1&b=2"], ["Source", "Us"], [], ["State"]]
    name = scripts.evaluate("origin.name('csv', 'Who would come, and when?')")
    assert re.fullmatch(r"explorer_nato-türkiye_\d{4}-\d\d-\d\d_Who-would-come-and-when\.csv", name)


WORST = [
    "=1+1",
    " =1+1",
    "\t=1",
    "\r=1",
    "\n@SUM(A1)",
    "-1+1",
    "+1+1",
    "\u00a0=1",
    "\ufeff=1",
    "＝1",
    "a\r\n=1",
]


@pytest.mark.parametrize("text", WORST)
def test_a_cell_from_outside_is_inert(scripts, text):
    check_inert(scripts, text)


@given(
    st.text(
        alphabet=st.sampled_from("=+-@ \t\r\n\"',;|1.e!a\u00a0\u200b\ufeff＝\u2028"), max_size=8
    )
)
def test_no_text_becomes_a_formula(scripts, text):
    check_inert(scripts, text)


def check_inert(scripts, text):
    written, *_ = scripts.evaluate(
        TABLE, ["T", [["a", "A", "text"], ["b", "B", "text"]], [{"a": "x", "b": text}]]
    )
    lines = read(written, scripts.between)
    assert [len(line) for line in lines[ABOUT:]] == [2, 2]
    cell = lines[ABOUT + 1][1]
    genuine = re.fullmatch(r"[+-]?\d+([.,]\d+)?([eE][+-]?\d+)?", cell)
    assert genuine or cell.lstrip(" \u00a0\u200b\ufeff\t")[:1] not in {*"=+-@＝＋－＠"} - {""}
    assert cell.isprintable() or not re.search(r"[\x00-\x1f\u2028]", cell)


def test_genuine_numbers_stay_numbers(scripts):
    columns = [["a", "Points", "signed"], ["b", "Share", "percent"], ["c", "Text", "text"]]
    row = {"a": -0.029, "b": 0.123456, "c": "-5"}
    written, seen, _ = scripts.evaluate(TABLE, ["T", columns, [row]])
    line = written.split("\r\n")[ABOUT + 1]
    assert seen == [["−2.9", "12.3 %", "-5"]]
    assert line.replace(",", "." if scripts.between == ";" else ",") == scripts.between.join(
        ["-2.9", "12.3456", "-5"]
    )
    assert "Share, %" in written


def test_the_file_begins_with_the_mark_of_utf_8(scripts):
    with scripts.expect_download() as download:
        scripts.evaluate("saveCsv(origin, { title: 'Türkiye', head: ['A'], rows: [[1.5]] })")
    assert download.value.path().read_bytes().startswith(b"\xef\xbb\xbfTable")


def test_a_german_spreadsheet_reads_numbers_and_umlauts(scripts, tmp_path):
    """LibreOffice with the language set to German, as it opens the file of a German browser."""
    if not (office := shutil.which("soffice")):
        pytest.skip("LibreOffice is not installed: only Python's reader has read the files.")
    if scripts.between != ";":
        pytest.skip("A file of an English browser is for an English spreadsheet.")
    columns = [["a", "State", "text"], ["b", "Points", "signed"], ["c", "GDP", "number"]]
    rows = [{"a": "Türkiye", "b": 0.029, "c": 2.867}, {"a": "=1+1", "b": -0.5, "c": 1234.5}]
    written, _, asked = scripts.evaluate(TABLE, ["Größe", columns, rows])
    (tmp_path / "t.csv").write_text("\ufeff" + written, encoding="utf-8", newline="")
    (tmp_path / "x.xlsx").write_bytes(workbook(asked))
    set_to_german(tmp_path / "home")
    command = [office, "--headless", f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"]
    as_german = ["--infilter=CSV:59,34,76,1,,1031,false,true"]
    for name, filtered in (("t.csv", as_german), ("x.xlsx", [])):
        to = [*filtered, "--convert-to", "fods", "--outdir", str(tmp_path), str(tmp_path / name)]
        subprocess.run([*command, *to], check=True, timeout=600)
    read_off, of_excel = (spreadsheet(tmp_path / name)[-3:] for name in ("t.fods", "x.fods"))
    assert read_off == [
        ["State", "Points", "GDP"],
        ["Türkiye", 2.9, 2.867],
        ["'=1+1", -50.0, 1234.5],
    ]
    assert of_excel == [*read_off[:2], ["=1+1", *read_off[2][1:]]]
    assert "+2,9" in (tmp_path / "x.fods").read_text(encoding="utf-8")


GERMAN = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
  <item oor:path="/org.openoffice.Setup/L10N">
    <prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>de-DE</value></prop>
  </item>
</oor:items>
"""


def set_to_german(home):
    """A user whose LibreOffice is set to German: what is shown has decimal commas."""
    (home / "user").mkdir(parents=True)
    (home / "user" / "registrymodifications.xcu").write_text(GERMAN, encoding="utf-8")


def spreadsheet(path):
    """Cells of the rows that are filled: numbers as numbers."""
    names = {
        "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    }
    value = f"{{{names['office']}}}value"
    formula = f"{{{names['table']}}}formula"
    rows = []
    for row in ET.parse(path).iterfind(".//table:table-row", names):
        cells = row.findall("table:table-cell", names)
        assert not any(formula in cell.attrib for cell in cells)
        told = [float(c.get(value)) if value in c.attrib else "".join(c.itertext()) for c in cells]
        rows.append([cell for cell in map(_stripped, told) if cell != ""])
    return [row for row in rows if row]


def _stripped(cell):
    return cell.strip() if isinstance(cell, str) else cell


TEXTS = st.text(max_size=12) | st.text(
    alphabet=st.sampled_from("<>&'\"/\\:*?|. \n\x00\x1b\u202e\u2028\ufffe\U0001f600üa"), max_size=12
)
SLIDE = """async (text) => {
  const slide = new Slide(400, { ground: "#fff", text: "#000", muted: "#555" });
  slide.write(text, 13);
  slide.legend([{ sign: "●", colour: "#000", text, low: text, high: text }], ["#000", "#fff"]);
  return [await slide.svg().text(), origin.name("svg", text)];
}"""


@given(TEXTS)
def test_any_text_makes_a_picture_and_a_name_that_can_be_opened(scripts, text):
    svg, name = scripts.evaluate(SLIDE, text)
    sheet = ET.fromstring(svg)
    assert {element.tag.partition("}")[2] for element in sheet.iter()} <= {
        "svg", "rect", "text", "linearGradient", "stop",
    }  # fmt: skip
    seen = "".join(element.text or "" for element in sheet.iterfind("{*}text"))
    assert all(letter in seen for letter in text if letter.isalnum())
    assert not re.search(r"""[\x00-\x20<>&'"/\\:*?|\u202e\u2028]|^\.|\.\.""", name)
