"""A workbook in memory as bytes; the only module that knows xlsxwriter."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import xlsxwriter

from qmsgen.errors import EncodingFault
from qmsgen.formats.xlsx import names
from qmsgen.formats.xlsx.said import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from qmsgen.formats.xlsx.book import Book, Leaf
    from qmsgen.formats.xlsx.canvas import Blank, Box
    from qmsgen.formats.xlsx.look import Look
    from qmsgen.formats.xlsx.said import Fragment, Said

_LONGEST_TEXT = 32_767
_LONGEST_LIST = 255
_MOST_ROWS = 1_048_576
_LARGEST = 1e12
_A4 = 9
_QUOTE = "'"
_ACTIVE = ("=", "+", "-", "@", "\t", "\r", "\n")
"""Characters that may turn a text into a formula once somebody edits its cell."""
_ALLOWED = {"autofilter": True, "sort": True, "format_columns": True, "format_rows": True}
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


@dataclass(frozen=True, slots=True)
class _Style:
    """A look with the weight of one stretch of text; `quoted` keeps what looks like a formula a text."""

    look: Look
    bold: bool = False
    italic: bool = False
    quoted: bool = False


def workbook(book: Book) -> bytes:
    """The bytes of a workbook: the same for the same book.

    Raises `EncodingFault` for a text longer than a cell can hold.
    """
    stream = BytesIO()
    standard = {"font_name": book.wardrobe.body_face, "font_size": 10}
    with xlsxwriter.Workbook(stream, {**_OPTIONS, "default_format_properties": standard}) as made:
        _describe(made, book)
        _Writer(made, book).write()
    return stream.getvalue()


def _describe(made: Workbook, book: Book) -> None:
    made.set_properties(
        {
            "title": book.title,
            "subject": book.subject,
            "author": book.organisation,
            "company": book.organisation,
            "comments": book.description,
            "created": book.created,
        }
    )


class _Writer:
    """Writes leaves one by one; formats and long lists are shared by all of them."""

    def __init__(self, made: Workbook, book: Book) -> None:
        self.made = made
        self.book = book
        self.formats: dict[_Style, Format] = {}
        self.lists: dict[tuple[str, ...], str] = {}
        self.figures = dict(_figures(book.leaves))

    def write(self) -> None:
        for leaf in self.book.leaves:
            self._leaf(leaf)
        self._lists()

    def _leaf(self, leaf: Leaf) -> None:
        if leaf.canvas.next_row > _MOST_ROWS:
            raise EncodingFault(f"`{leaf.name}` has more rows than a worksheet can hold")
        sheet = self.made.add_worksheet(leaf.name)
        for column, width in enumerate(leaf.canvas.widths):
            sheet.set_column(column, column, width)
        for row, height in enumerate(leaf.canvas.heights):
            sheet.set_row(row, round(height * 4) / 4)
        for box in leaf.canvas.boxes:
            self._box(sheet, box)
        self._print_setup(sheet, leaf)
        self._screen(sheet, leaf)

    def _print_setup(self, sheet: Worksheet, leaf: Leaf) -> None:
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.set_margins(left=0.6, right=0.5, top=0.8, bottom=0.7)
        sheet.fit_to_pages(1, 0)
        sheet.set_header(self.book.header, {"margin": 0.35})
        sheet.set_footer(self.book.footer, {"margin": 0.35})
        sheet.print_area(0, 0, leaf.canvas.next_row - 1, leaf.canvas.columns - 1)
        if leaf.canvas.repeated:
            sheet.repeat_rows(*leaf.canvas.repeated)

    def _screen(self, sheet: Worksheet, leaf: Leaf) -> None:
        sheet.hide_gridlines(2)
        if leaf.canvas.frozen:
            sheet.freeze_panes(leaf.canvas.frozen, 0)
        if leaf.canvas.filtered:
            head, last, column = leaf.canvas.filtered
            sheet.autofilter(head, 0, last, column)
        if self.book.protected:
            sheet.protect("", _ALLOWED)

    def _box(self, sheet: Worksheet, box: Box) -> None:
        text = plain(box.said)
        style = self._format(_Style(box.look, bold=_all_strong(box.said), quoted=text.startswith(_ACTIVE)))
        last_row, last_column = box.row + box.rows - 1, box.column + box.columns - 1
        if (last_row, last_column) != (box.row, box.column):
            sheet.merge_range(box.row, box.column, last_row, last_column, "", style)
        self._value(sheet, box, text, style)
        if box.blank:
            self._validate(sheet, box, box.blank)

    def _value(self, sheet: Worksheet, box: Box, text: str, style: Format) -> None:
        spot = (box.row, box.column)
        if names.units(text) > _LONGEST_TEXT:
            raise EncodingFault(f"a text of {len(text)} characters does not fit into a cell of a workbook")
        if box.blank and box.blank.of:
            sheet.write_formula(*spot, self._formula(box.blank), style, "")
        elif box.blank and box.blank.kind == "number" and text:
            sheet.write_number(*spot, float(text), style)
        elif not text:
            sheet.write_blank(*spot, None, style)
        elif box.number is not None:
            sheet.write_number(*spot, float(box.number), style)
        elif box.target:
            link = f"internal:'{box.target.replace(_QUOTE, _QUOTE * 2)}'!A1"
            sheet.write_url(*spot, link, style, text)
        elif _weights(box.said) > 1:
            sheet.write_rich_string(*spot, *self._rich(box), style)
        else:
            sheet.write_string(*spot, text, style)

    def _formula(self, blank: Blank) -> str:
        if blank.kind == "total":
            return f"=SUM({','.join(self._added_up(blank))})"
        cells = [_area(sheet, row, row, column) for sheet, row, column in map(self.figures.__getitem__, blank.of)]
        if blank.kind == "product":
            return f'=IF(COUNT({",".join(cells)})<{len(cells)},"",{"*".join(cells)})'
        first, second = cells
        if blank.kind == "difference":
            return f'=IF(COUNT({first},{second})<2,"",{first}-{second})'
        return f'=IF({first}="","",IF({second}="",TODAY(),{second})-{first})'

    def _added_up(self, blank: Blank) -> Iterator[str]:
        """The cells of a sum; those that stand below one another as one range."""
        for column, cells in groupby((self.figures[name] for name in blank.of), key=itemgetter(0, 2)):
            rows = [row for _, row, _ in cells]
            for run in _runs(rows):
                yield _area(column[0], run[0], run[-1], column[1])

    def _rich(self, box: Box) -> list[Any]:
        """Fragments as xlsxwriter wants them: the format of a stretch before its text."""
        mixed: list[Any] = []
        for part in box.said:
            if part.text:
                style = _Style(box.look, bold=part.strong, italic=self._slanted(part))
                mixed += [self._format(style), part.text]
        return mixed

    def _slanted(self, part: Fragment) -> bool:
        """Chinese faces have no italics worth the name."""
        return part.emphasis and not self.book.wardrobe.east_asian

    def _format(self, style: _Style) -> Format:
        if style not in self.formats:
            self.formats[style] = self.made.add_format(_properties(style))
        return self.formats[style]

    def _validate(self, sheet: Worksheet, box: Box, blank: Blank) -> None:
        area = (box.row, box.column, box.row, box.column)
        match blank.kind:
            case "pick":
                sheet.data_validation(*area, {"validate": "list", "source": self._source(blank.options)})
            case "date":
                earliest = dt.date(1900, 1, 1)
                sheet.data_validation(*area, {"validate": "date", "criteria": ">=", "value": earliest})
            case "number":
                anything = {"validate": "decimal", "criteria": "between", "minimum": -_LARGEST, "maximum": _LARGEST}
                sheet.data_validation(*area, anything)
            case "text" | "total" | "product" | "difference" | "days":
                pass

    def _source(self, options: tuple[str, ...]) -> list[str] | str:
        """A list that Excel keeps in the cell, or the place of one that it cannot."""
        literal = ",".join(options)
        if names.units(literal) <= _LONGEST_LIST and all(map(_listable, options)):
            return list(options)
        if options not in self.lists:
            column = xlsxwriter.utility.xl_col_to_name(len(self.lists), col_abs=True)
            self.lists[options] = f"='{names.LISTS}'!{column}$1:{column}${len(options)}"
        return self.lists[options]

    def _lists(self) -> None:
        if not self.lists:
            return
        sheet = self.made.add_worksheet(names.LISTS)
        style = self.made.add_format({"quote_prefix": True})
        for column, options in enumerate(self.lists):
            for row, option in enumerate(options):
                sheet.write_string(row, column, option, style)
        sheet.hide()
        if self.book.protected:
            sheet.protect()


def _figures(leaves: Sequence[Leaf]) -> Iterator[tuple[str, tuple[str, int, int]]]:
    """Where each figure stands that a sum may name: worksheet, row, column."""
    for leaf in leaves:
        for box in leaf.canvas.boxes:
            if box.blank and box.blank.name:
                yield box.blank.name, (leaf.name, box.row, box.column)


def _runs(rows: Sequence[int]) -> list[list[int]]:
    """Rows that follow one another without a gap, together."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][-1] + 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    return runs


