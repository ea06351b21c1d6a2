"""Measures for a plan whose arrows have their ways: widths of lanes, heights of rows, places of all drawn."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from qmsgen.figures.courses import ANSWER_LEADING, ANSWER_SIZE, SPACING, TO_WALL, Course, Exit
from qmsgen.figures.grid import Answer
from qmsgen.figures.lettering import wrap
from qmsgen.figures.routes import EAST, SOUTH, WEST, Point, corners
from qmsgen.figures.scene import Line, Placed, Position, Scene, Words
from qmsgen.figures.shapes import NUMBER_SIZE, Shape, Typeset, fit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qmsgen.figures.scene import Anchor


FRAME = 1.0
LANE_SIZE = 9.0
_ARROW_ROOM = 9.0
_GAP = 14.0
_EDGE_GAP = 8.0
_BASE = 0.36
"""From the middle of a line of text down to its base line, as part of its size."""


def place(course: Course, typeset: Typeset, gutters: Sequence[tuple[float, float]]) -> Scene:
    """The picture of a plan, its boxes between gutters that are at least as wide as it needs."""
    return _Placement(course, typeset, gutters).scene()


class _Placement:
    def __init__(self, course: Course, typeset: Typeset, gutters: Sequence[tuple[float, float]]) -> None:
        self._course, self._typeset = course, typeset
        plan = course.plan
        self._shapes = {name: fit(item, typeset) for name, item in plan.items.items()}
        widths = [gutters[lane][1] + typeset.box + gutters[lane + 1][0] for lane in range(len(plan.lanes))]
        self._walls = list(accumulate(widths, initial=FRAME))
        self._centres = [wall + right + typeset.box / 2 for wall, (_, right) in zip(self._walls, gutters, strict=False)]
        self._titles = [
            wrap(lane.title, room - 6, LANE_SIZE, bold=True, most=4)
            for lane, room in zip(plan.lanes, widths, strict=True)
        ]
        self._head = _head(self._titles)
        self._rows: list[float] = []
        self._tops: list[float] = []
        self._bottom = self._stack()

    def _stack(self) -> float:
        """Set the rows below each other; gives the bottom of the last gap."""
        plan = self._course.plan
        heights = [self._row_height(row) for row in range(plan.rows)]
        y = FRAME + self._head
        for row in range(plan.rows + 1):
            self._tops.append(y + self._gap_above(row, heights))
            y += self._gap(row, heights)
            if row < plan.rows:
                self._rows.append(y + heights[row] / 2)
                y += heights[row]
        return y

    def _row_height(self, row: int) -> float:
        cells = self._course.plan.cells
        heights = [self._shapes[name].height for name, cell in cells.items() if cell.row == row]
        for arrow, exit_ in zip(self._course.plan.arrows, self._course.exits, strict=True):
            if cells[arrow.source].row == row and exit_.side != SOUTH and exit_.lines:
                heights.append(2 * exit_.height + 6)
        return max(heights, default=0)

    def _gap_above(self, row: int, heights: list[float]) -> float:
        """From the row before to the first track of a gap."""
        return max(_ARROW_ROOM if self._course.plan.upward else 6.0, self._answers(row - 1, heights) + 3)

    def _answers(self, row: int, heights: list[float]) -> float:
        """How far answers below the shapes of a row reach into the gap under it."""
        course = self._course
        return max(
            (
                exit_.height + 2 - (heights[row] - self._shapes[arrow.source].height) / 2
                for arrow, exit_ in zip(course.plan.arrows, course.exits, strict=True)
                if exit_.side == SOUTH and exit_.lines and course.plan.cells[arrow.source].row == row
            ),
            default=0.0,
        )

    def _gap(self, row: int, heights: list[float]) -> float:
        count = self._course.tracks.count(2 * row, upright=False)
        last = row == self._course.plan.rows
        if count:
            after = 6.0 if last else _ARROW_ROOM
            return self._gap_above(row, heights) + (count - 1) * SPACING + after
        if last or row == 0:
            return _EDGE_GAP
        return max(_GAP, self._answers(row - 1, heights) + _ARROW_ROOM - 2)

    def scene(self) -> Scene:
        plan = self._course.plan
        placed = tuple(
            Placed(name, self._shapes[name], self._centres[cell.lane], self._rows[cell.row])
            for name, cell in plan.cells.items()
        )
        words = [*self._lane_words()]
        for each in placed:
            words += _shape_words(each, self._typeset)
        words += self._answer_words()
        return Scene(
            width=self._walls[-1] + FRAME,
            height=self._bottom + FRAME,
            head=self._head,
            walls=tuple(self._walls),
            titles=tuple(lane.title for lane in plan.lanes),
            placed=placed,
            lines=tuple(self._line(number) for number in range(len(plan.arrows))),
            words=tuple(words),
        )

    def _lane_words(self) -> list[Words]:
        middle = FRAME + self._head / 2
        return [
            replace(line, part="lane")
            for (left, right), lines in zip(pairwise(self._walls), self._titles, strict=True)
            for line in _block(lines, ((left + right) / 2, middle), LANE_SIZE, LANE_SIZE * 1.24, bold=True)
        ]

    def _line(self, number: int) -> Line:
        arrow, way = self._course.plan.arrows[number], self._course.ways[number]
        turns = corners(way)
        levels = [self._level(number, stretch, turns) for stretch in range(len(turns) - 1)]
        upright = [turns[k][0] == turns[k + 1][0] for k in range(len(turns) - 1)]
        points: list[Position] = [self._port(arrow.source, turns[0], turns[1])]
        for before, after, first_upright in zip(levels, levels[1:], upright, strict=False):
            points.append((before, after) if first_upright else (after, before))
        points.append(self._port(arrow.target, turns[-1], turns[-2]))
        headed = not isinstance(self._course.plan.items[arrow.target], Answer)
        return Line(arrow.source, arrow.target, tuple(points), headed)

    def _level(self, number: int, stretch: int, turns: list[Point]) -> float:
        """Where a stretch lies across its direction: x of an upright one, y of a level one."""
        upright = turns[stretch][0] == turns[stretch + 1][0]
        line = turns[stretch][0 if upright else 1]
        if line % 2:
            return (self._centres if upright else self._rows)[line // 2]
        track = self._course.tracks.stretches[number, stretch]
        if not upright:
            return self._tops[line // 2] + track * SPACING
        before, _ = self._course.split(line // 2)
        wall = self._walls[line // 2]
        if track < before:
            return wall - TO_WALL - (before - 1 - track) * SPACING
        return wall + TO_WALL + (track - before) * SPACING

    def _port(self, name: str, here: Point, there: Point) -> Position:
        cell, shape = self._course.plan.cells[name], self._shapes[name]
        x, y = self._centres[cell.lane], self._rows[cell.row]
        dx = (there[0] > here[0]) - (there[0] < here[0])
        dy = (there[1] > here[1]) - (there[1] < here[1])
        return x + dx * shape.width / 2, y + dy * shape.height / 2

    def _answer_words(self) -> list[Words]:
        found = []
        for arrow, exit_ in zip(self._course.plan.arrows, self._course.exits, strict=True):
            cell, shape = self._course.plan.cells[arrow.source], self._shapes[arrow.source]
            found += _beside_exit(exit_, self._centres[cell.lane], self._rows[cell.row], shape)
        return found


def _head(titles: Sequence[Sequence[str]]) -> float:
    """Height of the titles of lanes; none where no lane has one."""
    lines = max((len(title) for title in titles if any(title)), default=0 if titles else 1)
    return lines * LANE_SIZE * 1.24 + 9 if lines else 0.0


def _beside_exit(exit_: Exit, x: float, y: float, shape: Shape) -> list[Words]:
    if exit_.side == SOUTH:
        top, left = y + shape.height / 2 + 1, x + 3.5
    else:
        top = y - exit_.height - 1.5
        left = x + (shape.width / 2 + 2.5) * (1 if exit_.side == EAST else -1)
    anchor: Anchor = "end" if exit_.side == WEST else "start"
    return [
        Words(
            line,
            left,
            top + (number + 0.5) * ANSWER_LEADING + _BASE * ANSWER_SIZE,
            ANSWER_SIZE,
            anchor=anchor,
            part="answer",
        )
        for number, line in enumerate(exit_.lines)
    ]


def _shape_words(each: Placed, typeset: Typeset) -> list[Words]:
    shape = each.shape
    size = NUMBER_SIZE if shape.outline == "circle" else typeset.size
    if not shape.number:
        return _block(shape.lines, (each.x, each.y), size, typeset.leading, bold=shape.bold)
    if shape.strip:
        number_x = each.x - shape.width / 2 + shape.strip / 2
        number = Words(shape.number, number_x, each.y + _BASE * NUMBER_SIZE, NUMBER_SIZE, bold=True, part="number")
        return [number, *_block(shape.lines, (each.x + shape.strip / 2, each.y), size, typeset.leading)]
    head, *rest = _block(shape.block, (each.x, each.y), size, typeset.leading)
    return [Words(head.text, head.x, head.y, NUMBER_SIZE, bold=True, part="number"), *rest]


def _block(lines: Sequence[str], middle: Position, size: float, leading: float, *, bold: bool = False) -> list[Words]:
    """Lines of text centred on a point."""
    first = middle[1] - (len(lines) - 1) / 2 * leading + _BASE * size
    return [Words(line, middle[0], first + number * leading, size, bold=bold) for number, line in enumerate(lines)]
