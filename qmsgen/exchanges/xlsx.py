"""Filled workbooks: rows are known by their id, columns by the words above them, wherever either was moved to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from typing import Any, Final

from qmsgen.exchanges import Filled, Form, Unreadable
from qmsgen.exchanges._package import opened
from qmsgen.model.phrase import phrase

_MOST_ROWS: Final = 20_000
_MOST_COLUMNS: Final = 60
_ROW_ID: Final = re.compile(r"[a-z0-9]+(?:[-.][A-Za-z0-9]+)*\.[A-Za-z0-9-]+")


def read(data: bytes, form: Form) -> Iterator[Filled]:
    """Every blank of every row that has an id below a head that is known."""
    opened(data).close()
    from openpyxl import load_workbook  # noqa: PLC0415 - only where a workbook is read

    book = load_workbook(BytesIO(data), read_only=True, data_only=False, keep_links=False)
    try:
        for sheet in book.worksheets:
            yield from _sheet(sheet, form)
    finally:
        book.close()


def _sheet(sheet: Any, form: Form) -> Iterator[Filled]:  # noqa: ANN401 - openpyxl says no more
    sheet.reset_dimensions()
    columns: dict[int, str] = {}
    for number, cells in enumerate(sheet.iter_rows(max_col=_MOST_COLUMNS), 1):
        if number > _MOST_ROWS:
            raise Unreadable(
                phrase("the sheet `{sheet}` has more than {most} rows", sheet=sheet.title, most=_MOST_ROWS)
            )
        found = {index: form.heads[text] for index, cell in enumerate(cells) if (text := _text(cell)) in form.heads}
        if {"row", "grade"} <= set(found.values()):
            columns = found
        elif columns:
            yield from _row(sheet.title, cells, columns, form)


def _row(sheet: str, cells: Any, columns: dict[int, str], form: Form) -> Iterator[Filled]:  # noqa: ANN401 - likewise
    """The blanks of a row in which something is written, and the requirement as it stands beside them."""
    there = {name: cells[index] for index, name in columns.items() if index < len(cells)}
    written = [cell for name, cell in there.items() if name in form.blanks - {"requirement"} and _text(cell)]
    if not written:
        return
    row = _row_id(_text(there["row"])) if "row" in there else ""
    if not row:
        raise Unreadable(
            phrase("`{cell}` is filled in, and its row has no id", cell=f"{sheet}!{_coordinate(written[0])}"),
            phrase("put the id of the row back into its first column, as the checklist came"),
        )
    for name, cell in there.items():
        if name == "requirement" or cell in written:
            value = _text(cell)
            shown = form.choices.get(name, {}).get(value, value)
            yield Filled(f"{row}.{name}", shown, f"{sheet}!{_coordinate(cell)}", cell.data_type == "f")


def _row_id(text: str) -> str:
    """The id stands on the last line of its cell, below the number."""
    last = text.rpartition("\n")[2].strip()
    return last if _ROW_ID.fullmatch(last) else ""


def _coordinate(cell: Any) -> str:  # noqa: ANN401 - likewise
    return str(getattr(cell, "coordinate", "?"))


def _text(cell: Any) -> str:  # noqa: ANN401 - likewise
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return value.date().isoformat() if isinstance(value, datetime) else value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
