"""A table of a page as an Excel file: numbers with a format, texts as texts and never formulas."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from math import isfinite
from typing import Any

import xlsxwriter

from deterrence_kit.datasets.plain_text import one_line

# As the page writes them; the numbers come in the unit of their heading.
FORMATS = {
    "probability": "0.00", "integer": "#,##0", "percent": "0.0", "bar": "0.0",
    "signed": "+0.0;-0.0;0.0",
}  # fmt: skip
LONGEST_CELL = 32_767  # characters that Excel takes
WIDEST = 48  # characters of a column
# A file is data: nothing in it is run, followed or guessed at.
INERT = {
    "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
    "strings_to_numbers": False,
}  # fmt: skip


def workbook(table: Mapping[str, Any]) -> bytes:
    """The file of what the page shows as a table.

    Parameters
    ----------
    table : mapping
        ``title``, ``lines`` (where it comes from: label and text), ``head``, ``formats`` and
        ``rows``, as the page writes them into a CSV file too.

    Examples
    --------
    >>> made = workbook({"title": "Who", "lines": [], "head": ["State"], "rows": [["=1+1"]]})
    >>> made[:2]
    b'PK'
    """
    file = BytesIO()
    with xlsxwriter.Workbook(file, INERT) as book:
        book.set_properties({"title": str(table["title"])})
        _fill(book, table)
    return file.getvalue()


def _fill(book: xlsxwriter.Workbook, table: Mapping[str, Any]) -> None:
    sheet, bold = book.add_worksheet("Table"), book.add_format({"bold": True, "text_wrap": True})
    lines, head, rows = table["lines"], table["head"], table["rows"]
    ways = [book.add_format({"num_format": f}) for f in _formats(table)]
    top = len(lines) + 1 if lines else 0
    for place, (label, text) in enumerate(lines):
        sheet.write_string(place, 0, _text(label), bold)
        sheet.write_string(place, 1, _text(text))
    for column, label in enumerate(head):
        sheet.write_string(top, column, _text(label), bold)
        sheet.set_column(column, column, _width(label, (row[column] for row in rows)))
    for place, row in enumerate(rows, top + 1):
        for column, value in enumerate(row):
            _write(sheet, place, column, value, ways[column])
    sheet.freeze_panes(top + 1, 1)


def _formats(table: Mapping[str, Any]) -> list[str]:
    named = table.get("formats") or [None] * len(table["head"])
    return [FORMATS.get(str(name), "General") for name in named]


def _write(sheet: Any, row: int, column: int, value: Any, way: Any) -> None:
    if isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value):
        sheet.write_number(row, column, value, way)
    elif value not in (None, ""):
        sheet.write_string(row, column, _text(value))


def _text(value: Any) -> str:
    """One line, of letters that a file can hold."""
    return one_line(str(value))[:LONGEST_CELL]


def _width(label: str, values: Any) -> int:
    longest = max((len(str(value)) for value in values), default=0)
    return min(WIDEST, max(10, longest, min(len(label), 24)) + 2)
