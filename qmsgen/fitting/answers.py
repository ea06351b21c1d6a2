"""Answers of a register as letters that its head explains, where their words would make every row tall."""

from __future__ import annotations

from dataclasses import dataclass, replace
from string import ascii_uppercase
from typing import TYPE_CHECKING

from qmsgen.fitting.columns import GAP_EM, Room, answer, fitted, said
from qmsgen.model.document import Cell, Choice, Field, Paragraph, Row, Run, Tone
from qmsgen.model.placing import breadth, placed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from qmsgen.model.document import Table
    from qmsgen.model.placing import Placed

_ROWS = 2
"""From so many rows with the same answers on, a legend saves more than it is to read."""
_LINES = 2
"""Answers on so many lines are as low as a row for handwriting anyhow."""
_BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class Lettered(Choice):
    """An answer that stands as a letter at its box; a reader still says its words."""

    letter: str

    @property
    def mark(self) -> str:
        """The letter."""
        return self.letter


def lettered(table: Table, room: Room) -> Table:
    """The table with letters for answers that would make its rows tall, and a row in its head that explains them."""
    if not table.head or len(table.body) < _ROWS:
        return table
    widths = fitted(table, room)
    spots = placed((*table.head, *table.body))
    columns = {
        column: choices
        for column, choices in sorted(_asked(spots, len(table.head)).items())
        if _lines(choices, widths[column] - room.sides, room.size) > _LINES
    }
    if not columns:
        return table
    first = len(table.head)
    written = {id(spot.cell) for spot in spots if spot.row >= first and spot.column in columns and _choice(spot.cell)}
    body = tuple(
        replace(row, cells=tuple(_with_letters(cell) if id(cell) in written else cell for cell in row.cells))
        for row in table.body
    )
    return replace(table, head=(*table.head, _legend(columns, spots, first)), body=body)


def _asked(spots: Iterable[Placed], head: int) -> dict[int, tuple[Choice, ...]]:
    """The answers of each column that asks for the same in at least so many rows and for nothing else."""
    found: dict[int, list[tuple[Choice, ...]]] = {}
    for spot in spots:
        if spot.row >= head and spot.cell.span == 1 and (field := _choice(spot.cell)):
            found.setdefault(spot.column, []).append(field.choices)
    return {
        column: asked[0]
        for column, asked in found.items()
        if len(asked) >= _ROWS and len(set(asked)) == 1 and len(asked[0]) <= len(ascii_uppercase)
    }


def _choice(cell: Cell) -> Field | None:
    """The choice that fills a cell."""
    match cell.blocks:
        case (Paragraph(content=(Field(kind="choice") as field,)),):
            return field
        case _:
            return None


def _lines(choices: tuple[Choice, ...], room: float, size: float) -> int:
    """How many lines the answers take."""
    lines, used = 1, 0.0
    for choice in choices:
        wide = answer(choice.label, size)
        if used and used + wide > room:
            lines, used = lines + 1, 0.0
        if wide > room:
            lines += 1
        used += wide + GAP_EM * size
    return lines


def _with_letters(cell: Cell) -> Cell:
    field = _choice(cell)
    if field is None:
        return cell
    choices = tuple(
        Lettered(choice.value, choice.label, letter)
        for choice, letter in zip(field.choices, ascii_uppercase, strict=False)
    )
    return replace(cell, blocks=(Paragraph((replace(field, choices=choices),)),))


def _legend(columns: Mapping[int, tuple[Choice, ...]], spots: tuple[Placed, ...], head: int) -> Row:
    """A row across the table: each column by its head, with what its letters mean."""
    titles: dict[tuple[Choice, ...], list[str]] = {}
    for column, choices in columns.items():
        titles.setdefault(choices, []).append(_title(column, spots, head))
    lines = tuple(_told(names, choices) for choices, names in titles.items())
    return Row((Cell(lines, span=breadth(spots), tone=Tone.SMALL),))


def _title(column: int, spots: tuple[Placed, ...], head: int) -> str:
    """The words at the head of a column, those of the lowest row of the head."""
    over = [spot for spot in spots if spot.row < head and spot.column <= column < spot.column + spot.cell.span]
    blocks = max(over, key=lambda spot: spot.row).cell.blocks if over else ()
    return " ".join(said(block.content) for block in blocks if isinstance(block, Paragraph))


def _told(names: list[str], choices: tuple[Choice, ...]) -> Paragraph:
    return Paragraph(tuple(_runs(", ".join(name for name in dict.fromkeys(names) if name), choices)), Tone.SMALL)


def _runs(title: str, choices: tuple[Choice, ...]) -> Iterator[Run]:
    if title:
        yield Run(f"{title}: ")
    for index, choice in enumerate(choices):
        yield Run((_BETWEEN if index else "") + ascii_uppercase[index], "strong")
        yield Run(f"\u00a0{choice.label}")
