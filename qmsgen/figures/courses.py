"""A plan with the ways of its arrows: those that cross least, and the room that arrows and answers need."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice, pairwise, permutations
from typing import TYPE_CHECKING, TypeAlias

from qmsgen.figures.lettering import pieces, width, wrap
from qmsgen.figures.routes import EAST, SOUTH, STEPS, WEST, Point, corners, route
from qmsgen.figures.tracks import Place, Tracks, assign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qmsgen.figures.grid import Plan

_Stretch: TypeAlias = tuple[int, Place, list[Place]]
"""An arrow, the line it runs on and where on it."""

ANSWER_SIZE = 8.0
ANSWER_LEADING = 9.6
SPACING = 5.5
"""Between arrows that run side by side."""
TO_WALL = 4.0
"""From the wall between two lanes to the nearest arrow."""
_TO_BOX = 7.5
_REPAIRS = 8
_TRIALS = 10


@dataclass(frozen=True, slots=True)
class Exit:
    """The answer beside the place where an arrow leaves its shape."""

    side: int
    lines: tuple[str, ...]

    @property
    def height(self) -> float:
        """Of all its lines."""
        return len(self.lines) * ANSWER_LEADING

    @property
    def width(self) -> float:
        """Of its widest line."""
        return max((width(line, ANSWER_SIZE) for line in self.lines), default=0)


@dataclass(frozen=True, slots=True)
class Course:
    """A plan with the ways of its arrows, the tracks they run on and the answers at their exits."""

    plan: Plan
    ways: tuple[list[Point], ...]
    tracks: Tracks
    exits: tuple[Exit, ...]

    def gutters(self) -> list[tuple[float, float]]:
        """For each wall between lanes, the room that arrows and answers need left and right of it."""
        lanes = len(self.plan.lanes)
        found = []
        for wall in range(lanes + 1):
            before, after = self.split(wall)
            found.append((self._side(wall - 1, EAST, before), self._side(wall, WEST, after)))
        return [
            (0.0 if wall == 0 else left, 0.0 if wall == lanes else right) for wall, (left, right) in enumerate(found)
        ]

    def split(self, wall: int) -> tuple[int, int]:
        """How many tracks run left and how many right of a wall, so that arrows seldom cross it."""
        count = self.tracks.count(2 * wall, upright=True)
        if wall in {0, len(self.plan.lanes)}:
            return (0, count) if wall == 0 else (count, 0)
        ends = [(each.track, end[1]) for each in self.tracks.upright.get(2 * wall, ()) for end in each.ends]
        costs = [
            (sum((track < cut) == (side > 0) for track, side in ends), abs(2 * cut - count), cut)
            for cut in range(count + 1)
        ]
        cut = min(costs)[2]
        return cut, count - cut

    def _side(self, lane: int, side: int, count: int) -> float:
        answers = [
            exit_.width + 5
            for arrow, exit_ in zip(self.plan.arrows, self.exits, strict=True)
            if exit_.lines and exit_.side == side and self.plan.cells[arrow.source].lane == lane
        ]
        near = max([_TO_BOX, *answers])
        return near + TO_WALL + (count - 1) * SPACING if count else near


@dataclass(frozen=True, slots=True)
class Layout:
    """The ways of a plan's arrows and the tracks they run on: all that does not depend on measures."""

    plan: Plan
    ways: tuple[list[Point], ...]
    tracks: Tracks
    crossings: tuple[int, ...]
    """Arrows that another one crosses, by place, once for each crossing."""

    @property
    def cost(self) -> float:
        """Crossings count most, then bends, then length."""
        bends = sum(len(corners(way)) - 2 for way in self.ways)
        return 12 * len(self.crossings) + 3 * bends + sum(len(way) for way in self.ways)


def lay(plan: Plan) -> Layout:
    """The best of several layouts: where arrows cross, others are let choose their way first."""
    best = _laid(plan, ())
    for first in islice(_orders(best), _TRIALS):
        if not best.crossings:
            break
        best = min(best, _laid(plan, first), key=lambda layout: layout.cost)
    return best


def _orders(layout: Layout) -> Iterator[tuple[int, ...]]:
    """Arrows to try first: those of decisions with three answers in every order, then each that crosses."""
    arrows = layout.plan.arrows
    for source in dict.fromkeys(arrows[place].source for place in layout.crossings):
        exits = tuple(place for place, arrow in enumerate(arrows) if arrow.source == source and arrow.label)
        if len(exits) == 3:
            yield from permutations(exits)
    for place in dict.fromkeys(layout.crossings):
        yield (place,)


def _laid(plan: Plan, first: tuple[int, ...]) -> Layout:
    banned: frozenset[tuple[int, Point]] = frozenset()
    for _ in range(_REPAIRS):
        ways = route(plan, banned, first)
        tracks = assign(plan, ways)
        if not tracks.clashes:
            break
        banned |= frozenset(tracks.clashes)
    return Layout(plan, tuple(ways), tracks, tuple(_crossed(plan, ways, tracks)))


def _crossed(plan: Plan, ways: list[list[Point]], tracks: Tracks) -> Iterator[int]:
    """Both arrows of every crossing, an arrow counted as on its track."""
    level: list[_Stretch] = []
    upright: list[_Stretch] = []
    for number, way in enumerate(ways):
        turns = corners(way)
        places = [tracks.stretches.get((number, stretch), 0) for stretch in range(len(turns) - 1)]
        for stretch, (here, there) in enumerate(pairwise(turns)):
            along = 1 if here[0] == there[0] else 0
            before = places[stretch - 1] if stretch else 0
            after = places[stretch + 1] if stretch + 1 < len(places) else 0
            ends = sorted(((here[along], before), (there[along], after)))
            line = (here[1 - along], places[stretch])
            (upright if along else level).append((number, line, ends))
    for one, y, (left, right) in level:
        for other, x, (top, bottom) in upright:
            if left < x < right and top < y < bottom and plan.arrows[one].target != plan.arrows[other].target:
                yield one
                yield other


def chart(layout: Layout, lane_width: float) -> Course:
    """A layout whose answers beside shapes are set for lanes about `lane_width` points wide; see `fitted`."""
    arrows = layout.plan.arrows
    exits = tuple(_exit(arrow.label, way, lane_width) for arrow, way in zip(arrows, layout.ways, strict=True))
    return Course(layout.plan, layout.ways, layout.tracks, exits)


def fitted(course: Course, box: float) -> Course:
    """The course with answers below shapes set to half the width of a box, now that it is known."""
    exits = tuple(
        Exit(SOUTH, wrap(arrow.label, box / 2 - 4.5, ANSWER_SIZE)) if arrow.label and old.side == SOUTH else old
        for arrow, old in zip(course.plan.arrows, course.exits, strict=True)
    )
    return replace(course, exits=exits)


def _exit(label: str, way: list[Point], lane_width: float) -> Exit:
    side = STEPS.index((way[1][0] - way[0][0], way[1][1] - way[0][1]))
    if not label or side == SOUTH:
        return Exit(side, ())
    longest = max(width(piece.rstrip(), ANSWER_SIZE) for piece in pieces(label))
    needed = max(longest, min(width(label, ANSWER_SIZE), 2 * ANSWER_SIZE)) + 0.1
    return Exit(side, wrap(label, min(max(lane_width * 0.2, needed), lane_width * 0.34), ANSWER_SIZE))
