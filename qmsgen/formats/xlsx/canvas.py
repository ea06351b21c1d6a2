"""A worksheet as rectangles of cells, before any file format: what stands where, and how tall each row is."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from qmsgen.formats.xlsx import measure
from qmsgen.formats.xlsx.said import plain

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from qmsgen.formats.xlsx.look import Look
    from qmsgen.formats.xlsx.said import Said

_INDENT = 1.6
"""Units that an indented text keeps off the edge of its cell."""

_ROOMY = 5.0


@dataclass(frozen=True, slots=True)
class Blank:
    """What may be typed into a cell; `options` are the labels to pick from.

    `total`, `product`, `difference` and `days` are not typed: they are reckoned from the cells whose blanks have the
    names in `of`.
    """

    kind: Literal["text", "date", "pick", "number", "total", "product", "difference", "days"]
    options: tuple[str, ...] = ()
    name: str = ""
    of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of cells that reads as one; rows and columns count from 0, within a band or a worksheet."""

    row: int
    column: int
    said: Said
    look: Look
    rows: int = 1
    columns: int = 1
    blank: Blank | None = None
    number: Decimal | None = None
    """The value where the text is a figure to reckon with."""
    target: str = ""
    """The worksheet that a click leads to."""


@dataclass(slots=True)
class Canvas:
    """A worksheet in the making; `widths` are in units, `heights` in points, one for each row."""

    widths: tuple[float, ...]
    boxes: list[Box] = field(default_factory=list)
    heights: list[float] = field(default_factory=list)
    frozen: int = 0
    """Rows that stay in sight."""
    filtered: tuple[int, int, int] | None = None
    """Head row, last row and last column of the table that can be filtered."""
    repeated: tuple[int, int] | None = None
    """First and last row that are printed on top of every page."""

    @property
    def columns(self) -> int:
        """How many columns the worksheet has."""
        return len(self.widths)

    @property
    def next_row(self) -> int:
        """The first row below everything laid so far."""
        return len(self.heights)

    def width(self, box: Box) -> float:
        """Units that the text of a box has beside it."""
        whole = sum(self.widths[box.column : box.column + box.columns])
        return whole - _INDENT if box.look.indented else whole

    def gap(self, points: float = 8.0) -> None:
        """Leave an empty row."""
        self.heights.append(points)

    def line(self, said: Said, look: Look, *, at_least: float = 0.0, target: str = "") -> None:
        """Lay one text across all columns."""
        self.band([Box(0, 0, said, look, columns=self.columns, target=target)], [at_least])

    def band(self, boxes: Sequence[Box], at_least: Sequence[float]) -> tuple[int, ...]:
        """Lay rows of boxes below what stands; `at_least` holds the least height of each row in points.

        Returns the worksheet row where each row of the band starts, and the one after the last. A row taller
        than Excel allows becomes several rows with its boxes merged over them, so that nothing is hidden.
        """
        boxes = [self._kept_off(box) for box in boxes]
        tall = self._heights(boxes, at_least)
        slices = [max(1, math.ceil(points / measure.TALLEST)) for points in tall]
        starts = [self.next_row]
        for points, count in zip(tall, slices, strict=True):
            self.heights.extend([points / count] * count)
            starts.append(self.next_row)
        self.boxes.extend(_moved(box, starts) for box in boxes)
        return tuple(starts)

    def _kept_off(self, box: Box) -> Box:
        """A ruled box with its text kept off the rule, where the column has room for that."""
        if not box.look.rule or box.look.align == "center" or self.width(box) < _ROOMY:
            return box
        return replace(box, look=replace(box.look, indented=True))

    def _heights(self, boxes: Sequence[Box], at_least: Sequence[float]) -> list[float]:
        tall = list(at_least)
        for box in sorted(boxes, key=lambda box: box.rows):
            last = box.row + box.rows - 1
            lacking = self._needed(box) - sum(tall[box.row : last + 1])
            tall[last] += max(0.0, lacking)
        return tall

    def _needed(self, box: Box) -> float:
        return measure.height(plain(box.said), self.width(box), box.look.size, bold=box.look.bold)


def _moved(box: Box, starts: Sequence[int]) -> Box:
    first, beyond = starts[box.row], starts[box.row + box.rows]
    return replace(box, row=first, rows=beyond - first)
