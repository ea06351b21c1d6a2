"""Tables, rating grids and questions as boxes of a worksheet."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from qmsgen.formats.xlsx import measure
from qmsgen.formats.xlsx.canvas import Blank, Box
from qmsgen.formats.xlsx.columns import is_list, least_widths, parts, spread
from qmsgen.formats.xlsx.said import (
    BOX,
    TICKED,
    Fragment,
    blank_text,
    fields,
    graded,
    legend,
    plain,
    say,
    say_blocks,
    words,
)
from qmsgen.model.document import Field, Paragraph, Tone
from qmsgen.model.placing import holes, placed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qmsgen.formats.xlsx.canvas import Canvas
    from qmsgen.formats.xlsx.look import Look, Wardrobe
    from qmsgen.formats.xlsx.said import Said
    from qmsgen.model.document import Block, Cell, Choice, Question, RatingGrid, Row, Table
    from qmsgen.model.placing import Placed

_MILLIMETRE = 72 / 25.4
_FIGURE = re.compile(r"-?(0|[1-9][0-9]{0,13})(\.[0-9]{1,6})?")
_SIGNIFICANT = 15
_AMOUNT = "#,##0.00"
_TALLEST_FROZEN = 260.0
_SIGNING_ROOM = 26.0


@dataclass(frozen=True, slots=True)
class Answer:
    """A field as a cell: what stands in it at first, what may be typed, how it looks, its least height."""

    said: Said
    blank: Blank | None
    look: Look
    height: float = 0.0


def answer(field: Field, wardrobe: Wardrobe) -> Answer:
    """The cell that stands for a field."""
    look = wardrobe.input
    match field.kind:
        case "check":
            return Answer(words(BOX), Blank("pick", (BOX, TICKED)), replace(look, align="center"))
        case "choice":
            return Answer((), _pick(field.choices), look)
        case "date":
            return Answer((), Blank("date", name=field.name), replace(look, pattern="yyyy-mm-dd"))
        case "number":
            pattern = _AMOUNT if not field.value else "General"
            blank = Blank("number", name=field.name)
            return Answer(words(field.value), blank, replace(look, align="right", pattern=pattern))
        case "total" | "product" | "difference" | "days":
            pattern = "0" if field.kind == "days" else _AMOUNT
            reckoned = replace(wardrobe.label, align="right", pattern=pattern)
            return Answer((), Blank(field.kind, name=field.name, of=field.of), reckoned)
        case "signature":
            return Answer((), None, wardrobe.signature, _SIGNING_ROOM)
        case "text":
            return Answer((), Blank("text"), look)
        case "lines":
            return Answer((), Blank("text"), look, field.lines * look.size * measure.LEADING)


def _pick(choices: Sequence[Choice]) -> Blank:
    return Blank("pick", tuple(choice.label for choice in choices)) if choices else Blank("text")


def lay_table(table: Table, canvas: Canvas, wardrobe: Wardrobe, *, chief: bool) -> None:
    """Lay a table; the chief one of a worksheet is filtered, its head frozen and repeated in print."""
    if table.caption:
        canvas.line(words(table.caption), wardrobe.caption)
    least = least_widths(table, len(parts(table)), wardrobe.text.size)
    starts = spread(parts(table), canvas.widths, least)
    top = canvas.next_row
    _lay_rows(table.head, canvas, starts, _Cells(table, wardrobe, in_head=True))
    below = canvas.next_row
    _lay_rows(table.body, canvas, starts, _Cells(table, wardrobe, in_head=False))
    if chief and is_list(table):
        _pin(canvas, top, below, filtered=len(starts) - 1 == canvas.columns)
    canvas.gap()


def _pin(canvas: Canvas, top: int, below: int, *, filtered: bool) -> None:
    canvas.repeated = (top, below - 1)
    if sum(canvas.heights[:below]) <= _TALLEST_FROZEN:
        canvas.frozen = below
    if filtered and canvas.next_row > below:
        canvas.filtered = (below - 1, canvas.next_row - 1, canvas.columns - 1)


@dataclass(frozen=True, slots=True)
class _Cells:
    """Turns cells of one part of a table into boxes."""

    table: Table
    wardrobe: Wardrobe
    in_head: bool

    def box(self, spot: Placed, starts: Sequence[int]) -> tuple[Box, float]:
        """The box of a placed cell and the least height in points of its row."""
        first = starts[spot.column]
        last = starts[min(spot.column + spot.cell.span, len(starts) - 1)]
        said, blank, look, height = self._content(spot.cell)
        number = _number(said) if look.align == "right" and blank is None else None
        if number is not None:
            look = replace(look, pattern=_pattern(number))
        return Box(spot.row, first, said, look, spot.rows, last - first, blank, number), height

    def _content(self, cell: Cell) -> tuple[Said, Blank | None, Look, float]:
        said, inside = say_blocks(cell.blocks), fields(cell.blocks)
        if len(inside) == 1 and plain(said) == blank_text(inside[0]):
            only = answer(inside[0], self.wardrobe)
            return only.said, only.blank, self._toned(only.look, cell), only.height
        if self._is_open(cell, said) or any(field.kind != "signature" for field in inside):
            return said, Blank("text"), self._toned(self.wardrobe.input, cell), 0.0
        return said, None, self._look(cell), 0.0

    def _is_open(self, cell: Cell, said: Said) -> bool:
        """Whether a cell is left empty to be filled in."""
        return not (said or cell.head or self.in_head) and self.table.kind in {"form", "ledger"}

    def _look(self, cell: Cell) -> Look:
        if self.in_head:
            return replace(self.wardrobe.head, align="center" if cell.span > 1 else "left")
        look = self.wardrobe.label if cell.head else self.wardrobe.cell
        return self._toned(replace(look, middle=self.table.kind == "form"), cell)

    def _toned(self, look: Look, cell: Cell) -> Look:
        return self.wardrobe.toned(look, cell.tone if cell.tone is not Tone.PLAIN else _only_tone(cell.blocks))


def _only_tone(blocks: Sequence[Block]) -> Tone:
    if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
        return blocks[0].tone
    return Tone.PLAIN


def _number(said: Said) -> Decimal | None:
    text = plain(said).strip()
    digits = sum(character.isdigit() for character in text)
    return Decimal(text) if _FIGURE.fullmatch(text) and digits <= _SIGNIFICANT else None


def _pattern(number: Decimal) -> str:
    exponent = number.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) else 0
    return "0." + "0" * places if places else "0"


def _lay_rows(rows: Sequence[Row], canvas: Canvas, starts: Sequence[int], cells: _Cells) -> None:
    if not rows:
        return
    spots = placed(rows)
    at_least = [row.height * _MILLIMETRE for row in rows]
    boxes: list[Box] = []
    for spot in spots:
        box, height = cells.box(spot, starts)
        boxes.append(box)
        at_least[spot.row] = max(at_least[spot.row], height)
    look = cells.wardrobe.head if cells.in_head else cells.wardrobe.cell
    for row, column in holes(spots, len(rows), len(starts) - 1):
        width = starts[column + 1] - starts[column]
        boxes.append(Box(row, starts[column], (), look, columns=width))
    canvas.band(boxes, at_least)


def lay_grid(grid: RatingGrid, canvas: Canvas, wardrobe: Wardrobe, *, chief: bool) -> None:
    """Lay a rating grid: a statement a row, a column to pick an answer from for each scale."""
    if grid.caption:
        canvas.line(words(grid.caption), wardrobe.caption)
    for line in _legends(grid, "；" if wardrobe.east_asian else "; "):
        canvas.line(line, wardrobe.toned(wardrobe.text, Tone.HINT))
    starts = spread(parts(grid), canvas.widths)
    top = canvas.next_row
    heads = [words(grid.item_label), *(words(scale.label) for scale in grid.scales)]
    canvas.band(_grid_row(heads, (starts[0], *starts[2:]), wardrobe.head), [0.0])
    if chief:
        _pin(canvas, top, canvas.next_row, filtered=False)
    for item in grid.items:
        row = _grid_row([words(item.number), say(item.content)], starts[:3], wardrobe.line)
        row += [
            Box(
                0,
                start,
                (),
                replace(wardrobe.input, middle=True),
                columns=end - start,
                blank=_scale_blank(grid, index),
            )
            for index, (start, end) in enumerate(pairwise(starts[2:]))
        ]
        canvas.band(row, [wardrobe.text.size * 2.2])
    canvas.gap()


def _grid_row(texts: Sequence[Said], starts: Sequence[int], look: Look) -> list[Box]:
    return [
        Box(0, start, said, look, columns=end - start)
        for said, (start, end) in zip(texts, pairwise(starts), strict=True)
    ]


def _scale_blank(grid: RatingGrid, index: int) -> Blank:
    skip = (grid.skip.label or grid.skip.value,) if grid.skip else ()
    return Blank("pick", (*(graded(point) for point in grid.scales[index].points), *skip))


def _legends(grid: RatingGrid, between: str) -> tuple[Said, ...]:
    """What the points mean, said once where all scales agree."""
    texts = {legend(scale, between): scale.label for scale in grid.scales}
    named = [(text, label) for text, label in texts.items() if text]
    if len(texts) == 1:
        return tuple(words(text) for text, _ in named)
    return tuple((Fragment(f"{label}  ", strong=True), Fragment(text)) for text, label in named)


def lay_question(question: Question, canvas: Canvas, wardrobe: Wardrobe) -> None:
    """Lay a question in one row: its number, its words, the cell for the answer."""
    starts = spread(parts(question), canvas.widths)
    given = answer(question.field, wardrobe)
    look = replace(given.look, align="left", middle=question.field.kind != "lines")
    row = _grid_row([words(question.number), say(question.content)], starts[:3], wardrobe.line)
    row.append(Box(0, starts[2], given.said, look, columns=starts[3] - starts[2], blank=given.blank))
    canvas.band(row, [max(given.height, wardrobe.text.size * 2.2)])
