"""Which row each step of a flow stands in: below everything that leads to it, loops left aside."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from heapq import heappop, heappush
from typing import TYPE_CHECKING

from qmsgen.figures.grid import Answer, Arrow, Cell, Item, Plan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qmsgen.model.document import Flow

_SIDES = 3
"""Exits of one shape that can be told apart: below, left, right."""


def arrange(flow: Flow, *, dense: bool) -> Plan:
    """The whole flow on one grid.

    `dense` sets a step beside the one before it where the way between their lanes is free; otherwise each
    step stands below all that lead to it. Lanes without a step are left out.

    Raises:
        ValueError: two nodes with one id, a node in an unknown lane, or an edge to an unknown node.
    """
    _refuse_broken(flow)
    used = {node.lane for node in flow.nodes}
    lanes = tuple(lane for lane in flow.lanes if lane.id in used) or flow.lanes
    places = {lane.id: place for place, lane in enumerate(lanes)}
    columns = {node.id: places[node.lane] for node in flow.nodes}
    items: dict[str, Item] = {node.id: node for node in flow.nodes}
    arrows = _with_answers(_merged(flow), items, columns)
    arrows = _with_direction(arrows, items)
    cells = _Rows(items, columns, arrows, dense=dense).cells()
    rows = 1 + max((cell.row for cell in cells.values()), default=-1)
    return Plan(lanes, rows, items, cells, tuple(arrows))


def _refuse_broken(flow: Flow) -> None:
    nodes = Counter(node.id for node in flow.nodes)
    lanes = {lane.id for lane in flow.lanes}
    for name, count in nodes.items():
        if count > 1:
            raise ValueError(f"two nodes of a flow are called `{name}`")
    for node in flow.nodes:
        if node.lane not in lanes:
            raise ValueError(f"node `{node.id}` stands in no known lane: `{node.lane}`")
    for edge in flow.edges:
        for name in (edge.source, edge.target):
            if name not in nodes:
                raise ValueError(f"an edge of a flow leads to no known node: `{name}`")


def _merged(flow: Flow) -> list[Arrow]:
    """One arrow for each pair of nodes; several answers that lead to the same node are told together."""
    labels: dict[tuple[str, str], list[str]] = {}
    for edge in flow.edges:
        known = labels.setdefault((edge.source, edge.target), [])
        if edge.label and edge.label not in known:
            known.append(edge.label)
    return [Arrow(source, target, " / ".join(texts)) for (source, target), texts in labels.items()]


def _with_answers(arrows: list[Arrow], items: dict[str, Item], columns: dict[str, int]) -> list[Arrow]:
    """Where a shape has more labelled exits than sides, each answer becomes an item of its own."""
    exits = Counter(arrow.source for arrow in arrows)
    found: list[Arrow] = []
    for arrow in arrows:
        if not arrow.label or exits[arrow.source] <= _SIDES:
            found.append(arrow)
            continue
        answer = Answer(f"{arrow.source}\0{arrow.target}", arrow.label)
        items[answer.id] = answer
        columns[answer.id] = columns[arrow.target]
        found += [Arrow(arrow.source, answer.id), Arrow(answer.id, arrow.target)]
    return found


def _with_direction(arrows: list[Arrow], items: dict[str, Item]) -> list[Arrow]:
    """Marks as returning what leads up the user's order and would close a loop."""
    places = {name: place for place, name in enumerate(_reading_order(items))}
    leaving: dict[str, list[str]] = {name: [] for name in items}
    for arrow in arrows:
        if places[arrow.source] < places[arrow.target]:
            leaving[arrow.source].append(arrow.target)
    found = []
    for arrow in arrows:
        upward = places[arrow.source] >= places[arrow.target]
        back = upward and _reaches(arrow.target, arrow.source, leaving)
        if upward and not back:
            leaving[arrow.source].append(arrow.target)
        found.append(replace(arrow, back=back))
    return found


def _reading_order(items: dict[str, Item]) -> list[str]:
    """The user's order, each answer right after its decision."""
    places = {name: place for place, name in enumerate(items)}
    return sorted(items, key=lambda name: (places[name.split("\0", maxsplit=1)[0]], places[name]))


def _reaches(start: str, goal: str, leaving: dict[str, list[str]]) -> bool:
    seen, waiting = {start}, [start]
    while waiting:
        name = waiting.pop()
        if name == goal:
            return True
        fresh = [each for each in leaving[name] if each not in seen]
        seen.update(fresh)
        waiting += fresh
    return False


class _Rows:
    """Gives each item the first free row of its lane below all that lead to it."""

    def __init__(self, items: dict[str, Item], columns: dict[str, int], arrows: list[Arrow], *, dense: bool) -> None:
        self._names = list(items)
        self._columns = columns
        self._dense = dense
        self._before: dict[str, list[str]] = {name: [] for name in items}
        self._after: dict[str, list[str]] = {name: [] for name in items}
        for arrow in arrows:
            if not arrow.back:
                self._before[arrow.target].append(arrow.source)
                self._after[arrow.source].append(arrow.target)
        self._rows: dict[str, int] = {}
        self._taken: set[tuple[int, int]] = set()

    def cells(self) -> dict[str, Cell]:
        for name in self._in_order():
            row = self._beside(name)
            self._rows[name] = self._below(name) if row is None else row
            self._taken.add((self._columns[name], self._rows[name]))
        return {name: Cell(self._columns[name], self._rows[name]) for name in self._names}

    def _in_order(self) -> Iterator[str]:
        """Every item after all that lead to it; among equals, as the user listed them."""
        places = {name: place for place, name in enumerate(self._names)}
        waiting = {name: len(sources) for name, sources in self._before.items()}
        ready = [place for place, name in enumerate(self._names) if not waiting[name]]
        while ready:
            name = self._names[heappop(ready)]
            yield name
            for follower in self._after[name]:
                waiting[follower] -= 1
                if not waiting[follower]:
                    heappush(ready, places[follower])

    def _below(self, name: str) -> int:
        sources = self._before[name]
        row = max(self._rows[source] + 1 for source in sources) if sources else self._loose(name)
        while (self._columns[name], row) in self._taken:
            row += 1
        return row

    def _loose(self, name: str) -> int:
        """A step that nothing leads to stands level with the one listed before it."""
        place = self._names.index(name)
        return self._rows.get(self._names[place - 1], 0) if place else 0

    def _beside(self, name: str) -> int | None:
        if not self._dense or not self._before[name]:
            return None
        source = max(self._before[name], key=self._rows.__getitem__)
        row, start, end = self._rows[source], self._columns[source], self._columns[name]
        others = [each for each in self._before[name] if each != source]
        if start == end or any(self._rows[each] >= row for each in others):
            return None
        step = 1 if end > start else -1
        way = {(lane, row) for lane in range(start + step, end + step, step)}
        if way & self._taken:
            return None
        self._taken |= way
        return row
