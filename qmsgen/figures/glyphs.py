"""What the fonts that ship with qmsgen can show, and how wide each character is set."""

from __future__ import annotations

from functools import cache
from unicodedata import category, east_asian_width

from qmsgen import resources
from qmsgen.figures.advances import BOLD, REGULAR

_FIRST, _LAST = 0x20, 0x7E
_UNKNOWN = 600
_INVISIBLE = {"Cc", "Cf", "Zl", "Zp"}


@cache
def _advances(weight: int) -> dict[int, int]:
    """Every character of a font with its advance; the shipped fonts have a thousand units to the em."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415  (most drawings do without it)

    with TTFont(resources.font(weight), lazy=True) as font:
        metrics = font["hmtx"]
        return {code: metrics[name][0] for code, name in (font.getBestCmap() or {}).items()}


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
    known = _advances(weight).get(code)
    if known is not None:
        return known
    return 1000 if east_asian_width(character) in "WF" else _UNKNOWN


def missing_glyphs(text: str) -> set[str]:
    """The visible characters of a text that the shipped fonts cannot show; empty when all is well."""
    odd = {character for character in text if not _FIRST <= ord(character) <= _LAST}
    if not odd:
        return set()
    known = _advances(400)
    return {each for each in odd if ord(each) not in known and category(each) not in _INVISIBLE}
