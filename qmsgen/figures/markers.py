"""What stands for a series: lines of their own dashes, points of their own form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from qmsgen.figures.picture import Area, Disc, Polygon, Stroke

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qmsgen.figures.picture import Mark
    from qmsgen.figures.scene import Position

DASHES: Final[tuple[tuple[float, ...], ...]] = ((), (6, 3), (2, 2), (8, 2, 2, 2))
TARGET_DASH: Final = (10.0, 3.0)
_RADIUS = 2.8


def point(x: float, y: float, series: int) -> Mark:
    """The point of a series: a full circle, an open square, a full triangle, an open diamond."""
    side = _RADIUS
    match series % len(DASHES):
        case 0:
            return Disc(x, y, side, fill="accent", stroke="accent")
        case 1:
            return Area(x - side, y - side, 2 * side, 2 * side, "paper", "ink", 1.2)
        case 2:
            return Polygon(((x, y - side - 1), (x + side + 0.6, y + side), (x - side - 0.6, y + side)), "ink")
        case _:
            reach = side + 1
            outline = ((x - reach, y), (x, y - reach), (x + reach, y), (x, y + reach))
            return Polygon(outline, "paper", "accent", 1.2)


def line(points: list[Position | None], series: int) -> Iterator[Mark]:
    """The line of a series through its points, broken where one is missing, with the points upon it."""
    for stretch in _stretches(points):
        if len(stretch) > 1:
            yield _line(stretch, series)
    for place in points:
        if place:
            yield point(*place, series)


def _stretches(points: list[Position | None]) -> Iterator[list[Position]]:
    stretch: list[Position] = []
    for place in [*points, None]:
        if place:
            stretch.append(place)
        elif stretch:
            yield stretch
            stretch = []


def sample(x: float, y: float, series: int) -> Iterator[Mark]:
    """A short line with its point, for a legend; `x` is its left end."""
    yield _line([(x, y), (x + 20, y)], series)
    yield point(x + 10, y, series)


def _line(points: list[Position], series: int) -> Stroke:
    return Stroke(tuple(points), "ink" if series % 2 else "accent", 1.4, DASHES[series % len(DASHES)])
