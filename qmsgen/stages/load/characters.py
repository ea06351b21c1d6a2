"""Characters that no document can print: refused wherever they stand, typed as they are or as an escape."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from qmsgen.model.phrase import Phrase, phrase
from qmsgen.model.source import Place
from qmsgen.stages.load.refusal import Refused

_FORBIDDEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufeff\ufffe\uffff\ud800-\udfff"
    "\u202a-\u202e\u2066-\u2069\u2028\u2029]"
)
_SPOKEN_BREAKS: Final = re.compile("[\r\x85]")
"""Line ends other than the usual one: they come as escapes only, and would tear a sentence apart."""


def refuse_forbidden_characters(text: str, name: str) -> None:
    """Raise `Refused` at the first character of a file that cannot be printed."""
    match = _FORBIDDEN.search(text)
    if match:
        start = text.rfind("\n", 0, match.start()) + 1
        place = Place(name, text.count("\n", 0, match.start()) + 1, match.start() - start + 1)
        raise Refused("character", place, _told(match[0]), phrase("delete it"))


def forbidden_escape(value: str) -> Phrase | None:
    """What is wrong with a quoted value whose escapes stand for characters that cannot be printed."""
    match = _FORBIDDEN.search(value) or _SPOKEN_BREAKS.search(value)
    return _told(match[0]) if match else None


def _told(character: str) -> Phrase:
    code = f"U+{ord(character):04X} {unicodedata.name(character, '').lower()}".strip()
    return phrase("the character `{code}` cannot be printed", code=code)
