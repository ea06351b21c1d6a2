"""Side by side in a line between cells: which arrow runs on which track, so that few of them cross."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import permutations
from typing import TYPE_CHECKING, TypeAlias

from qmsgen.figures.routes import Point, corners

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qmsgen.figures.grid import Arrow, Plan

Place: TypeAlias = tuple[int, int]
"""A position along a line: half cells, then the track of the line that is met there."""

_OVERLAP = 100
_EVERY_ORDER_UP_TO = 5


@dataclass(slots=True)
class Strand:
    """A straight stretch between cells, shared by arrows that run together.

    `ends` are the places where something joins it, and whether that lies before (-1) or after (+1) the line.
    """

    members: list[tuple[int, int]]
    """Arrow and number of its stretch."""
    units: set[int]
    ends: list[tuple[Place, int, Point, int]] = field(default_factory=list)
    track: int = 0

    @property
    def low(self) -> Place:
        """Where it begins."""
        return min(end[0] for end in self.ends)

    @property
    def high(self) -> Place:
        """Where it ends."""
        return max(end[0] for end in self.ends)


@dataclass(slots=True)
class Tracks:
    """The tracks of every stretch, how many each line between cells has, and what could not be parted."""

    stretches: dict[tuple[int, int], int]
    """Track by arrow and number of its stretch; stretches on middle lines are absent."""
    upright: dict[int, list[Strand]]
    level: dict[int, list[Strand]]
    clashes: list[tuple[int, Point]]
    """Arrows, with the point at which they would lie on another."""

    def count(self, line: int, *, upright: bool) -> int:
        """Number of tracks that a line between cells needs."""
        strands = (self.upright if upright else self.level).get(line, ())
        return 1 + max((strand.track for strand in strands), default=-1)


def assign(plan: Plan, ways: Sequence[list[Point]]) -> Tracks:
    """Tracks for all stretches: upright lines first, then level ones, which see where those lie."""
    turns = [corners(way) for way in ways]
    tracks = Tracks({}, {}, {}, [])
    for upright in (True, False):
        lines = _strands(plan.arrows, turns, tracks, upright=upright)
        for strands in lines.values():
            _order(strands, tracks, hard=not upright)
        (tracks.upright if upright else tracks.level).update(lines)
    return tracks


def _strands(
    arrows: tuple[Arrow, ...], turns: list[list[Point]], tracks: Tracks, *, upright: bool
) -> dict[int, list[Strand]]:
    across = 0 if upright else 1
    lines: dict[int, list[Strand]] = {}
    for arrow, points in enumerate(turns):
        for number in range(1, len(points) - 2):
            start, end = points[number], points[number + 1]
            line = start[across]
            if line % 2 or start[across] != end[across]:
                continue
            along = sorted((start[1 - across], end[1 - across]))
            strand = Strand([(arrow, number)], set(range(*along)))
            for here, beyond, neighbour in (
                (start, points[number - 1], number - 1),
                (end, points[number + 2], number + 1),
            ):
                place = (here[1 - across], tracks.stretches.get((arrow, neighbour), 0))
                strand.ends.append((place, 1 if beyond[across] > line else -1, here, arrow))
            _join(lines.setdefault(line, []), strand, arrows)
    return lines


def _join(strands: list[Strand], new: Strand, arrows: tuple[Arrow, ...]) -> None:
    """Let the new strand run together with those that share an end with it, else stand alone."""
    alike = [strand for strand in strands if strand.units & new.units and _family(strand, new, arrows)]
    for strand in alike:
        strands.remove(strand)
        new.members += strand.members
        new.units |= strand.units
        new.ends += strand.ends
    strands.append(new)


def _family(one: Strand, other: Strand, arrows: tuple[Arrow, ...]) -> bool:
    everyone = [arrows[member] for member, _ in (*one.members, *other.members)]
    return len({each.target for each in everyone}) == 1 or len({each.source for each in everyone}) == 1


def _order(strands: list[Strand], tracks: Tracks, *, hard: bool) -> None:
    strands.sort(key=lambda strand: (sum(end[1] for end in strand.ends), strand.low, strand.members))
    count = len(strands)
    costs = [[_crossings(one, other, hard=hard) for other in strands] for one in strands]
    if count <= _EVERY_ORDER_UP_TO:
        best = min(permutations(range(count)), key=lambda order: _total(order, costs))
    else:
        best = _inserted(count, costs)
    done: list[Strand] = []
    for place in best:
        strand = strands[place]
        before = [other.track for other in done if _meet(strand, other)]
        strand.track = 1 + max(before, default=-1)
        done.append(strand)
    for place, first in enumerate(best):
        for second in best[place + 1 :]:
            if costs[first][second] >= _OVERLAP:
                tracks.clashes += _clash(strands[first], strands[second])
    strands.sort(key=lambda strand: strand.track)
    tracks.stretches.update((member, strand.track) for strand in strands for member in strand.members)


def _total(order: tuple[int, ...], costs: list[list[int]]) -> int:
    return sum(costs[one][other] for place, one in enumerate(order) for other in order[place + 1 :])


def _inserted(count: int, costs: list[list[int]]) -> tuple[int, ...]:
    """A good order of many strands: each put where it costs least among those before it."""
    order: tuple[int, ...] = ()
    for new in range(count):
        tries = [(*order[:place], new, *order[place:]) for place in range(len(order) + 1)]
        order = min(tries, key=lambda each: _total(each, costs))
    return order


def _meet(one: Strand, other: Strand) -> bool:
    return one.low <= other.high and other.low <= one.high


def _crossings(one: Strand, other: Strand, *, hard: bool) -> int:
    """What it costs to have `one` before `other` (left of it, above it)."""
    if one is other or not _meet(one, other):
        return 0
    cost = sum(side > 0 and other.low < place < other.high for place, side, *_ in one.ends)
    cost += sum(side < 0 and one.low < place < one.high for place, side, *_ in other.ends)
    for place, side, _, _ in one.ends:
        for their_place, their_side, _, _ in other.ends:
            if place == their_place and side > 0 > their_side:
                cost += _OVERLAP if hard or place[0] % 2 else 1
    return cost


def _clash(one: Strand, other: Strand) -> list[tuple[int, Point]]:
    """The later of two arrows that lie on each other where they leave a line, and the point."""
    return [
        (max(arrow, their_arrow), point)
        for place, side, point, arrow in one.ends
        for their_place, their_side, _, their_arrow in other.ends
        if place == their_place and side > 0 > their_side
    ]
