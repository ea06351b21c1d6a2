"""One picture of a blueprint: some of its phases, with all lanes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from qmsgen.figures.badges import RADIUS, badge
from qmsgen.figures.blueprint_words import (
    HEAD,
    LANE,
    LANE_TITLES,
    LEGEND,
    LINE,
    LINE_DASHES,
    LINE_TITLES,
    MARK_TITLES,
    PHASE_TITLES,
    TIME,
)
from qmsgen.figures.lettering import pieces, width, wrap
from qmsgen.figures.picture import Area, Lettering, Mark, Picture, Stroke, around
from qmsgen.model.document import BLUEPRINT_LANES, BLUEPRINT_MARKS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from qmsgen.figures.picture import Colour
    from qmsgen.model.document import Blueprint, BlueprintAction, BlueprintLane, Phase

EDGE = 1.0
"""Around the picture, so that its frame is not cut."""
_PAD, _GUTTER, _STACK, _ROW = 4.0, 8.0, 5.0, 5.0
_BADGES = 2 * RADIUS + 2
"""Height of a row of badges, and width of one of them, with what parts it from the text."""
_STRIP_GAP, _LEGEND_ROW = 6.0, 16.0


@dataclass(frozen=True, slots=True)
class Measures:
    """Type size of actions, width of the column of titles and of the columns of phases."""

    size: float
    labels: float
    column: float

    around_text: ClassVar[float] = 2 * (_GUTTER + _PAD)
    """What a column needs beside its text."""

    @property
    def box(self) -> float:
        """Width of the box of an action."""
        return self.column - 2 * _GUTTER

    @property
    def action(self) -> Lettering:
        """How actions are set."""
        return Lettering(self.size, anchor="middle")


@dataclass(frozen=True, slots=True)
class _Box:
    """An action measured for its column."""

    action: BlueprintAction
    lines: tuple[str, ...]
    height: float
    beside: float = 0
    """Width of the badges where they stand left of the text, 0 where they stand above it."""


def has_rows(chart: Blueprint) -> bool:
    """Whether a blueprint says anything of how it is watched, kept from failing or put right."""
    return any(getattr(phase, name) for phase in chart.phases for name in PHASE_TITLES)


class Page:
    """One picture; lanes and rows that are empty in the whole blueprint are left out, lines are not."""

    def __init__(
        self, chart: Blueprint, phases: tuple[Phase, ...], measures: Measures, gettext: Callable[[str], str]
    ) -> None:
        self._chart, self._phases, self._measures, self._say = chart, phases, measures, gettext
        self._marks: list[Mark] = []
        self._over: list[Mark] = []
        self._y = EDGE
        self._last: list[float] = []
        """Where the chain of boxes of each phase ends; 0 before its first."""

    @cached_property
    def _right(self) -> float:
        return EDGE + self._measures.labels + max(1, len(self._phases)) * self._measures.column

    def picture(self) -> Picture:
        """Lanes with the rows below them."""
        self._begin()
        self._lanes()
        self._strip()
        self._legend()
        return self._finished()

    def lanes_alone(self) -> Picture:
        """The lanes without the rows below them."""
        self._begin()
        self._lanes()
        self._legend()
        return self._finished()

    def rows_alone(self) -> Picture:
        """How each phase is watched, kept from failing and put right, without the lanes."""
        self._begin()
        self._strip()
        return self._finished()

    def _begin(self) -> None:
        self._marks, self._over, self._y = [], [], EDGE
        self._last = [0.0] * len(self._phases)
        self._heads()

    def _finished(self) -> Picture:
        return Picture(self._right + EDGE, self._y + EDGE, (*self._marks, *self._over))

    def _lanes(self) -> None:
        if any(phase.time for phase in self._chart.phases):
            times = [phase.time for phase in self._phases]
            self._texts(self._say(TIME), times, Lettering(8, anchor="middle"))
        top = self._y
        used = {action.lane for phase in self._chart.phases for action in phase.actions}
        for place, lane in enumerate(BLUEPRINT_LANES):
            if lane in LINE_TITLES and used & set(BLUEPRINT_LANES[place:]):
                self._line(lane)
            if lane in used:
                self._lane(lane)
        self._marks.append(Area(EDGE, top, self._right - EDGE, self._y - top, stroke="rule"))

    def _centre(self, place: int) -> float:
        return EDGE + self._measures.labels + (place + 0.5) * self._measures.column

    def _heads(self) -> None:
        look = HEAD
        titles = [wrap(each.title, self._measures.column - 6, look.size, bold=True) for each in self._phases]
        height = max((len(lines) for lines in titles), default=1) * look.leading + 8
        self._marks.append(Area(EDGE, self._y, self._right - EDGE, height, fill="tint"))
        self._marks.append(
            Stroke(((EDGE, self._y + height), (self._right, self._y + height)), colour="accent", weight=1.2)
        )
        for place, lines in enumerate(titles):
            self._marks += around(lines, self._centre(place), self._y + height / 2, look)
        self._y += height

    def _texts(self, title: str, texts: list[str], look: Lettering) -> None:
        """A row of plain texts, one a phase, with its title."""
        room = self._measures.column - 2 * _PAD
        wrapped = [wrap(text, room, look.size, bold=look.bold) for text in texts]
        label = wrap(title, self._measures.labels - _PAD, LANE.size, bold=True)
        height = max([len(lines) * look.leading for lines in wrapped] + [len(label) * LANE.leading]) + 2 * _PAD
        self._marks += around(label, EDGE + self._measures.labels / 2, self._y + height / 2, LANE)
        for place, lines in enumerate(wrapped):
            self._marks += around(lines, self._centre(place), self._y + height / 2, look)
        self._y += height

    # --- lanes --------------------------------------------------------------------------------------------

    def _lane(self, lane: BlueprintLane) -> None:
        if lane not in LINE_TITLES:
            self._marks.append(Stroke(((EDGE, self._y), (self._right, self._y)), colour="rule", weight=0.75))
        stacks = [self._stack(phase, lane) for phase in self._phases]
        label = wrap(self._say(LANE_TITLES[lane]), self._measures.labels - _PAD, LANE.size, bold=True)
        height = max([_high(stack) for stack in stacks] + [len(label) * LANE.leading]) + 2 * _ROW
        if lane in {"backstage", "support"}:
            self._marks.append(Area(EDGE, self._y, self._right - EDGE, height, fill="tint"))
        middle = self._y + height / 2
        self._over += around(label, EDGE + self._measures.labels / 2, middle, LANE)
        ends = [self._boxes(place, stack, middle, lane) for place, stack in enumerate(stacks)]
        if lane == "customer":
            self._journey(ends)
        self._y += height

    def _line(self, lane: BlueprintLane) -> None:
        label = wrap(self._say(LINE_TITLES[lane]), self._measures.labels - _PAD, LINE.size)
        height = len(label) * LINE.leading + 4
        if lane == "support":
            self._marks.append(Area(EDGE, self._y, self._right - EDGE, height, fill="tint"))
        middle = self._y + height / 2
        self._over += around(label, EDGE + self._measures.labels / 2, middle, LINE)
        line = ((EDGE + self._measures.labels, middle), (self._right, middle))
        self._over.append(Stroke(line, colour="ink", weight=1.4, dash=LINE_DASHES[lane]))
        self._y += height

    def _stack(self, phase: Phase, lane: BlueprintLane) -> list[_Box]:
        return [self._measured(action) for action in phase.actions if action.lane == lane]

    def _measured(self, action: BlueprintAction) -> _Box:
        """The lower of two boxes: badges above the text, or left of it."""
        look, room = self._measures.action, self._measures.box - 2 * _PAD
        lines = wrap(action.text, room, look.size)
        above = len(lines) * look.leading + 2 * _PAD + (_BADGES if action.marks else 0)
        beside = len(action.marks) * (_BADGES + 1)
        longest = max((width(piece.rstrip(), look.size) for piece in pieces(action.text)), default=0)
        narrow = wrap(action.text, room - beside, look.size) if room - beside > max(2 * beside, longest) else ()
        narrow = narrow if beside else ()
        height = max(len(narrow) * look.leading, _BADGES) + 2 * _PAD
        return _Box(action, narrow, height, beside) if narrow and height < above else _Box(action, lines, above)

    def _boxes(self, place: int, stack: list[_Box], middle: float, lane: BlueprintLane) -> tuple[float, float] | None:
        """Draw the boxes of a cell; gives the middles of the first and the last of them."""
        x, y = self._centre(place), middle - _high(stack) / 2
        if stack and lane != "evidence":
            if self._last[place]:
                self._marks.append(Stroke(((x, self._last[place]), (x, y)), colour="muted", weight=0.9))
            self._last[place] = y + _high(stack)
        ends = []
        for box in stack:
            self._over += self._box(box, x, y)
            ends.append(y + box.height / 2)
            y += box.height + _STACK
        return (ends[0], ends[-1]) if ends else None

    def _box(self, box: _Box, x: float, top: float) -> Iterable[Mark]:
        evidence = box.action.lane == "evidence"
        left, wide = x - self._measures.box / 2, self._measures.box
        stroke: Colour = "muted" if evidence else "moment" if "M" in box.action.marks else "accent"
        weight = 0.75 if evidence else 1.6 if "M" in box.action.marks else 1
        yield Area(left, top, wide, box.height, "paper", stroke, weight, 5 if evidence else 0, solid=True)
        step = _BADGES + 1
        marks = [mark for mark in BLUEPRINT_MARKS if mark in box.action.marks]
        first = left + _PAD + RADIUS + 1.5 if box.beside else x - (len(marks) - 1) / 2 * step
        level = top + box.height / 2 if box.beside else top + 2.5 + RADIUS
        for place, mark in enumerate(marks):
            yield from badge(mark, first + place * step, level)
        middle = top + (box.height + (_BADGES if marks and not box.beside else 0)) / 2
        yield from around(box.lines, x + box.beside / 2, middle, self._measures.action)

    def _journey(self, ends: list[tuple[float, float] | None]) -> None:
        """Arrows from what the customer does to what the customer does next."""
        half = self._measures.box / 2
        acting = [(place, each) for place, each in enumerate(ends) if each]
        for (place, (_, start)), (following, (end, _)) in pairwise(acting):
            left, right = self._centre(place) + half, self._centre(following) - half
            bend = left + _GUTTER * 0.6
            way = (
                ((left, start), (right, end))
                if start == end
                else ((left, start), (bend, start), (bend, end), (right, end))
            )
            self._marks.append(Stroke(way, headed=True))

    # --- below the lanes ----------------------------------------------------------------------------------

    def _strip(self) -> None:
        """How each phase is watched, kept from failing and put right."""
        if not has_rows(self._chart):
            return
        rows = [name for name in PHASE_TITLES if any(getattr(phase, name) for phase in self._chart.phases)]
        self._y += _STRIP_GAP
        top = self._y
        for name in rows:
            texts = [getattr(phase, name) for phase in self._phases]
            self._texts(self._say(PHASE_TITLES[name]), texts, Lettering(8, anchor="middle"))
            self._marks.append(Stroke(((EDGE, self._y), (self._right, self._y)), colour="rule", weight=0.75))
        for place in range(len(self._phases)):
            x = self._centre(place) - self._measures.column / 2
            self._marks.append(Stroke(((x, top), (x, self._y)), colour="rule", weight=0.75))
        self._marks.append(Area(EDGE, top, self._right - EDGE, self._y - top, stroke="accent"))

    def _legend(self) -> None:
        """What the marks mean that are used."""
        used = {mark for phase in self._chart.phases for action in phase.actions for mark in action.marks}
        x, look = EDGE + _BADGES / 2 + 0.5, LEGEND
        row = self._y + _LEGEND_ROW
        for mark in BLUEPRINT_MARKS:
            if mark not in used:
                continue
            words = self._say(MARK_TITLES[mark])
            wide = width(words, look.size)
            if x + RADIUS + 4 + wide > self._right and x > EDGE + _BADGES / 2 + 0.5:
                x, row = EDGE + _BADGES / 2 + 0.5, row + _LEGEND_ROW
            self._marks += badge(mark, x, row - _LEGEND_ROW / 2)
            self._marks += around((words,), x + RADIUS + 4, row - _LEGEND_ROW / 2, look)
            x += 2 * RADIUS + wide + 18
            self._y = row


def _high(stack: list[_Box]) -> float:
    return sum(box.height for box in stack) + _STACK * max(0, len(stack) - 1)
