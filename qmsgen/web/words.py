"""The few phrases that the markup itself says, in the language of the document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from qmsgen.model.document import Document, sayings

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


def words(document: Document) -> Mapping[str, str]:
    """The phrases in the language of a document or in both, each in English where it has no translation."""
    said = sayings(document)
    return {phrase: said(phrase) for phrase in MSGIDS}
