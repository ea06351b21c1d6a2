"""The marks of a picture as SVG."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, assert_never
from xml.sax.saxutils import escape

from qmsgen.figures.picture import Area, Disc, Label, Polygon, Stroke
from qmsgen.figures.strokes import arrow_head, framed, number, pair, rectangle, rounded_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qmsgen.figures.picture import Colour, Mark, Picture
    from qmsgen.model.theme import Colours


def paint(picture: Picture, colours: Colours, title: str, alternative: str, *, scale: float = 1.0) -> str:
    """The picture as an SVG document; `scale` shrinks what is too large for its box."""
    body = "".join(piece for mark in picture.marks for piece in _mark(mark, colours))
    return framed(body, (picture.width, picture.height), title, alternative, scale)


def _mark(mark: Mark, colours: Colours) -> Iterable[str]:
    match mark:
        case Area():
            yield _area(mark, colours)
        case Stroke():
            yield from _stroke(mark, colours)
        case Polygon(points=points):
            outline = "M" + "L".join(map(pair, points)) + "Z"
            yield f'<path d="{outline}"{_look(mark.fill, mark.stroke, mark.weight, colours)}/>'
        case Disc():
            middle = f'cx="{number(mark.x)}" cy="{number(mark.y)}" r="{number(mark.radius)}"'
            yield f"<circle {middle}{_look(mark.fill, mark.stroke, mark.weight, colours)}/>"
        case Label():
            yield _label(mark, colours)
        case _:
            assert_never(mark)


def _shade(colour: Colour, colours: Colours) -> str:
    return "none" if colour == "none" else str(getattr(colours, colour))


def _look(fill: Colour, stroke: Colour, weight: float, colours: Colours) -> str:
    line = f' stroke="{_shade(stroke, colours)}" stroke-width="{number(weight)}"' if stroke != "none" else ""
    return f' fill="{_shade(fill, colours)}"{line} stroke-linejoin="round"'


def _area(area: Area, colours: Colours) -> str:
    stroke = "" if area.stroke == "none" else _shade(area.stroke, colours)
    return rectangle(
        area.x,
        area.y,
        area.width,
        area.height,
        fill=_shade(area.fill, colours),
        stroke=stroke,
        weight=area.weight,
        rounded=area.rounded,
    )


def _stroke(stroke: Stroke, colours: Colours) -> Iterable[str]:
    shade = _shade(stroke.colour, colours)
    points = list(stroke.points)
    head = ""
    if stroke.headed:
        head, points[-1] = arrow_head(points[-2], points[-1])
    dash = f' stroke-dasharray="{" ".join(map(number, stroke.dash))}"' if stroke.dash else ""
    width = number(stroke.weight)
    path = rounded_line(points) if _square(points) else "M" + "L".join(map(pair, points))
    yield f'<path d="{path}" fill="none" stroke="{shade}" stroke-width="{width}"{dash}/>'
    if head:
        yield f'<path d="{head}" fill="{shade}"/>'


def _square(points: list[tuple[float, float]]) -> bool:
    """Whether a line has right angles only, which look better a little rounded."""
    return all(one[0] == two[0] or one[1] == two[1] for one, two in pairwise(points))


def _label(label: Label, colours: Colours) -> str:
    weight = ' font-weight="700"' if label.bold else ""
    anchor = "" if label.anchor == "start" else f' text-anchor="{label.anchor}"'
    return (
        f'<text x="{number(label.x)}" y="{number(label.y)}" font-size="{number(label.size)}"{weight}{anchor}'
        f' fill="{_shade(label.colour, colours)}">{escape(label.text)}</text>'
    )
