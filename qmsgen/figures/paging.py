"""A flow too tall for one picture, cut between rows; lettered connectors carry its arrows across."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from qmsgen.figures.grid import Arrow, Cell, Connector, Item, Plan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CONNECTOR_ROW = 34.0
"""Room in points that a row of connectors takes with the gap beside it."""
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def pictures(plan: Plan, heights: Sequence[float], room: float) -> list[Plan]:
    """The plan as one or more pictures whose rows fit into `room` points; each row in exactly one picture."""
    cuts = _cuts(plan, heights, room)
    if len(cuts) == 2:
        return [plan]
    letters = _letters(plan, cuts)
    return [_picture(plan, start, end, letters) for start, end in pairwise(cuts)]


def _cuts(plan: Plan, heights: Sequence[float], room: float) -> list[int]:
    """Rows at which pictures begin: few pictures, few arrows cut, about equally full."""
    total = len(heights)
    severed = [_severed(plan, cut) for cut in range(total + 1)]
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, total + 1):
        choices = []
        for start in range(end - 1, -1, -1):
            taken = sum(heights[start:end]) + _CONNECTOR_ROW * ((start > 0) + (end < total))
            if taken > room and end - start > 1:
                break
            slack = max(0.0, 1 - taken / room)
            choices.append((best[start][0] + 1000 + 20 * severed[start] + 60 * slack**2, start))
        best.append(min(choices))
    cuts = [total]
    while cuts[-1]:
        cuts.append(best[cuts[-1]][1])
    return cuts[::-1] if total else [0, 0]


def _severed(plan: Plan, cut: int) -> int:
    """How many arrows a cut above this row would sever."""
    rows = [(plan.cells[arrow.source].row, plan.cells[arrow.target].row) for arrow in plan.arrows]
    return sum((source < cut) != (target < cut) for source, target in rows) if cut else 0


def _letters(plan: Plan, cuts: list[int]) -> dict[str, str]:
    """A letter for each item that arrows from other pictures lead to, in reading order."""
    page = {name: sum(cut <= cell.row for cut in cuts) for name, cell in plan.cells.items()}
    targets = {arrow.target for arrow in plan.arrows if page[arrow.source] != page[arrow.target]}
    ordered = sorted(targets, key=lambda name: (plan.cells[name].row, plan.cells[name].lane))
    return {name: _letter(place) for place, name in enumerate(ordered)}


def _letter(place: int) -> str:
    turn, rest = divmod(place, len(_LETTERS))
    return _LETTERS[rest] + (str(turn) if turn else "")


@dataclass(slots=True)
class _Page:
    """One picture while connectors are being set into its free cells; rows may run past both ends."""

    lanes: int
    rows: int
    items: dict[str, Item]
    cells: dict[str, Cell]
    arrows: list[Arrow] = field(default_factory=list)

    def put(self, connector: Connector, choices: Iterator[Cell]) -> None:
        """Take the first choice that is free and not passed by a straight arrow."""
        taken = set(self.cells.values()).union(*map(self._passed, self.arrows))
        self.items[connector.id] = connector
        self.cells[connector.id] = next(cell for cell in choices if cell not in taken)

    def _passed(self, arrow: Arrow) -> set[Cell]:
        """The cells between two shapes of one row or one lane."""
        one, other = self.cells[arrow.source], self.cells[arrow.target]
        if one.row == other.row:
            return {Cell(lane, one.row) for lane in _between(one.lane, other.lane)}
        if one.lane == other.lane:
            return {Cell(one.lane, row) for row in _between(one.row, other.row)}
        return set()

    def beside(self, cell: Cell) -> Iterator[Cell]:
        for lane in (cell.lane + 1, cell.lane - 1):
            if 0 <= lane < self.lanes:
                yield Cell(lane, cell.row)

    def beyond(self, lane: int, row: int, step: int) -> Iterator[Cell]:
        """Cells of the row past an end of the picture, nearest lane first, then of rows further out."""
        lanes = sorted(range(self.lanes), key=lambda other: (abs(other - lane), other))
        while True:
            yield from (Cell(other, row) for other in lanes)
            row += step

    def above(self, cell: Cell) -> Iterator[Cell]:
        if cell.row > 0:
            yield Cell(cell.lane, cell.row - 1)
            yield from self.beside(cell)
        yield from self.beyond(cell.lane, -1, -1)

    def below(self, cell: Cell, *, busy: bool) -> Iterator[Cell]:
        """Where an exit may stand: a shape with other exits keeps the way below it free."""
        under = cell.row + 1 < self.rows
        if under and not busy:
            yield Cell(cell.lane, cell.row + 1)
        if under or busy:
            yield from self.beside(cell)
        yield from self.beyond(cell.lane, self.rows, 1)


def _between(one: int, other: int) -> range:
    return range(min(one, other) + 1, max(one, other))


def _picture(plan: Plan, start: int, end: int, letters: dict[str, str]) -> Plan:
    cells = {name: Cell(cell.lane, cell.row - start) for name, cell in plan.cells.items() if start <= cell.row < end}
    page = _Page(len(plan.lanes), end - start, {name: plan.items[name] for name in cells}, cells)
    inside = set(cells)
    page.arrows += [each for each in plan.arrows if each.source in inside and each.target in inside]
    for arrow in plan.arrows:
        if arrow.source in inside and arrow.target not in inside:
            _leave(page, arrow, letters[arrow.target], plan)
    entered = {each.target for each in plan.arrows if each.source not in inside and each.target in inside}
    for name in sorted(entered, key=letters.__getitem__):
        connector = Connector(f"\0in {name}", letters[name])
        page.put(connector, page.above(page.cells[name]))
        page.arrows.append(Arrow(connector.id, name))
    return _from_zero(plan, page)


def _leave(page: _Page, arrow: Arrow, letter: str, plan: Plan) -> None:
    connector = Connector(f"\0out {arrow.source}\0{arrow.target}", letter)
    busy = sum(other.source == arrow.source for other in plan.arrows) > 1
    page.put(connector, page.below(page.cells[arrow.source], busy=busy))
    page.arrows.append(Arrow(arrow.source, connector.id, arrow.label))


def _from_zero(plan: Plan, page: _Page) -> Plan:
    first = min(cell.row for cell in page.cells.values())
    cells = {name: Cell(cell.lane, cell.row - first) for name, cell in page.cells.items()}
    rows = 1 + max(cell.row for cell in cells.values())
    return Plan(plan.lanes, rows, page.items, cells, tuple(page.arrows))
