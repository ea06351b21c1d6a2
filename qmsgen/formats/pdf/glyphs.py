"""Characters that the fonts of qmsgen cannot show: found before layout, named with the place they were typed at."""

from __future__ import annotations

import unicodedata

from qmsgen.errors import EncodingFault
from qmsgen.figures.glyphs import missing_glyphs
from qmsgen.model.document import Document, Run
from qmsgen.model.document.walking import every

_SPACE = "Zs"
"""The category of spaces, which layout makes without a glyph."""
_REPLACEMENT = "\ufffd"
"""What programs put where they could not read a character."""
_PICTOGRAPHS = (range(0x1F000, 0x1FC00), range(0xE0020, 0xE0080))
_RARE_IDEOGRAPHS = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0xF900, 0xFB00), range(0x20000, 0x32400))
_SELECTORS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))
"""What asks for another form of the character before it, and has no form itself."""


def refuse_missing(said: str, document: Document) -> None:
    """Raise EncodingFault for the first character of `said` that has no glyph."""
    missing = sorted(character for character in missing_glyphs(said) if not _unseen(character))
    if missing:
        raise EncodingFault(_sentence(missing[0], document), _cure(missing[0]))


def _cure(character: str) -> str:
    """What helps, by the kind of the character that no font has."""
    if unicodedata.category(character) == "Co":
        return "it is a character of one machine's own: type the one that Unicode has for it"
    if character == _REPLACEMENT:
        return "the text was damaged when its file was saved or copied: type it anew"
    if _within(character, _PICTOGRAPHS):
        return "say it in words; of emoji the fonts hold the usual faces, signs and things, in one colour"
    if _within(character, _RARE_IDEOGRAPHS):
        return "write the usual form of the character, or say how it is read"
    return "the fonts hold Chinese, kana, Latin, Greek and Cyrillic letters: write it in one of these, or in words"


def _unseen(character: str) -> bool:
    return _within(character, _SELECTORS) or unicodedata.category(character) == _SPACE


def _within(character: str, blocks: tuple[range, ...]) -> bool:
    return any(ord(character) in block for block in blocks)


def _sentence(character: str, document: Document) -> str:
    name = unicodedata.name(character, "a character without a name").lower()
    place = next((str(run.origin) for run in every(Run, document) if run.origin and character in run.text), "")
    at = f", typed at {place}" if place else ""
    return f"no glyph for `{character}` (U+{ord(character):04X}, {name}){at}"
