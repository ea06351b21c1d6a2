"""What is being made of a document, and with which means: handed to every function that writes markup."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qmsgen.model.document import Document, Field
    from qmsgen.model.theme import Theme


@dataclass(frozen=True, slots=True)
class Rendition:
    """One document on its way to markup: for pages (`paged`) or for a screen.

    `words` translates the phrases of `qmsgen.web.words`.
    """

    document: Document
    theme: Theme
    words: Mapping[str, str]
    paged: bool = False
    sideways: bool = False
    """Whether the blocks at hand stand on landscape pages."""
    flowing: bool = True
    """Whether a paragraph at hand is running text, not part of a cell, a list or a box."""

    def turned(self) -> Rendition:
        """The same for blocks on landscape pages."""
        return replace(self, sideways=True)

    def boxed(self) -> Rendition:
        """The same for blocks inside a cell, a list or a box."""
        return replace(self, flowing=False)

    def asks(self, field: Field) -> bool:
        """Whether a blank becomes a control that a person fills in on screen."""
        return self.document.fillable and field.kind != "signature"
