"""Drawings of a document as SVG pictures that fit the room a page gives them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from qmsgen.figures.composition import compose
from qmsgen.figures.ink import MILLIMETRE, write
from qmsgen.model.document import Flow

if TYPE_CHECKING:
    from qmsgen.model.document import Drawing
    from qmsgen.model.theme import Colours


@dataclass(frozen=True, slots=True)
class Drawn:
    """One finished picture and the size it is to be printed at; at that size its text is 8 pt or larger."""

    svg: str
    width_mm: float
    height_mm: float


def draw(drawing: Drawing, colours: Colours, *, width_mm: float, height_mm: float) -> tuple[Drawn, ...]:
    """The pictures of a drawing, each within the given box in millimetres, in reading order.

    What does not fit into one picture goes on in the next; circles with the same letter show where.
    Only where a single row of shapes is larger than the box does the picture shrink below 8 pt.

    Raises:
        ValueError: the drawing contradicts itself, such as an edge to an unknown node.
    """
    match drawing:
        case Flow():
            return _flow(drawing, colours, width_mm, height_mm)
        case _:
            assert_never(drawing)


def _flow(flow: Flow, colours: Colours, width_mm: float, height_mm: float) -> tuple[Drawn, ...]:
    wide, high = width_mm * MILLIMETRE, height_mm * MILLIMETRE
    drawn = []
    for scene in compose(flow, wide, high):
        scale = min(1.0, wide / scene.width, high / scene.height)
        svg = write(scene, colours, _in_words(flow, {each.item for each in scene.placed}), scale=scale)
        drawn.append(
            Drawn(
                svg, round(scene.width * scale / MILLIMETRE, 2), round(scene.height * scale / MILLIMETRE, 2)
            )
        )
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
