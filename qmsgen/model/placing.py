"""Where the cells of a table stand once spans of rows and columns are counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qmsgen.model.document import Cell, Row


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell with the row and column of its upper left corner and the rows that it covers."""

    cell: Cell
    row: int
    column: int
    rows: int


def placed(rows: Sequence[Row]) -> tuple[Placed, ...]:
    """Place cells as a browser does: each takes the first free column of its row."""
    taken: set[tuple[int, int]] = set()
    found: list[Placed] = []
    for number, row in enumerate(rows):
        column = 0
        for cell in row.cells:
            while (number, column) in taken:
                column += 1
            spot = Placed(cell, number, column, min(cell.rows, len(rows) - number))
            taken.update(_covered(spot))
            found.append(spot)
            column += cell.span
    return tuple(found)


def _covered(spot: Placed) -> Iterable[tuple[int, int]]:
    return ((spot.row + down, spot.column + right) for down in range(spot.rows) for right in range(spot.cell.span))


def reaching(rows: Sequence[Row]) -> frozenset[int]:
    """The rows from which a cell reaches into the next one."""
    return frozenset(row for spot in placed(rows) for row in range(spot.row, spot.row + spot.rows - 1))


def breadth(spots: Iterable[Placed]) -> int:
    """How many columns placed cells take."""
    return max((spot.column + spot.cell.span for spot in spots), default=0)


def holes(spots: Sequence[Placed], rows: int, columns: int) -> tuple[tuple[int, int], ...]:
    """Row and column of each place that no cell covers."""
    taken = {place for spot in spots for place in _covered(spot)}
    everywhere = ((row, column) for row in range(rows) for column in range(columns))
    return tuple(place for place in everywhere if place not in taken)
