"""Ways for arrows along the lines between and through the cells of the grid, bends and crossings kept few.

Lines count in half cells: odd ones run through the middle of lanes and rows, even ones between them. A middle
line carries one arrow (or arrows that share an end); a line between cells widens to as many as need it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from heapq import heappop, heappush
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from qmsgen.figures.grid import Arrow, Plan

Point: TypeAlias = tuple[int, int]
Unit: TypeAlias = tuple[Point, Point]
State: TypeAlias = tuple[int, int, int]

NORTH, EAST, SOUTH, WEST, ARRIVED = range(5)
STEPS = ((0, -1), (1, 0), (0, 1), (-1, 0))

_SIDES = 3
"""Where arrows may leave a shape: below, right, left."""
_BEND = 4.0
_CROSSING = 7.0
_TOUCH = 0.6
_BESIDE = 0.6
"""Extra cost of a step along a line that another arrow uses."""
_TOGETHER = 0.4
"""Cost of a step that is shared with an arrow to the same target."""
_SIDE_ENTRY = 2.0
_RETURN_BELOW = 3.0
_BANNED = 80.0
"""Cost of a bend where two arrows would lie on each other."""


def route(
    plan: Plan, banned: frozenset[tuple[int, Point]] = frozenset(), first: tuple[int, ...] = ()
) -> list[list[Point]]:
    """A way for each arrow of the plan, as points of the grid from middle to middle.

    Arrows named in `first` (by place) choose their way before all others. `banned` names points that an arrow
    (by its place in the plan) should not turn at.
    """
    router = _Router(plan, banned, first)
    return [router.ways[place] for place in range(len(plan.arrows))]


def corners(way: list[Point]) -> list[Point]:
    """The ends of a way and the points where it turns."""
    inner = [
        here
        for before, here, after in zip(way, way[1:], way[2:], strict=False)
        if (before[0] == here[0]) != (here[0] == after[0])
    ]
    return [way[0], *inner, way[-1]]


class _Router:
    """Lays one arrow after the other, short ones first, each aware of those before it."""

    def __init__(self, plan: Plan, banned: frozenset[tuple[int, Point]], first: tuple[int, ...]) -> None:
        self._plan = plan
        self._banned = banned
        self._width, self._height = 2 * len(plan.lanes), 2 * plan.rows
        self._middle = {name: (2 * cell.lane + 1, 2 * cell.row + 1) for name, cell in plan.cells.items()}
        self._taken = set(self._middle.values())
        self._users: defaultdict[Unit, list[int]] = defaultdict(list)
        self._visits: defaultdict[Point, list[tuple[int, frozenset[int]]]] = defaultdict(list)
        self._ports: dict[tuple[Point, int], tuple[bool, str]] = {}
        self._exits = Counter(arrow.source for arrow in plan.arrows)
        self._labelled = {each.source for each in plan.arrows if each.label and self._exits[each.source] > 1}
        self.ways: dict[int, list[Point]] = {}
        rest = [place for place in range(len(plan.arrows)) if place not in first]
        for place in (*first, *sorted(rest, key=self._distance)):
            self.ways[place] = self._lay(place)

    def _distance(self, place: int) -> tuple[bool, bool, int, int]:
        """Straight arrows before those with bends, near before far; returning ones last."""
        arrow = self._plan.arrows[place]
        (left, top), (right, bottom) = self._middle[arrow.source], self._middle[arrow.target]
        bent = left != right and top != bottom
        return arrow.back, bent, abs(left - right) + abs(top - bottom), place

    def _related(self, one: int, other: int) -> bool:
        first, second = self._plan.arrows[one], self._plan.arrows[other]
        if first.target == second.target:
            return True
        return first.source == second.source and first.source not in self._labelled

    def _lay(self, place: int) -> list[Point]:
        way = self._search(place)
        arrow = self._plan.arrows[place]
        self._ports[way[0], _heading(way[0], way[1])] = (True, arrow.source)
        self._ports[way[-1], _opposite(_heading(way[-2], way[-1]))] = (False, arrow.target)
        for before, after in pairwise(way):
            self._users[_unit(before, after)].append(place)
        for before, here, after in zip(way, way[1:], way[2:], strict=False):
            sides = frozenset((_heading(here, before), _heading(here, after)))
            self._visits[here].append((place, sides))
        return way

    def _search(self, place: int) -> list[Point]:
        """The cheapest way; there always is one, out below and in from above, between the cells."""
        arrow = self._plan.arrows[place]
        goal = self._middle[arrow.target]
        queue: list[tuple[float, float, int, State]] = []
        came: dict[State, State | None] = {}
        cheapest: dict[State, float] = {}
        ticket = 0
        start = self._middle[arrow.source]
        for heading in (SOUTH, EAST, WEST, NORTH) if self._plan.upward else (SOUTH, EAST, WEST):
            if self._may_leave(start, heading, arrow):
                state = (*start, heading)
                cheapest[state] = _RETURN_BELOW if arrow.back and heading == SOUTH else 0.0
                came[state] = None
                heappush(queue, (cheapest[state], cheapest[state], ticket, state))
                ticket += 1
        while queue:
            _, cost, _, state = heappop(queue)
            if cost > cheapest[state]:
                continue
            if state[2] == ARRIVED:
                return _trace(came, state)
            for following, price in self._onward(place, state, first=came[state] is None):
                total = cost + price
                if total < cheapest.get(following, float("inf")):
                    cheapest[following] = total
                    came[following] = state
                    ticket += 1
                    ahead = abs(following[0] - goal[0]) + abs(following[1] - goal[1])
                    heappush(queue, (total + ahead, total, ticket, following))
        raise AssertionError("between the cells there is always a way")  # pragma: no cover

    def _may_leave(self, start: Point, heading: int, arrow: Arrow) -> bool:
        port = self._ports.get((start, heading))
        if port is None and self._plan.upward:
            return self._leaves_a_side(start, heading, out=True)
        return port is None or (port[0] and arrow.source not in self._labelled)

    def _may_enter(self, goal: Point, side: int, arrow: Arrow) -> bool:
        if self._plan.upward:
            port = self._ports.get((goal, side))
            return self._leaves_a_side(goal, side, out=False) if port is None else not port[0]
        if side == SOUTH:
            return False
        if side == NORTH:
            return True
        port = self._ports.get((goal, side))
        if port is not None:
            return not port[0]
        return arrow.target not in self._labelled or self._spare(goal, arrow.target)

    def _leaves_a_side(self, middle: Point, taken: int, *, out: bool) -> bool:
        """Whether a shape that gives this side to arrows one way keeps another for those the other way."""
        return any(
            (middle, side) not in self._ports or self._ports[middle, side][0] != out
            for side in (NORTH, EAST, SOUTH, WEST)
            if side != taken
        )

    def _spare(self, goal: Point, name: str) -> bool:
        """Whether a shape whose exits must stay apart has a side to give to an arrow that comes in."""
        given = sum(not self._ports.get((goal, side), (True,))[0] for side in (EAST, WEST))
        return self._exits[name] < _SIDES - given

    def _onward(self, place: int, state: State, *, first: bool) -> Iterator[tuple[State, float]]:
        arrow = self._plan.arrows[place]
        goal = self._middle[arrow.target]
        for turn in state[2:] if first else _ahead(state[2]):
            there = _next(state, turn)
            if not (0 <= there[0] <= self._width and 0 <= there[1] <= self._height):
                continue
            if there in self._taken and (there != goal or not self._may_enter(goal, _opposite(turn), arrow)):
                continue
            price = self._price(place, state, turn, first=first)
            if price is None:
                continue
            if there == goal:
                sideways = turn != SOUTH and not arrow.back and not self._plan.upward
                yield (*there, ARRIVED), price + (_SIDE_ENTRY if sideways else 0)
            else:
                yield (*there, turn), price

    def _price(self, place: int, state: State, turn: int, *, first: bool) -> float | None:
        """Cost of turning and going one step on; None where that would touch another arrow."""
        here, heading = state[:2], state[2]
        price = self._step(place, here, _next(state, turn))
        if price is None or first:
            return price
        meeting = self._meeting(place, here, frozenset((_opposite(heading), turn)))
        if meeting is None:
            return None
        if heading != turn:
            price += _BANNED if (place, here) in self._banned else _BEND
        return price + meeting

    def _step(self, place: int, here: Point, there: Point) -> float | None:
        """Cost of going along one unit of a line; None where a middle line is taken."""
        users = self._users.get(_unit(here, there))
        if not users:
            return 1.0
        strangers = sum(not self._related(place, other) for other in users)
        if not strangers:
            return _TOGETHER
        on_middle = (here[0] if here[0] == there[0] else here[1]) % 2
        return None if on_middle else 1.0 + _BESIDE * strangers

    def _meeting(self, place: int, here: Point, sides: frozenset[int]) -> float | None:
        """Cost of meeting other arrows at a point; None where two would touch."""
        price = 0.0
        for other, theirs in self._visits.get(here, ()):
            if self._related(place, other):
                continue
            apart = not sides & theirs
            if apart and _straight(sides) and _straight(theirs):
                price += _CROSSING
            elif here[0] % 2 and here[1] % 2:
                return None
            else:
                price += _TOUCH
        return price


def _next(state: State, turn: int) -> Point:
    return state[0] + STEPS[turn][0], state[1] + STEPS[turn][1]


def _ahead(heading: int) -> Iterable[int]:
    return heading, (heading + 1) % 4, (heading + 3) % 4


def _opposite(heading: int) -> int:
    return (heading + 2) % 4


def _straight(sides: frozenset[int]) -> bool:
    return sum(sides) % 2 == 0


def _heading(here: Point, there: Point) -> int:
    return STEPS.index((there[0] - here[0], there[1] - here[1]))


def _unit(one: Point, other: Point) -> Unit:
    return (one, other) if one < other else (other, one)


def _trace(came: dict[State, State | None], state: State) -> list[Point]:
    way: list[Point] = []
    current: State | None = state
    while current is not None:
        way.append(current[:2])
        current = came[current]
    return way[::-1]
