"""A measured picture as SVG that every renderer draws alike: attributes only, arrow heads as paths."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from qmsgen.figures.shapes import BAR, POINT
from qmsgen.figures.strokes import arrow_head, framed, number, pair, rectangle, rounded_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qmsgen.figures.scene import Line, Placed, Scene, Words
    from qmsgen.model.theme import Colours

_MOMENT = 5.2


def write(scene: Scene, colours: Colours, alternative: str, *, scale: float = 1.0) -> str:
    """The picture as an SVG document; `scale` shrinks what is too large for its box."""
    body = "".join(_body(scene, colours))
    return framed(body, (scene.width, scene.height), " · ".join(scene.titles), alternative, scale)


def _body(scene: Scene, colours: Colours) -> Iterable[str]:
    yield from _lanes(scene, colours)
    yield from _lines(scene.lines, colours)
    for placed in scene.placed:
        yield from _shape(placed, colours)
    for words in scene.words:
        yield _words(words, colours)
    for placed in scene.placed:
        if placed.shape.moment:
            yield _moment(placed, colours)


def _lanes(scene: Scene, colours: Colours) -> Iterable[str]:
    left, right = scene.walls[0], scene.walls[-1]
    top, bottom = left, scene.height - left
    if right > left:
        yield rectangle(left, top, right - left, bottom - top, fill=colours.paper)
        yield rectangle(left, top, right - left, scene.head, fill=colours.tint)
    for wall in scene.walls[1:-1]:
        yield f'<path d="M{number(wall)} {number(top)}V{number(bottom)}" stroke="{colours.rule}" stroke-width="0.75"/>'
    if right > left:
        line = top + scene.head
        yield f'<path d="M{number(left)} {number(line)}H{number(right)}" stroke="{colours.accent}" stroke-width="1.2"/>'
        yield rectangle(left, top, right - left, bottom - top, stroke=colours.rule, weight=1)


def _lines(lines: Iterable[Line], colours: Colours) -> Iterable[str]:
    heads: set[str] = set()
    for line in lines:
        points = list(line.points)
        if line.headed:
            head, points[-1] = arrow_head(points[-2], points[-1])
            heads.add(head)
        yield f'<path d="{rounded_line(points)}" fill="none" stroke="{colours.ink}" stroke-width="0.9"/>'
    for head in sorted(heads):
        yield f'<path d="{head}" fill="{colours.ink}"/>'


def _shape(placed: Placed, colours: Colours) -> Iterable[str]:
    shape = placed.shape
    left, top = placed.x - shape.width / 2, placed.y - shape.height / 2
    stroke = colours.moment if shape.moment else colours.accent
    weight = 1.8 if shape.moment else 1.0
    look = f'stroke="{stroke}" stroke-width="{number(weight)}"'
    match shape.outline:
        case "box" | "bars":
            yield rectangle(left, top, shape.width, shape.height, fill=colours.paper)
            if shape.strip:
                yield rectangle(left, top, shape.strip, shape.height, fill=colours.tint)
            yield rectangle(left, top, shape.width, shape.height, stroke=stroke, weight=weight)
            if shape.outline == "bars":
                yield f'<path d="{_bars(left, top, shape.width, shape.height)}" fill="none" {look}/>'
        case "pill":
            rounded = min(shape.height / 2, 12)
            yield rectangle(
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
                f'<circle cx="{number(placed.x)}" cy="{number(placed.y)}" r="{number(shape.width / 2)}"'
                f' fill="{colours.paper}" stroke="{colours.ink}" stroke-width="1"/>'
            )
        case "bare":
            yield rectangle(left, top, shape.width, shape.height, fill=colours.paper)


def _bars(left: float, top: float, width: float, height: float) -> str:
    bottom = number(top + height)
    return f"M{number(left + BAR)} {number(top)}V{bottom}M{number(left + width - BAR)} {number(top)}V{bottom}"


def _pointed(placed: Placed, depth: float) -> str:
    x, y, half, rise = placed.x, placed.y, placed.shape.width / 2, placed.shape.height / 2
    flat = half - depth
    outline = [(-half, 0), (-flat, -rise), (flat, -rise), (half, 0), (flat, rise), (-flat, rise)]
    return "M" + "L".join(pair((x + dx, y + dy)) for dx, dy in dict.fromkeys(outline)) + "Z"


def _moment(placed: Placed, colours: Colours) -> str:
    """A filled diamond on the upper right, as texts have it: a moment of truth, told by form as well as by colour."""
    shape = placed.shape
    inset = shape.width / 5 if shape.outline == "diamond" else 1.0
    x, y = placed.x + shape.width / 2 - inset, placed.y - shape.height / 2 + 1
    if shape.outline == "diamond":
        y += shape.height * 0.12
    points = [(x, y - _MOMENT), (x + _MOMENT, y), (x, y + _MOMENT), (x - _MOMENT, y)]
    path = "M" + "L".join(pair(point) for point in points) + "Z"
    return f'<path d="{path}" fill="{colours.moment}" stroke="{colours.paper}" stroke-width="0.6"/>'


def _words(words: Words, colours: Colours) -> str:
    fill = colours.accent if words.part in {"lane", "number"} else colours.ink
    weight = ' font-weight="700"' if words.bold else ""
    anchor = "" if words.anchor == "start" else f' text-anchor="{words.anchor}"'
    return (
        f'<text x="{number(words.x)}" y="{number(words.y)}" font-size="{number(words.size)}"{weight}{anchor}'
        f' fill="{fill}">{escape(words.text)}</text>'
    )
