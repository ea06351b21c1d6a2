"""Patterns that tell series apart without colour, as plain lines within a rectangle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qmsgen.figures.picture import Area, Stroke

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qmsgen.figures.picture import Mark
    from qmsgen.figures.scene import Position

PATTERNS = 4
"""How many series can be told apart by pattern."""
_STEP = 4.0


def hatched(area: Area, series: int) -> Iterator[Mark]:
    """The rectangle of a bar in the pattern of its series: full, falling lines, empty, upright lines."""
    kind = series % PATTERNS
    yield Area(area.x, area.y, area.width, area.height, fill="accent" if kind == 0 else "paper")
    if kind == 1:
        yield from (Stroke(line, "accent", 0.9) for line in _falling(area))
    if kind == 3:
        yield from (Stroke(line, "accent", 0.9) for line in _upright(area))
    yield Area(area.x, area.y, area.width, area.height, stroke="accent")


def _falling(area: Area) -> Iterator[tuple[Position, Position]]:
    """Lines at 45 degrees, cut at the edges of the rectangle."""
    away = _STEP
    while away < area.width + area.height:
        start = max(0.0, away - area.height)
        end = min(area.width, away)
        yield (area.x + start, area.bottom - (away - start)), (area.x + end, area.bottom - (away - end))
        away += _STEP


def _upright(area: Area) -> Iterator[tuple[Position, Position]]:
    x = area.x + _STEP
    while x < area.right:
        yield (x, area.y), (x, area.bottom)
        x += _STEP
