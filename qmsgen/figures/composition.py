"""Chooses type size, density and cuts so that a flow fills as few pictures as legible type allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qmsgen.figures.courses import Course, Layout, chart, fitted, lay
from qmsgen.figures.paging import pictures
from qmsgen.figures.placement import FRAME, place
from qmsgen.figures.ranks import arrange
from qmsgen.figures.shapes import Typeset, fit, strip_for
from qmsgen.model.document import FlowNode

if TYPE_CHECKING:
    from qmsgen.figures.grid import Plan
    from qmsgen.figures.scene import Scene
    from qmsgen.model.document import Flow

_SIZES = (9.0, 8.5, 8.0)
"""Type sizes of labels in points, best first."""
_WIDEST_BOX, _NARROWEST_BOX = 132.0, 26.0
_USUAL_GUTTER = 12.0
_USUAL_GAP = 18.0
_USUAL_HEAD = 24.0
_ROOMY = 8.0
"""Width of a box, in its type size, from which labels read well."""
_TRIES = 16
_HOPEFUL, _LESS = 1.16, 0.95
"""Heights are guessed before arrows are laid: begin with more room than there is, then take less."""


def compose(flow: Flow, width: float, height: float) -> list[Scene]:
    """The pictures of a flow for a box in points.

    One picture if any type size allows it, with steps below each other rather than beside each other;
    else the density that needs fewer pictures.
    """
    plans = [arrange(flow, dense=dense) for dense in (False, True)]
    for plan in plans:
        layout: Layout | None = None
        for size in _sizes(plan, width):
            typeset = _guess(plan, width, size)
            if sum(_pitches(plan, typeset)) + _USUAL_HEAD <= height * 1.06:
                layout = layout or lay(plan)
                scenes = measured([layout], width, size)
                if scenes[0].height <= height:
                    return scenes
    return min((_paged(plan, width, height) for plan in plans), key=len)


def _sizes(plan: Plan, width: float) -> tuple[float, ...]:
    """Type sizes to try, best first; narrow boxes take the smallest, which splits fewer words."""
    return _SIZES if _guess(plan, width, _SIZES[0]).box >= _ROOMY * _SIZES[0] else _SIZES[-1:]


def _guess(plan: Plan, width: float, size: float) -> Typeset:
    lanes = max(len(plan.lanes), 1)
    return _typeset([plan], (width - 2 * FRAME) / lanes - 2 * _USUAL_GUTTER, size)


def _typeset(plans: list[Plan], box: float, size: float) -> Typeset:
    box = min(_WIDEST_BOX, max(_NARROWEST_BOX, box))
    nodes = [item for plan in plans for item in plan.items.values() if isinstance(item, FlowNode)]
    numbers = [node.number for node in nodes if node.number and node.kind == "task"]
    return Typeset(size, box, strip_for(numbers, box, size))


def _pitches(plan: Plan, typeset: Typeset) -> list[float]:
    """About how much height each row takes with the gap below it."""
    heights = [0.0] * plan.rows
    for name, cell in plan.cells.items():
        heights[cell.row] = max(heights[cell.row], fit(plan.items[name], typeset).height)
    return [height + _USUAL_GAP for height in heights]


def _paged(plan: Plan, width: float, height: float) -> list[Scene]:
    """Several pictures, cut ever finer until each fits or stands for a single row."""
    size = _sizes(plan, width)[len(_sizes(plan, width)) // 2]
    pitches = _pitches(plan, _guess(plan, width, size))
    room = (height - _USUAL_HEAD) * _HOPEFUL
    scenes: list[Scene] = []
    tried: list[int] = []
    for _ in range(_TRIES):
        parts = pictures(plan, pitches, room)
        room *= _LESS
        if [part.rows for part in parts] == tried:
            continue
        tried = [part.rows for part in parts]
        scenes = measured([lay(part) for part in parts], width, size)
        if max(scene.height for scene in scenes) <= height or len(parts) >= plan.rows:
            break
    return scenes


def measured(layouts: list[Layout], width: float, size: float) -> list[Scene]:
    """Pictures with the same lanes, as wide as the box allows, at one type size."""
    parts = [layout.plan for layout in layouts]
    lanes = max(len(parts[0].lanes), 1)
    courses = [chart(layout, (width - 2 * FRAME) / lanes) for layout in layouts]
    gutters = _widest(courses)
    free = width - 2 * FRAME - sum(left + right for left, right in gutters)
    typeset = _typeset(parts, free / lanes, size)
    return [place(fitted(course, typeset.box), typeset, gutters) for course in courses]


def _widest(courses: list[Course]) -> list[tuple[float, float]]:
    every = [course.gutters() for course in courses]
    return [(max(left for left, _ in walls), max(right for _, right in walls)) for walls in zip(*every, strict=True)]
