"""A measured picture as SVG that every renderer draws alike: attributes only, arrow heads as paths."""

from __future__ import annotations

from hashlib import sha256
from math import cos, pi, sin
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from qmsgen.figures.shapes import BAR, POINT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qmsgen.figures.scene import Line, Placed, Position, Scene, Words
    from qmsgen.model.theme import Colours

FAMILY = "QMS Sans, Noto Sans SC, Microsoft YaHei, sans-serif"
MILLIMETRE = 72 / 25.4
_HEAD_LENGTH, _HEAD_HALF = 5.6, 2.5
_ROUND = 2.2
_STAR = 5.2


def write(scene: Scene, colours: Colours, alternative: str, *, scale: float = 1.0) -> str:
    """The picture as an SVG document; `scale` shrinks what is too large for its box."""
    body = "".join(_body(scene, colours))
    title = escape(" · ".join(scene.titles))
    key = "f" + sha256((body + alternative).encode()).hexdigest()[:12]
    wide, high = scene.width * scale / MILLIMETRE, scene.height * scale / MILLIMETRE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_n(wide)}mm" height="{_n(high)}mm"'
        f' viewBox="0 0 {_n(scene.width)} {_n(scene.height)}" role="img"'
        f' aria-labelledby="{key}t" aria-describedby="{key}d">'
        f'<title id="{key}t">{title}</title><desc id="{key}d">{escape(alternative)}</desc>'
        f"<g font-family={quoteattr(FAMILY)}>{body}</g></svg>"
    )


def _body(scene: Scene, colours: Colours) -> Iterable[str]:
    yield from _lanes(scene, colours)
    yield from _lines(scene.lines, colours)
    for placed in scene.placed:
        yield from _shape(placed, colours)
    for words in scene.words:
        yield _words(words, colours)
    for placed in scene.placed:
        if placed.shape.moment:
            yield _star(placed, colours)


def _lanes(scene: Scene, colours: Colours) -> Iterable[str]:
    left, right = scene.walls[0], scene.walls[-1]
    top, bottom = left, scene.height - left
    if right > left:
        yield _rectangle(left, top, right - left, bottom - top, fill=colours.paper)
        yield _rectangle(left, top, right - left, scene.head, fill=colours.tint)
    for wall in scene.walls[1:-1]:
        yield f'<path d="M{_n(wall)} {_n(top)}V{_n(bottom)}" stroke="{colours.rule}" stroke-width="0.75"/>'
    if right > left:
        line = top + scene.head
        yield f'<path d="M{_n(left)} {_n(line)}H{_n(right)}" stroke="{colours.accent}" stroke-width="1.2"/>'
        yield _rectangle(left, top, right - left, bottom - top, stroke=colours.rule, weight=1)


def _lines(lines: Iterable[Line], colours: Colours) -> Iterable[str]:
    heads: set[str] = set()
    for line in lines:
        points = list(line.points)
        if line.headed:
            head, points[-1] = _head(points[-2], points[-1])
            heads.add(head)
        yield f'<path d="{_rounded(points)}" fill="none" stroke="{colours.ink}" stroke-width="0.9"/>'
    for head in sorted(heads):
        yield f'<path d="{head}" fill="{colours.ink}"/>'


def _head(before: Position, tip: Position) -> tuple[str, Position]:
    """A triangle at the end of a line, and where the line itself then ends."""
    dx = (tip[0] > before[0] + 0.01) - (tip[0] < before[0] - 0.01)
    dy = (tip[1] > before[1] + 0.01) - (tip[1] < before[1] - 0.01)
    base = (tip[0] - dx * _HEAD_LENGTH, tip[1] - dy * _HEAD_LENGTH)
    one = (base[0] - dy * _HEAD_HALF, base[1] + dx * _HEAD_HALF)
    other = (base[0] + dy * _HEAD_HALF, base[1] - dx * _HEAD_HALF)
    return f"M{_p(tip)}L{_p(one)}L{_p(other)}Z", (
        tip[0] - dx * _HEAD_LENGTH / 2,
        tip[1] - dy * _HEAD_LENGTH / 2,
    )


def _rounded(points: list[Position]) -> str:
    """A line of right angles with slightly rounded corners."""
    path = f"M{_p(points[0])}"
    for before, here, after in zip(points, points[1:], points[2:], strict=False):
        into, out = _towards(here, before), _towards(here, after)
        path += f"L{_p(into)}Q{_p(here)} {_p(out)}"
    return path + f"L{_p(points[-1])}"


