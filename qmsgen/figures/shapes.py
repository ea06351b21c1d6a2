"""How large a shape must be for its words, and where they stand in it; all measures in points."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING, Literal, TypeAlias

from qmsgen.figures.grid import Answer, Connector
from qmsgen.figures.lettering import fill, pieces, width, wrap
from qmsgen.model.document import Bilingual

if TYPE_CHECKING:
    from qmsgen.figures.grid import Item

Outline: TypeAlias = Literal["box", "pill", "diamond", "hexagon", "bars", "circle", "bare"]

NUMBER_SIZE = 8.0
CONNECTOR = 17.0
_PAD = 4.0
BAR = 4.0
POINT = 7.0
"""Depth of the points of a hexagon."""
_WIDEST_DIAMOND = 128.0
_LINES = 5
_LETTERS = 60
"""A label of this many Chinese characters is never shortened."""


@dataclass(frozen=True, slots=True)
class Typeset:
    """Type size, width of boxes and of the strip for step numbers (0: the number stands above the label)."""

    size: float
    box: float
    strip: float

    @property
    def leading(self) -> float:
        """From line to line."""
        return self.size * 1.24


@dataclass(frozen=True, slots=True)
class Shape:
    """A measured shape; `number` stands in the strip where there is one, else as a first line."""

    outline: Outline
    width: float
    height: float
    lines: tuple[str, ...]
    number: str = ""
    strip: float = 0
    bold: bool = False
    moment: bool = False

    @property
    def block(self) -> tuple[str, ...]:
        """The lines in the middle of the shape, a number without a strip included."""
        return (self.number, *self.lines) if self.number and not self.strip else self.lines


def strip_for(numbers: list[str], box: float, size: float) -> float:
    """Width of the strip that takes the widest number, 0 where it would leave labels too little room."""
    widest = max((width(number, NUMBER_SIZE, bold=True) for number in numbers), default=0)
    strip = ceil(widest) + 7
    return strip if box - strip - 2 * _PAD >= 5.2 * size else 0


@lru_cache(maxsize=4096)
def fit(item: Item, typeset: Typeset) -> Shape:
    """The smallest shape for an item that holds all its words."""
    if isinstance(item, Connector):
        return Shape("circle", CONNECTOR, CONNECTOR, (item.label,), bold=True)
    if isinstance(item, Answer):
        return _answer(item.label, typeset)
    match item.kind:
        case "decision":
            return _decision(item.label, item.number, typeset, moment=item.moment)
        case "start" | "end":
            return _pill(item.label, typeset, moment=item.moment)
        case "handover":
            return _box(item.label, item.number, typeset, outline="bars", moment=item.moment)
        case "task":
            return _box(item.label, item.number, typeset, outline="box", moment=item.moment)


def _most(room: float, size: float) -> int:
    return max(_LINES, ceil(_LETTERS * size / max(room, size)) + 2)


def _answer(label: str, typeset: Typeset) -> Shape:
    lines = wrap(label, typeset.box, typeset.size, most=_LINES)
    widest = max(width(line, typeset.size) for line in lines)
    return Shape("bare", widest + 4, len(lines) * typeset.leading + 2, lines)


def _box(label: str, number: str, typeset: Typeset, *, outline: Outline, moment: bool) -> Shape:
    strip = typeset.strip if number and outline == "box" else 0
    margin = _PAD + (BAR if outline == "bars" else 0)
    room = typeset.box - strip - 2 * margin
    lines = wrap(label, room, typeset.size, most=_most(room, typeset.size))
    shape = Shape(outline, typeset.box, 0, lines, number, strip, moment=moment)
    height = len(shape.block) * typeset.leading + 2 * _PAD
    return Shape(outline, typeset.box, max(height, 22), lines, number, strip, moment=moment)


def _pill(label: str, typeset: Typeset, *, moment: bool) -> Shape:
    room = typeset.box - 18
    lines = wrap(label, room, typeset.size, bold=True, most=_most(room, typeset.size))
    widest = max(width(line, typeset.size, bold=True) for line in lines)
    height = len(lines) * typeset.leading + 2 * _PAD
    return Shape("pill", min(typeset.box, max(widest + 22, 46)), height, lines, bold=True, moment=moment)


def _decision(label: str, number: str, typeset: Typeset, *, moment: bool) -> Shape:
    """A diamond whose lines follow its slopes; a long question gets a hexagon, a diamond with a flat top."""
    if isinstance(label, Bilingual):
        return _hexagon(label, number, typeset, moment=moment)
    wide = min(typeset.box, _WIDEST_DIAMOND)
    parts = pieces(label)
    height = max(30.0, 0.36 * wide)
    passable: Shape | None = None
    while height <= max(60.0, 0.95 * wide) and not (passable and height > passable.height + 12):
        lines = _in_diamond(parts, number, typeset, wide, height)
        if lines is not None:
            shape = Shape("diamond", wide, height, tuple(lines), number, moment=moment)
            if not _lonely(lines):
                return shape
            passable = passable or shape
        height += 4
    return passable or _hexagon(label, number, typeset, moment=moment)


def _lonely(lines: list[str]) -> bool:
    """Whether a single character is left over on the last line."""
    return len(lines) > 1 and sum(letter.isalnum() for letter in lines[-1]) <= 1


def _in_diamond(parts: tuple[str, ...], number: str, typeset: Typeset, wide: float, height: float) -> list[str] | None:
    first = 1 if number else 0
    for count in range(1 + first, int(height / typeset.leading)):
        rooms = [
            wide * (1 - 2 * (abs(place - (count - 1) / 2) * typeset.leading + typeset.size / 2) / height) - 3
            for place in range(count)
        ]
        if number and width(number, NUMBER_SIZE, bold=True) > rooms[0]:
            continue
        if any(width(part.rstrip(), typeset.size) > max(rooms) for part in parts):
            return None
        lines = fill(parts, rooms[first:], typeset.size, whole=True)
        if lines is not None and len(lines) == count - first:
            return _evened(parts, rooms[first:], typeset.size, lines)
    return None


def _evened(parts: tuple[str, ...], rooms: list[float], size: float, lines: list[str]) -> list[str]:
    """The same number of lines with less room, so that the last one is not left with a single letter."""
    for share in (0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6):
        tried = fill(parts, [max(room * share, 1.5 * size) for room in rooms[:-1]] + rooms[-1:], size, whole=True)
        if tried is None or len(tried) != len(lines):
            break
        lines = tried
    return lines


def _hexagon(label: str, number: str, typeset: Typeset, *, moment: bool) -> Shape:
    room = typeset.box - 2 * POINT
    lines = wrap(label, room, typeset.size, most=_most(room, typeset.size))
    count = len(lines) + (1 if number else 0)
    height = count * typeset.leading + 2 * _PAD
    return Shape("hexagon", typeset.box, max(height, 30), lines, number, moment=moment)
