"""Drawings of a document as SVG pictures that fit the room a page gives them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from qmsgen.figures import bars, blueprint, process_map, trends, turtle
from qmsgen.figures.composition import compose
from qmsgen.figures.ink import write
from qmsgen.figures.paint import paint
from qmsgen.figures.strokes import MILLIMETRE
from qmsgen.figures.tabulated import told
from qmsgen.model.document import BarChart, Blueprint, Flow, LineChart, ProcessMap, Turtle

if TYPE_CHECKING:
    from collections.abc import Callable

    from qmsgen.figures.picture import Picture
    from qmsgen.model.document import Drawing
    from qmsgen.model.theme import Colours


@dataclass(frozen=True, slots=True)
class Drawn:
    """One finished picture and the size it is to be printed at; at that size its text is 8 pt or larger."""

    svg: str
    width_mm: float
    height_mm: float


def draw(
    drawing: Drawing,
    colours: Colours,
    *,
    width_mm: float,
    height_mm: float,
    gettext: Callable[[str], str] = str,
) -> tuple[Drawn, ...]:
    """The pictures of a drawing, each within the given box in millimetres, in reading order.

    What does not fit into one picture goes on in the next; circles with the same letter show where a flow
    goes on. Only where a single row or column is larger than the box does the picture shrink below 8 pt.
    `gettext` translates the words that a drawing says of itself, such as "line of visibility".

    Raises:
        ValueError: the drawing contradicts itself, such as an edge to an unknown node.
    """
    wide, high = width_mm * MILLIMETRE, height_mm * MILLIMETRE
    if isinstance(drawing, Flow):
        return _flow(drawing, colours, wide, high)
    pictures = _pictures(drawing, wide, high, gettext)
    alternative = told(drawing, gettext)
    return tuple(_fitted(picture, colours, (wide, high), alternative) for picture in pictures)


def _pictures(
    drawing: ProcessMap | Blueprint | Turtle | BarChart | LineChart,
    wide: float,
    high: float,
    gettext: Callable[[str], str],
) -> list[Picture]:
    match drawing:
        case ProcessMap():
            return process_map.pictures(drawing, wide, high, gettext)
        case Blueprint():
            return blueprint.pictures(drawing, wide, high, gettext)
        case Turtle():
            return turtle.pictures(drawing, wide, gettext)
        case BarChart():
            return bars.pictures(drawing, wide, high, gettext)
        case LineChart():
            return trends.pictures(drawing, wide, gettext)
        case _:
            assert_never(drawing)


def _fitted(picture: Picture, colours: Colours, box: tuple[float, float], alternative: str) -> Drawn:
    scale = min(1.0, box[0] / picture.width, box[1] / picture.height)
    title = alternative.partition("\n")[0]
    svg = paint(picture, colours, title, alternative, scale=scale)
    return _drawn(svg, picture.width * scale, picture.height * scale)


def _drawn(svg: str, wide: float, high: float) -> Drawn:
    return Drawn(svg, round(wide / MILLIMETRE, 2), round(high / MILLIMETRE, 2))


def _flow(flow: Flow, colours: Colours, wide: float, high: float) -> tuple[Drawn, ...]:
    drawn = []
    for scene in compose(flow, wide, high):
        scale = min(1.0, wide / scene.width, high / scene.height)
        svg = write(scene, colours, _in_words(flow, {each.item for each in scene.placed}), scale=scale)
        drawn.append(_drawn(svg, scene.width * scale, scene.height * scale))
    return tuple(drawn)


def _in_words(flow: Flow, shown: set[str]) -> str:
    """What a picture shows, one arrow a line, for those who cannot see it."""
    names = {node.id: " ".join(filter(None, (node.number, node.label))) for node in flow.nodes}
    arrows = [
        f"{names[edge.source]} → {names[edge.target]}" + (f" ({edge.label})" if edge.label else "")
        for edge in flow.edges
        if edge.source in shown
    ]
    return "\n".join(arrows or [names[node.id] for node in flow.nodes if node.id in shown])
