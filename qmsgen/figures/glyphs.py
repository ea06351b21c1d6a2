"""What the fonts that ship with qmsgen can show, and how wide each character is set."""

from __future__ import annotations

from functools import cache
from unicodedata import category, east_asian_width

from qmsgen import resources
from qmsgen.figures.advances import BOLD, REGULAR
from qmsgen.figures.coverage import coverage

_FIRST, _LAST = 0x20, 0x7E
_UNKNOWN = 600
_INVISIBLE = {"Cc", "Cf", "Zl", "Zp"}


@cache
def advance_of(character: str, weight: int) -> int:
    """Width of one character in thousandths of an em, for weight 400 or 700.

    A character that the font lacks counts as a full em where it is wide, else as a middling letter.
    """
    code = ord(character)
    if _FIRST <= code <= _LAST:
        return (BOLD if weight == 700 else REGULAR)[code - _FIRST]
    if east_asian_width(character) == "W" and category(character) == "Lo":
        return 1000
    known = coverage(resources.font(weight)).advance(character)
    if known is not None:
        return known
    return 1000 if east_asian_width(character) in "WF" else _UNKNOWN


def missing_glyphs(text: str) -> set[str]:
    """The visible characters of a text that the shipped fonts cannot show in either weight; empty when all is well."""
    odd = {character for character in text if not _FIRST <= ord(character) <= _LAST}
    if not odd:
        return set()
    known = coverage(resources.font(400))
    return {each for each in odd if each not in known and category(each) not in _INVISIBLE}
