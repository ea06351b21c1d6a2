"""The few phrases that the markup itself says, in the language of the document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from qmsgen.languages import catalogue

CONTENTS: Final = "Contents"
SKIP: Final = "Skip to the text"
SAVE: Final = "Save answers"
SAVED: Final = "The answers lie in your downloads folder as a file; nothing was sent"
CHOOSE: Final = "please choose"
REQUIRED: Final = "required"
ANNEX: Final = "Annex {number}"
TABLE: Final = "The same as a table"

MSGIDS: Final = (CONTENTS, SKIP, SAVE, SAVED, CHOOSE, REQUIRED, ANNEX, TABLE)
"""Every phrase, as a message catalogue lists it."""


def words(language: str) -> Mapping[str, str]:
    """The phrases in a language (BCP 47), each in English where it has no translation."""
    said = catalogue(language).gettext
    return {phrase: said(phrase) for phrase in MSGIDS}
