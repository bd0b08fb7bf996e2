"""Excel files: whatever a cell holds, it is read back as that number or text, and never runs."""

import io

import openpyxl
from hypothesis import given
from hypothesis import strategies as st

from deterrence_kit.app.page import Page
from deterrence_kit.app.state import State
from deterrence_kit.app.workbook import workbook
from deterrence_kit.datasets.plain_text import one_line
from deterrence_kit.pages.explorer.page import ExplorerReading

CELLS = st.one_of(
    st.floats(allow_nan=True, allow_infinity=True),
    st.integers(-(10**9), 10**9),
    st.text(max_size=20),
    st.sampled_from(["=1+1", "-1+1", " =A1", "\t=1", "http://x.y", "12", "_x0041_", "{=1}", None]),
)


def made(rows, head=("a",), **more):
    table = {"title": "T", "lines": [], "head": list(head), "rows": rows, **more}
    return openpyxl.load_workbook(io.BytesIO(workbook(table))).active


@given(CELLS)
def test_a_cell_is_read_back_as_it_was(value):
    cell = made([[value, "end"]], "ab")["A2"]
    assert cell.data_type in "ns"
    assert cell.hyperlink is None
    if isinstance(value, int | float) and abs(value) < 1e300 and value == value:
        assert float(cell.value) == float(f"{value:.16g}")
    elif isinstance(value, str) and cell.value is not None:
        assert cell.data_type == "s"
        assert cell.value == one_line(value)


def test_numbers_have_the_format_of_their_column():
    sheet = made(
        [[2.9, 0.5, 1e4, "x"]], "abcd", formats=["signed", "probability", "integer", "text"]
    )
    assert [cell.number_format for cell in sheet[2]] == [
        "+0.0;-0.0;0.0",
        "0.00",
        "#,##0",
        "General",
    ]


def test_a_page_answers_with_the_file_beside_the_message():
    page, told = Page(ExplorerReading, State("nato-estonia")), []
    page.board.send = lambda content, buffers=None: told.append((content, buffers))
    table = {"title": "Türkiye", "lines": [["Page", "Explorer"]], "head": ["A"], "rows": [[1.5]]}
    page.answer_event({"kind": "excel", "table": table})
    [(content, [book])] = told
    assert content == {"kind": "excel", "title": "Türkiye"}
    sheet = openpyxl.load_workbook(io.BytesIO(book)).active
    assert [[c.value for c in row] for row in sheet.iter_rows()] == [
        ["Page", "Explorer"], [None, None], ["A", None], [1.5, None],
    ]  # fmt: skip
