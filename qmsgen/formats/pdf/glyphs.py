"""Characters that the fonts of qmsgen cannot show: found before layout, named with the place they were typed at."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from qmsgen.errors import EncodingFault
from qmsgen.figures.glyphs import missing_glyphs
from qmsgen.model.document import Document, Run

_SPACE = "Zs"
"""The category of spaces, which layout makes without a glyph."""
_SELECTORS = frozenset(map(chr, range(0xFE00, 0xFE10)))


def refuse_missing(said: str, document: Document) -> None:
    """Raise EncodingFault for the first character of `said` that has no glyph."""
    missing = sorted(character for character in missing_glyphs(said) if not _unseen(character))
    if missing:
        raise EncodingFault(_sentence(missing[0], document), "write it with other characters, or in words")


def _unseen(character: str) -> bool:
    return character in _SELECTORS or unicodedata.category(character) == _SPACE


def _sentence(character: str, document: Document) -> str:
    name = unicodedata.name(character, "a character without a name").lower()
    place = next((str(run.origin) for run in _runs(document) if run.origin and character in run.text), "")
    at = f", typed at {place}" if place else ""
    return f"no glyph for `{character}` (U+{ord(character):04X}, {name}){at}"


def _runs(value: object) -> Iterator[Run]:
    """Every run of text below a value."""
    if isinstance(value, Run):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _runs(item)
    elif is_dataclass(value):
        for token in fields(value):
            yield from _runs(getattr(value, token.name))
