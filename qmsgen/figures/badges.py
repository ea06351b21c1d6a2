"""The marks F, W and M of a blueprint: a letter in a shape of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qmsgen.figures.picture import Area, Disc, Lettering, Mark, Polygon, around

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qmsgen.model.document import BlueprintMark

RADIUS = 5.5
_LETTER = Lettering(8, bold=True, anchor="middle")
_WHITE = Lettering(8, bold=True, anchor="middle", colour="paper")


def badge(mark: BlueprintMark, x: float, y: float) -> Iterator[Mark]:
    """A fail point in a dark square, a wait point in an open circle, a moment of truth in a dark diamond."""
    match mark:
        case "F":
            side = 2 * RADIUS - 1
            yield Area(x - side / 2, y - side / 2, side, side, fill="warning")
            yield from around(("F",), x, y, _WHITE)
        case "W":
            yield Disc(x, y, RADIUS)
            yield from around(("W",), x, y, _LETTER)
        case "M":
            half = RADIUS + 1.5
            outline = ((x - half, y), (x, y - half), (x + half, y), (x, y + half))
            yield Polygon(outline, fill="moment")
            yield from around(("M",), x, y, _WHITE)