def _area(sheet: str, first: int, last: int, column: int) -> str:
    cells = xlsxwriter.utility.xl_range(first, column, last, column)
    return f"'{sheet.replace(_QUOTE, _QUOTE * 2)}'!{cells}"


def _listable(option: str) -> bool:
    return option == option.strip() and not set(option) & set(',"\n')


def _all_strong(said: Said) -> bool:
    return all(part.strong for part in said if part.text)


def _weights(said: Said) -> int:
    return len({(part.strong, part.emphasis) for part in said if part.text})


def _properties(style: _Style) -> dict[str, Any]:
    """A style in xlsxwriter's words."""
    look = style.look
    properties: dict[str, Any] = {
        "font_name": look.face,
        "font_size": look.size,
        "font_color": look.ink,
        "bold": style.bold or look.bold,
        "italic": style.italic or look.italic,
        "text_wrap": True,
        "align": look.align,
        "valign": "vcenter" if look.middle else "top",
        "quote_prefix": style.quoted,
        "locked": not look.unlocked,
    }
    if look.fill:
        properties["bg_color"] = look.fill
    if look.indented:
        properties["indent"] = 1
    if look.rule:
        properties |= {"border": 1, "border_color": look.rule}
    if look.bar:
        properties |= {"left": 5, "left_color": look.bar}
    if look.pattern:
        properties["num_format"] = look.pattern
    return properties
