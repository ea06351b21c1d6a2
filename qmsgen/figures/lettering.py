"""Widths of text and where its lines break: Chinese almost anywhere, other scripts at blanks."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise, repeat
from math import inf
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from qmsgen.figures.glyphs import advance_of
from qmsgen.model.document import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterable

_NEVER_FIRST = frozenset("，。、；：？！）》」』】〕〉”’…—～·％℃,.;:?!)]}>%")
_NEVER_LAST = frozenset("（《「『【〔〈“‘([{<￥$#")
_BREAK_AFTER = frozenset("-/‐–")
_PAUSES = frozenset("，、；：。")
_PAUSE_WORTH = 2.0
"""How uneven (in squared ems) lines may be for one of them to end at a pause."""
_SHORT_LAST = 0.8
"""A short last line looks better than a short one before it."""
_BLANKS = re.compile(r"[ \t\n\r\f\v\u3000]+")
_BLANK = advance_of(" ", 400) / 1000
"""Width of a blank in ems; in bold it is a hair wider."""


@lru_cache(maxsize=8192)
def width(text: str, size: float, *, bold: bool = False) -> float:
    """Width of a line of text in points at a type size in points."""
    weight = 700 if bold else 400
    return sum(advance_of(character, weight) for character in text) * size / 1000


@lru_cache(maxsize=2048)
def pieces(text: str) -> tuple[str, ...]:
    """A text cut wherever a line may break; a blank stays at the end of its piece."""
    found: list[str] = []
    for character in _BLANKS.sub(" ", text).strip():
        if found and not _may_break(found[-1], character):
            found[-1] += character
        else:
            found.append(character)
    return tuple(found)


def _may_break(before: str, character: str) -> bool:
    if character == " " or character in _NEVER_FIRST or before[-1] in _NEVER_LAST:
        return False
    if before[-1] == " ":
        return True
    if before[-1] in _BREAK_AFTER:
        return len(before) > 1 and character.isalpha()
    return _is_wide(character) or _is_wide(before[-1])


def _is_wide(character: str) -> bool:
    return east_asian_width(character) in "WF"


def fill(
    parts: Iterable[str], room: Iterable[float], size: float, *, bold: bool = False, whole: bool = False
) -> list[str] | None:
    """Lines of text, each within its own room in points; None when the lines do not suffice.

    A piece wider than its line is broken between letters; with `whole`, it makes the lines not suffice.
    """
    lines: list[str] = []
    rooms = iter(room)
    current, left = "", next(rooms, None)
    for part in parts:
        rest = part
        while rest:
            if left is None:
                return None
            if width((current + rest).rstrip(), size, bold=bold) <= left:
                current, rest = current + rest, ""
                continue
            if not current:
                if whole:
                    return None
                current, rest = _split(rest, left, size, bold=bold)
                if not current:
                    return None
            lines.append(current.rstrip())
            current, left = "", next(rooms, None)
    if current.strip():
        lines.append(current.rstrip())
    return lines


def _split(word: str, room: float, size: float, *, bold: bool) -> tuple[str, str]:
    """As many letters of a word as the room takes, and what is left of it; punctuation stays where it may."""
    fitting = [count for count in range(len(word) - 1, 0, -1) if width(word[:count], size, bold=bold) <= room]
    good = [count for count in fitting if word[count] not in _NEVER_FIRST and word[count - 1] not in _NEVER_LAST]
    count = next(iter(good or fitting), 0)
    return word[:count], word[count:]


@lru_cache(maxsize=4096)
def wrap(text: str, room: float, size: float, *, bold: bool = False, most: int = 0) -> tuple[str, ...]:
    """Lines of about equal length, none wider than `room` points, at least one letter each.

    With `most`, a text that needs more lines ends in an ellipsis. A text in two languages that is longer than
    a line has each on lines of its own.
    """
    if isinstance(text, Bilingual) and width(text, size, bold=bold) > room:
        return (
            *wrap(text.first, room, size, bold=bold, most=most),
            *wrap(text.second, room, size, bold=bold, most=most),
        )
    parts = pieces(text)
    room = max([room, *(width(letter, size, bold=bold) for letter in set(text))])
    lines = fill(parts, repeat(room), size, bold=bold) or [""]
    if most and len(lines) > most:
        return (*lines[: most - 1], _shorten(lines[most - 1], room, size, bold=bold))
    return tuple(_balanced(parts, lines, room, size, bold=bold))


def _balanced(parts: tuple[str, ...], lines: list[str], room: float, size: float, *, bold: bool) -> list[str]:
    """The same number of lines, about equally long, broken after punctuation where that costs little."""
    widths = [width(part, size, bold=bold) for part in parts]
    if len(lines) == 1 or max(widths) > room:
        return lines
    even = sum(widths) / len(lines)
    ahead: list[tuple[float, tuple[int, ...]]] = [
        (0.0 if at == len(parts) else inf, ()) for at in range(len(parts) + 1)
    ]
    for _ in lines:
        ahead = [_best_line(parts, widths, start, ahead, room, even, size) for start in range(len(parts) + 1)]
    if ahead[0][0] == inf:
        return lines
    breaks = (*ahead[0][1], len(parts))
    return ["".join(parts[start:end]).rstrip() for start, end in pairwise(breaks)]


def _best_line(  # noqa: PLR0913, PLR0917  (one step of a dynamic programme)
    parts: tuple[str, ...],
    widths: list[float],
    start: int,
    ahead: list[tuple[float, tuple[int, ...]]],
    room: float,
    even: float,
    size: float,
) -> tuple[float, tuple[int, ...]]:
    """Least cost of setting all parts from `start` on, given that of what follows; and the breaks."""
    best: tuple[float, tuple[int, ...]] = (inf, ())
    wide = 0.0
    for end in range(start + 1, len(parts) + 1):
        blank = size * _BLANK if parts[end - 1][-1] == " " else 0.0
        wide += widths[end - 1]
        if wide - blank > room:
            break
        weight = _SHORT_LAST if end == len(parts) and wide < even else 1.0
        cost = ahead[end][0] + weight * ((wide - blank - even) / size) ** 2
        if end < len(parts) and parts[end - 1][-1] in _PAUSES:
            cost -= _PAUSE_WORTH
        if cost < best[0]:
            best = (cost, (start, *ahead[end][1]))
    return best


def _shorten(line: str, room: float, size: float, *, bold: bool) -> str:
    while line and width(line + "…", size, bold=bold) > room:
        line = line[:-1]
    return line.rstrip() + "…"
