"""How much room a text takes in a worksheet, whose rows do not grow by themselves."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

UNIT = 5.25
"""Points in one unit of column width, a digit of the standard font (7 pixels at 96 dots an inch)."""

LEADING = 1.42
"""Line height of Chinese faces as a factor of the type size."""

_LATIN_LEADING = 1.34

TALLEST = 400.0
"""Points that a row may have; Excel stops at 409."""

_SLACK = 0.95
"""The share of a column that is counted on; faces differ a little from one machine to another."""

_PADDING = 5.0
"""Points above and below the text of a cell, together."""

_NARROW = frozenset("iljtfrI.,:;'|!()[] ")
_BROAD = frozenset("mwMWGOQ@%&—…")
_PIECES = re.compile(r"\s+|\S")


@cache
def _character(character: str) -> float:
    """Width in em, generous for a sans-serif face such as Arial."""
    breadth = unicodedata.east_asian_width(character)
    if breadth in {"W", "F"} or (breadth == "A" and not character.isalpha()):
        return 1.0
    if unicodedata.combining(character):
        return 0.0
    if character in _NARROW:
        return 0.34
    if character in _BROAD:
        return 0.9
    return 0.7 if character.isupper() else 0.54


def em(text: str) -> float:
    """Width of a text on one line, in em."""
    return sum(map(_character, text))


def pieces(line: str) -> Iterator[str]:
    """The parts of a line between which it may wrap: words, blanks, and each East Asian character alone."""
    word = ""
    for match in _PIECES.finditer(line):
        piece = match.group()
        if piece.isspace() or _character(piece[0]) == 1.0:
            if word:
                yield word
            word = ""
            yield piece
        else:
            word += piece
    if word:
        yield word


def lines(text: str, width: float, size: float, *, bold: bool = False) -> int:
    """How many lines a text takes in columns of `width` units, set in `size` points."""
    room = max(width * UNIT * _SLACK / size, 1.0)
    if bold:
        room /= 1.08
    return sum(_wrapped(line, room) for line in text.split("\n"))


def _wrapped(line: str, room: float) -> int:
    count, used = 1, 0.0
    for piece in pieces(line):
        wide = em(piece)
        if piece.isspace():
            used += wide
        elif wide > room:
            rows, used = divmod(used + wide, room)
            count += int(rows)
        elif used + wide > room:
            count, used = count + 1, wide
        else:
            used += wide
    return count


def longest_piece(text: str) -> float:
    """Width in em of the widest part that cannot wrap."""
    return max((em(piece) for line in text.split("\n") for piece in pieces(line)), default=0.0)


def height(text: str, width: float, size: float, *, bold: bool = False) -> float:
    """Points that a text needs in columns of `width` units, its padding included."""
    leading = LEADING if any(_character(character) == 1.0 for character in text) else _LATIN_LEADING
    return lines(text, width, size, bold=bold) * size * leading + _PADDING


def units(ems: float, size: float) -> float:
    """Ems of a type size as units of column width."""
    return ems * size / UNIT
