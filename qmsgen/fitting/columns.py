"""Widths of columns: as the template shares them out, though none narrower than its longest word."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from qmsgen.figures.lettering import pieces, width
from qmsgen.fitting.balance import Column, Texts, balanced
from qmsgen.model.document import Bullets, Field, LineBreak, Link, Paragraph, Run, Tone
from qmsgen.model.placing import breadth, placed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from qmsgen.model.document import Block, Cell, Content, Table

BOX_EM = 1.75
"""What a box to tick takes with the blank behind it."""
GAP_EM = 0.6
"""Between two answers on a line."""
_SPARE = 1.07
"""Faces differ a little from the one that letters are measured by."""
_LONGEST_EM = 11.0
"""A longer word, an address for instance, may break."""
_HYPHENATED_EM = 4.5
"""What is left of a word in a head that is hyphenated, where there is no room for all of it."""
_SHORT_EM = 2.1
"""Two Chinese characters are a word that stays whole."""
_INDENT_EM = 1.5
_LETTERS_ON_A_LINE = 4
_WORDY_EM = 3.0
"""A column of nothing longer holds marks, grades or figures."""
_REGISTER_COLUMNS, _REGISTER_ROWS = 5, 4
_DATE = "0000-00-00"


@dataclass(frozen=True, slots=True)
class Room:
    """What a table may fill, all in points: its width, the type size, what a cell keeps free at its sides.

    `centred` is what a cell keeps free whose words stand in its middle.
    """

    width: float
    size: float
    sides: float
    centred: float

    def beside(self, cell: Cell) -> float:
        """What a cell keeps free at both sides together."""
        return self.centred if cell.tone is Tone.CENTRE else self.sides


def fitted(table: Table, room: Room) -> tuple[float, ...]:
    """The width of each column in points; together they are as wide as the room."""
    shares = _shares(table, room)
    least = _least(table, room, len(shares), _LONGEST_EM)
    if sum(least) > room.width:
        least = _least(table, room, len(shares), _HYPHENATED_EM)
    if sum(least) > room.width:
        least = [wide * room.width / sum(least) for wide in least]
    widths = tuple(_shifted(shares, least))
    return balanced(_columns(table, room, least), widths, room.sides) if _is_register(table, len(shares)) else widths


def _is_register(table: Table, columns: int) -> bool:
    """Whether a table is large enough that its widths need not be those of the tables around it."""
    return table.kind != "facts" and columns >= _REGISTER_COLUMNS and len(table.body) >= _REGISTER_ROWS


def _columns(table: Table, room: Room, least: list[float]) -> list[Column]:
    """What each column holds row by row; where a cell of several columns or rows reaches, nothing."""
    rows = (*table.head, *table.body)
    texts: list[list[Texts]] = [[()] * len(rows) for _ in least]
    fixed = [True] * len(least)
    for spot in placed(rows):
        if spot.cell.span > 1:
            continue
        texts[spot.column][spot.row] = tuple(_texts(spot.cell.blocks, room.size)) if spot.rows == 1 else ()
        if spot.row >= len(table.head):
            longest = max(_texts(spot.cell.blocks, room.size), default=0.0)
            fixed[spot.column] = fixed[spot.column] and longest < _WORDY_EM * room.size
    for column in _with_blanks(table):
        fixed[column] = True
    return [Column(tuple(text), need, keep) for text, need, keep in zip(texts, least, fixed, strict=True)]


def _texts(blocks: Iterable[Block], size: float) -> Iterator[float]:
    """The width of each paragraph on one line."""
    for block in blocks:
        if isinstance(block, Paragraph):
            words = said(block.content)
            yield width(words, size, bold=_has_strong(block.content)) * _SPARE
        elif isinstance(block, Bullets):
            for item in block.items:
                yield from (wide + _INDENT_EM * size for wide in _texts(item, size))


def _with_blanks(table: Table) -> set[int]:
    """The columns that people write in."""
    return {spot.column for spot in placed(table.body) if any(_asks(block) for block in spot.cell.blocks)}


def _asks(block: Block) -> bool:
    return isinstance(block, Paragraph) and any(isinstance(piece, Field) for piece in block.content)


def _shares(table: Table, room: Room) -> list[float]:
    """Widths as the table asks for them; a column that it does not measure is as wide as the mean."""
    count = breadth(placed((*table.head, *table.body)))
    mean = sum(table.widths) / len(table.widths) if table.widths else 1
    asked = [*table.widths, *[mean] * (count - len(table.widths))][: max(count, len(table.widths))]
    return [room.width * one / (sum(asked) or 1) for one in asked]


def _shifted(shares: list[float], least: list[float]) -> Iterator[float]:
    """What narrow columns lack comes from those with room to spare, in proportion to what each can spare."""
    pairs = list(zip(shares, least, strict=True))
    lacking = sum(max(need - share, 0.0) for share, need in pairs)
    spare = sum(max(share - need, 0.0) for share, need in pairs)
    part = min(lacking / spare, 1.0) if spare else 0.0
    for share, need in pairs:
        yield need if share < need else share - part * (share - need)


def _least(table: Table, room: Room, count: int, longest_in_heads: float) -> list[float]:
    rows = (*table.head, *table.body)
    least = [room.centred] * count
    for spot in placed(rows):
        if spot.cell.span > 1:
            continue
        longest = longest_in_heads if spot.row < len(table.head) else _LONGEST_EM
        need = _cell(spot.cell, room, longest, bold=spot.row < len(table.head))
        least[spot.column] = max(least[spot.column], need + room.beside(spot.cell))
    return least


def _cell(cell: Cell, room: Room, longest: float, *, bold: bool) -> float:
    heavy = bold or cell.head or cell.tone is Tone.STRONG
    most = longest * room.size
    return max((min(wide, most) for wide in _blocks(cell.blocks, room.size, bold=heavy)), default=0.0)


def _blocks(blocks: Iterable[Block], size: float, *, bold: bool) -> Iterator[float]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from _content(block.content, size, bold=bold or block.tone is Tone.STRONG)
        elif isinstance(block, Bullets):
            for item in block.items:
                yield from (wide + _INDENT_EM * size for wide in _blocks(item, size, bold=bold))


def _content(content: Content, size: float, *, bold: bool) -> Iterator[float]:
    words = said(content)
    yield min(width(words, size), _SHORT_EM * size)
    for word in pieces(words):
        yield width(word.rstrip(), size, bold=bold or _has_strong(content)) * _SPARE
    for piece in content:
        if isinstance(piece, Field):
            yield _blank(piece, size)


def said(content: Content) -> str:
    """The words of a paragraph without its blanks."""
    return "".join(_words(piece) for piece in content)


def _words(piece: Run | LineBreak | Link | Field) -> str:
    if isinstance(piece, Link):
        return "".join(run.text for run in piece.content)
    return piece.text if isinstance(piece, Run) else " "


def _has_strong(content: Content) -> bool:
    return any(isinstance(piece, Run) and piece.style == "strong" for piece in content)


def _blank(field: Field, size: float) -> float:
    if field.kind == "choice":
        return _answers(field, size)
    if field.kind == "date":
        return width(_DATE, size)
    return BOX_EM * size if field.kind == "check" else 0.0


def _answers(field: Field, size: float) -> float:
    """Room for the longest answer; letters stand beside each other, many of them on two lines."""
    wide = max((answer(choice.mark, size) for choice in field.choices), default=0.0)
    if any(len(choice.mark) > 1 for choice in field.choices):
        return wide
    count = len(field.choices)
    beside = count if count <= _LETTERS_ON_A_LINE else ceil(count / 2)
    return beside * (wide + GAP_EM * size)


def answer(words: str, size: float) -> float:
    """Width of a box with the answer behind it."""
    return BOX_EM * size + width(words, size) * _SPARE
