"""A flow from left to right in level lanes, with shapes of fixed sizes: the layout that BPMN tools expect."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from qmsgen.figures.courses import lay
from qmsgen.figures.grid import Answer
from qmsgen.figures.ranks import arrange
from qmsgen.figures.routes import corners
from qmsgen.model.document import FlowNode

if TYPE_CHECKING:
    from qmsgen.figures.courses import Layout
    from qmsgen.figures.grid import Arrow
    from qmsgen.figures.routes import Point
    from qmsgen.figures.scene import Position
    from qmsgen.model.document import Flow, Lane

_SIZES = {"start": (36.0, 36.0), "end": (36.0, 36.0), "decision": (50.0, 50.0), "handover": (110.0, 96.0)}
_TASK = (110.0, 80.0)
_COLUMN, _LANE = 120.0, 130.0
_TRACK, _MARGIN = 12.0, 24.0


@dataclass(frozen=True, slots=True)
class Bounds:
    """An upright rectangle in pixels."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Way:
    """An arrow with the points that it runs through; `label` is the answer of a decision."""

    source: str
    target: str
    label: str
    points: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Sideways:
    """The whole layout from its upper left corner."""

    lanes: tuple[tuple[Lane, Bounds], ...]
    nodes: tuple[tuple[FlowNode, Bounds], ...]
    ways: tuple[Way, ...]
    width: float
    height: float


def sideways(flow: Flow) -> Sideways:
    """The layout of a flow whose lanes lie one below the other.

    Raises:
        ValueError: the flow contradicts itself, such as an edge to an unknown node.
    """
    return _Turned(lay(arrange(flow, dense=True))).layout()


class _Turned:
    """A layout with upright lanes, its axes exchanged: lanes count down, rows count from left to right."""

    def __init__(self, layout: Layout) -> None:
        self._layout, plan = layout, layout.plan
        self._columns = self._middles(plan.rows, _COLUMN, upright=False)
        self._lanes = self._middles(len(plan.lanes), _LANE, upright=True)

    def _middles(self, count: int, size: float, *, upright: bool) -> list[tuple[float, float]]:
        """Where each cell begins and ends, gaps as wide as the arrows between cells need."""
        tracks = self._layout.tracks
        gaps = [_MARGIN + _TRACK * tracks.count(2 * line, upright=upright) for line in range(count + 1)]
        starts = list(accumulate((gap + size for gap in gaps[:-1]), initial=0.0))
        return [(start + gap, start + gap + size) for start, gap in zip(starts, gaps, strict=True)]

    def layout(self) -> Sideways:
        """Lanes, shapes and arrows."""
        plan = self._layout.plan
        width, height = self._columns[-1][0], self._lanes[-1][0]
        borders = [0.0, *(self._border(lane) for lane in range(1, len(plan.lanes))), height]
        lanes = tuple(
            (lane, Bounds(0, borders[place], width, borders[place + 1] - borders[place]))
            for place, lane in enumerate(plan.lanes)
        )
        nodes = tuple((item, self._bounds(name)) for name, item in plan.items.items() if isinstance(item, FlowNode))
        return Sideways(lanes, nodes, tuple(self._ways()), width, height)

    def _border(self, lane: int) -> float:
        """Between the last lane and this one, below the arrows that run between them."""
        return self._lanes[lane][0] - _MARGIN / 2

    def _middle(self, name: str) -> Position:
        cell = self._layout.plan.cells[name]
        (left, right), (top, bottom) = self._columns[cell.row], self._lanes[cell.lane]
        return (left + right) / 2, (top + bottom) / 2

    def _bounds(self, name: str) -> Bounds:
        item, (x, y) = self._layout.plan.items[name], self._middle(name)
        kind = item.kind if isinstance(item, FlowNode) else ""
        wide, high = (0.0, 0.0) if isinstance(item, Answer) else _SIZES.get(kind, _TASK)
        return Bounds(x - wide / 2, y - high / 2, wide, high)

    def _ways(self) -> list[Way]:
        """Arrows from shape to shape; one that passes an answer of its own runs on through it."""
        plan = self._layout.plan
        lines = {place: self._line(place) for place in range(len(plan.arrows))}
        onward = {arrow.source: place for place, arrow in enumerate(plan.arrows)}
        found = []
        for place, arrow in enumerate(plan.arrows):
            answer = plan.items[arrow.target]
            if isinstance(plan.items[arrow.source], Answer):
                continue
            if isinstance(answer, Answer):
                rest = onward[answer.id]
                points = _straightened((*lines[place], *lines[rest][1:]))
                found.append(Way(arrow.source, plan.arrows[rest].target, answer.label, points))
            else:
                found.append(Way(arrow.source, arrow.target, arrow.label, tuple(lines[place])))
        return found

    def _line(self, place: int) -> list[Position]:
        arrow, turns = self._layout.plan.arrows[place], corners(self._layout.ways[place])
        levels = [self._level(place, stretch, turns) for stretch in range(len(turns) - 1)]
        points = [self._port(arrow, turns[0], turns[1], source=True)]
        for stretch in range(len(levels) - 1):
            upright = turns[stretch][0] == turns[stretch + 1][0]
            here, there = levels[stretch], levels[stretch + 1]
            points.append((there, here) if upright else (here, there))
        return [*points, self._port(arrow, turns[-1], turns[-2], source=False)]

    def _level(self, place: int, stretch: int, turns: list[Point]) -> float:
        """Where a stretch lies across its direction: y of one along a lane, x of one across lanes."""
        along = turns[stretch][0] == turns[stretch + 1][0]
        line = turns[stretch][0 if along else 1]
        cells = self._lanes if along else self._columns
        if line % 2:
            return sum(cells[line // 2]) / 2
        track = self._layout.tracks.stretches[place, stretch]
        before = cells[line // 2 - 1][1] if line else 0.0
        return before + _MARGIN / 2 + track * _TRACK

    def _port(self, arrow: Arrow, here: Point, there: Point, *, source: bool) -> Position:
        name = arrow.source if source else arrow.target
        (x, y), bounds = self._middle(name), self._bounds(name)
        down, across = _sign(there[0] - here[0]), _sign(there[1] - here[1])
        return x + across * bounds.width / 2, y + down * bounds.height / 2


def _sign(value: int) -> int:
    return (value > 0) - (value < 0)


def _straightened(points: tuple[Position, ...]) -> tuple[Position, ...]:
    """Points without those that a straight line passes anyway."""
    kept = [points[0]]
    for before, here, after in zip(points, points[1:], points[2:], strict=False):
        if here not in (before, after) and not (before[0] == here[0] == after[0] or before[1] == here[1] == after[1]):
            kept.append(here)
    return (*kept, points[-1])
