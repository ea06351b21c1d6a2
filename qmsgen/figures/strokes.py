"""Strokes and outlines as SVG that every renderer draws alike: attributes only, arrow heads as paths."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from qmsgen.figures.scene import Position

FAMILY = "QMS Sans, Noto Sans SC, Microsoft YaHei, sans-serif"
MILLIMETRE = 72 / 25.4
_HEAD_LENGTH, _HEAD_HALF = 5.6, 2.5
_ROUND = 2.2


def framed(body: str, size: Position, title: str, alternative: str, scale: float) -> str:
    """A whole SVG document around its marks; `size` in points, `scale` shrinks what is too large for its box."""
    key = "f" + sha256((body + alternative).encode()).hexdigest()[:12]
    wide, high = size[0] * scale / MILLIMETRE, size[1] * scale / MILLIMETRE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{number(wide)}mm" height="{number(high)}mm"'
        f' viewBox="0 0 {number(size[0])} {number(size[1])}" role="img"'
        f' aria-labelledby="{key}t" aria-describedby="{key}d">'
        f'<title id="{key}t">{escape(title)}</title><desc id="{key}d">{escape(alternative)}</desc>'
        f"<g font-family={quoteattr(FAMILY)}>{body}</g></svg>"
    )


def arrow_head(before: Position, tip: Position) -> tuple[str, Position]:
    """A triangle at the end of a line, and where the line itself then ends."""
    dx = (tip[0] > before[0] + 0.01) - (tip[0] < before[0] - 0.01)
    dy = (tip[1] > before[1] + 0.01) - (tip[1] < before[1] - 0.01)
    base = (tip[0] - dx * _HEAD_LENGTH, tip[1] - dy * _HEAD_LENGTH)
    one = (base[0] - dy * _HEAD_HALF, base[1] + dx * _HEAD_HALF)
    other = (base[0] + dy * _HEAD_HALF, base[1] - dx * _HEAD_HALF)
    return f"M{pair(tip)}L{pair(one)}L{pair(other)}Z", (
        tip[0] - dx * _HEAD_LENGTH / 2,
        tip[1] - dy * _HEAD_LENGTH / 2,
    )


def rounded_line(points: list[Position]) -> str:
    """A line of right angles with slightly rounded corners."""
    path = f"M{pair(points[0])}"
    for before, here, after in zip(points, points[1:], points[2:], strict=False):
        into, out = _towards(here, before), _towards(here, after)
        path += f"L{pair(into)}Q{pair(here)} {pair(out)}"
    return path + f"L{pair(points[-1])}"


def _towards(here: Position, there: Position) -> Position:
    length = abs(there[0] - here[0]) + abs(there[1] - here[1])
    part = min(_ROUND, length / 2) / length if length else 0
    return here[0] + (there[0] - here[0]) * part, here[1] + (there[1] - here[1]) * part


def rectangle(  # noqa: PLR0913  (the attributes of the element)
    x: float,
    y: float,
    width: float,
    height: float,
    *,
    fill: str = "none",
    stroke: str = "",
    weight: float = 1,
    rounded: float = 0,
) -> str:
    """An upright rectangle, its corner at the upper left."""
    look = f' stroke="{stroke}" stroke-width="{number(weight)}"' if stroke else ""
    corner = f' rx="{number(rounded)}"' if rounded else ""
    box = f'x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}"'
    return f'<rect {box}{corner} fill="{fill}"{look}/>'


def pair(point: Position) -> str:
    """A point as paths name it."""
    return f"{number(point[0])} {number(point[1])}"


def number(value: float) -> str:
    """A measure to a hundredth of a point, without needless noughts."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