def _towards(here: Position, there: Position) -> Position:
    length = abs(there[0] - here[0]) + abs(there[1] - here[1])
    part = min(_ROUND, length / 2) / length if length else 0
    return here[0] + (there[0] - here[0]) * part, here[1] + (there[1] - here[1]) * part


def _shape(placed: Placed, colours: Colours) -> Iterable[str]:
    shape = placed.shape
    left, top = placed.x - shape.width / 2, placed.y - shape.height / 2
    stroke = colours.moment if shape.moment else colours.accent
    weight = 1.8 if shape.moment else 1.0
    look = f'stroke="{stroke}" stroke-width="{_n(weight)}"'
    match shape.outline:
        case "box" | "bars":
            yield _rectangle(left, top, shape.width, shape.height, fill=colours.paper)
            if shape.strip:
                yield _rectangle(left, top, shape.strip, shape.height, fill=colours.tint)
            yield _rectangle(left, top, shape.width, shape.height, stroke=stroke, weight=weight)
            if shape.outline == "bars":
                yield f'<path d="{_bars(left, top, shape.width, shape.height)}" fill="none" {look}/>'
        case "pill":
            rounded = min(shape.height / 2, 12)
            yield _rectangle(
                left,
                top,
                shape.width,
                shape.height,
                fill=colours.tint,
                stroke=stroke,
                weight=1.8,
                rounded=rounded,
            )
        case "diamond" | "hexagon":
            flat = shape.width / 2 if shape.outline == "diamond" else POINT
            yield f'<path d="{_pointed(placed, flat)}" fill="{colours.tint}" {look} stroke-linejoin="round"/>'
        case "circle":
            yield (
                f'<circle cx="{_n(placed.x)}" cy="{_n(placed.y)}" r="{_n(shape.width / 2)}"'
                f' fill="{colours.paper}" stroke="{colours.ink}" stroke-width="1"/>'
            )
        case "bare":
            yield _rectangle(left, top, shape.width, shape.height, fill=colours.paper)


def _rectangle(  # noqa: PLR0913  (the attributes of the element)
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
    look = f' stroke="{stroke}" stroke-width="{_n(weight)}"' if stroke else ""
    corner = f' rx="{_n(rounded)}"' if rounded else ""
    box = f'x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}"'
    return f'<rect {box}{corner} fill="{fill}"{look}/>'


def _bars(left: float, top: float, width: float, height: float) -> str:
    bottom = _n(top + height)
    return f"M{_n(left + BAR)} {_n(top)}V{bottom}M{_n(left + width - BAR)} {_n(top)}V{bottom}"


def _pointed(placed: Placed, depth: float) -> str:
    x, y, half, rise = placed.x, placed.y, placed.shape.width / 2, placed.shape.height / 2
    flat = half - depth
    outline = [(-half, 0), (-flat, -rise), (flat, -rise), (half, 0), (flat, rise), (-flat, rise)]
    return "M" + "L".join(_p((x + dx, y + dy)) for dx, dy in dict.fromkeys(outline)) + "Z"


def _star(placed: Placed, colours: Colours) -> str:
    """A five-pointed star on the upper right: a moment of truth, told by form as well as by colour."""
    shape = placed.shape
    inset = shape.width / 5 if shape.outline == "diamond" else 1.0
    x, y = placed.x + shape.width / 2 - inset, placed.y - shape.height / 2 + 1
    if shape.outline == "diamond":
        y += shape.height * 0.12
    points = [
        (x + radius * sin(turn * pi / 5), y - radius * cos(turn * pi / 5))
        for turn, radius in enumerate([_STAR, _STAR * 0.42] * 5)
    ]
    path = "M" + "L".join(_p(point) for point in points) + "Z"
    return f'<path d="{path}" fill="{colours.moment}" stroke="{colours.paper}" stroke-width="0.6"/>'


def _words(words: Words, colours: Colours) -> str:
    fill = colours.accent if words.part in {"lane", "number"} else colours.ink
    weight = ' font-weight="700"' if words.bold else ""
    anchor = "" if words.anchor == "start" else f' text-anchor="{words.anchor}"'
    return (
        f'<text x="{_n(words.x)}" y="{_n(words.y)}" font-size="{_n(words.size)}"{weight}{anchor}'
        f' fill="{fill}">{escape(words.text)}</text>'
    )


def _p(point: Position) -> str:
    return f"{_n(point[0])} {_n(point[1])}"


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
