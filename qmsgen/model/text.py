"""Texts that know their languages and the place they were typed at."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Self

from qmsgen.model.source import Origin

LITERAL = "literal"
"""The key of a text that is printed as typed in every language."""


class Text(str):
    """A text as it reads in the language of its policy set.

    It is a plain string in every respect; beside it stand `origin` (where it was typed), `language` (of what is
    read: the source language where the translation is missing, empty for a literal) and `translations`.
    """

    __slots__ = ("language", "origin", "translations")

    origin: Origin
    language: str
    translations: Mapping[str, Origin]

    def __new__(cls, words: str, origin: Origin, language: str, translations: Mapping[str, Origin]) -> Self:
        """A text with its words, where they were typed, their language and where each translation stands."""
        text = super().__new__(cls, words)
        text.origin = origin
        text.language = language
        text.translations = translations
        return text

    def __reduce__(self) -> tuple[type[Text], tuple[str, Origin, str, Mapping[str, Origin]]]:
        return Text, (str(self), self.origin, self.language, self.translations)
