"""Columns balanced so that a table is low: width goes from where words leave room to where they make rows tall."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Texts = tuple[float, ...]
"""The widths of the paragraphs of a cell, each set on one line, in points."""

_RAGGED = 1.08
"""Lines that break are not quite full."""
_STEPS = (1, 2, 4)
_PARTS = 90
"""The smallest step is this part of the table's width."""
_TURNS = 30
_MOST_ROWS = 48
"""Of a longer table so many rows, evenly taken, stand for all."""
_GROWS, _SHRINKS = 2.0, 0.6
"""How far a column may leave the width that its template gives it."""
_WORTH = 0.06
"""A smaller gain is no reason to leave the widths of the template."""


@dataclass(frozen=True, slots=True)
class Column:
    """What decides how wide a column should be; one that is `fixed`, with blanks or marks, keeps its width."""

    texts: tuple[Texts, ...]
    least: float
    fixed: bool


def balanced(columns: Sequence[Column], widths: Sequence[float], sides: float) -> tuple[float, ...]:
    """Other widths of the same sum, where these make the table notably lower."""
    sampled = _sampled(columns)
    search = _Search(sampled, tuple(widths), sides)
    start = search.height(search.widths)
    found = search.run()
    return found if start and search.height(found) <= start * (1 - _WORTH) else tuple(widths)


def _sampled(columns: Sequence[Column]) -> tuple[Column, ...]:
    rows = max((len(column.texts) for column in columns), default=0)
    every = ceil(rows / _MOST_ROWS) or 1
    return tuple(Column(column.texts[::every], column.least, column.fixed) for column in columns)


@dataclass(frozen=True, slots=True)
class _Search:
    columns: tuple[Column, ...]
    widths: tuple[float, ...]
    sides: float

    def height(self, widths: Sequence[float]) -> int:
        return sum(max(row) for row in zip(*self._all_lines(widths), strict=True))

    def run(self) -> tuple[float, ...]:
        """Take the best single step again and again, until none makes the table lower."""
        widths, step = list(self.widths), sum(self.widths) / _PARTS
        for _ in range(_TURNS):
            lines = self._all_lines(widths)
            now = sum(max(row) for row in zip(*lines, strict=True))
            best = max(self._gains(widths, lines, now, step), default=None)
            if best is None:
                break
            _, by, giver, taker = best
            widths[giver] -= by
            widths[taker] += by
        return tuple(widths)

    def _gains(
        self, widths: Sequence[float], lines: Sequence[Sequence[int]], now: int, step: float
    ) -> Iterator[tuple[float, float, int, int]]:
        """Steps that gain lines: how many for each point of width, by how much, from which column to which."""
        movable = [index for index, column in enumerate(self.columns) if not column.fixed]
        for taker in sorted(movable, key=lambda index: -_pressure(lines, index))[:3]:
            for giver in movable:
                for by in (step * times for times in _STEPS):
                    if giver != taker and self._may(widths, giver, taker, by):
                        gained = now - self._after(widths, lines, giver, taker, by)
                        if gained > 0:
                            yield gained / by, by, giver, taker

    def _may(self, widths: Sequence[float], giver: int, taker: int, by: float) -> bool:
        least = max(self.columns[giver].least, _SHRINKS * self.widths[giver])
        return widths[giver] - by >= least and widths[taker] + by <= _GROWS * self.widths[taker]

    def _after(self, widths: Sequence[float], lines: Sequence[Sequence[int]], giver: int, taker: int, by: float) -> int:
        changed = list(lines)
        changed[giver] = self._lines(giver, widths[giver] - by)
        changed[taker] = self._lines(taker, widths[taker] + by)
        return sum(max(row) for row in zip(*changed, strict=True))

    def _all_lines(self, widths: Sequence[float]) -> list[list[int]]:
        return [self._lines(index, wide) for index, wide in enumerate(widths)]

    def _lines(self, index: int, wide: float) -> list[int]:
        """How many lines each cell of a column takes at a width."""
        room = max(wide - self.sides, 1.0)
        return [
            sum(1 if text <= room else ceil(text * _RAGGED / room) for text in cell)
            for cell in self.columns[index].texts
        ]


def _pressure(lines: Sequence[Sequence[int]], index: int) -> int:
    """By how many lines a column is taller than the others, over all rows."""
    return sum(max(row[index] - max(row[:index] + row[index + 1 :], default=0), 0) for row in zip(*lines, strict=True))
