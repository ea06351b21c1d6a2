"""Texts in two languages that stand as one: a caption, a label, the title on every page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Self

from qmsgen.languages import catalogue

if TYPE_CHECKING:
    from qmsgen.model.document.whole import Document

_SHARED_TAIL: Final = re.compile(r"[A-Za-z0-9{}][A-Za-z0-9{}./+-]*$")
_LABEL_END: Final = " :：."
_LIKE: Final = str.maketrans({"、": ",", "。": "."})


class Bilingual(str):
    """A text in the prevailing language with the same in the second one behind it.

    It reads as one line; formats that can tell languages apart, or break the line, ask for its parts.
    """

    __slots__ = ("first", "language", "second")

    first: str
    second: str
    language: str
    """That of the second part, as a BCP 47 tag."""

    def __new__(cls, first: str, second: str, language: str) -> Self:
        """Join both parts with a blank."""
        text = super().__new__(cls, f"{first} {second}")
        text.first = first
        text.second = second
        text.language = language
        return text


def both(first: str, second: str, language: str) -> str:
    """A text in two languages; what is alike in both, such as a number behind a label, is said once."""
    if not second or alike(first, second):
        return first
    if not first:
        return second
    tail = _shared_tail(first, second)
    if tail:
        label, other = (text.removesuffix(tail).rstrip(_LABEL_END) for text in (first, second))
        return Bilingual(label, f"{other} {tail}", language)
    return Bilingual(first, second, language)


def alike(first: str, second: str) -> bool:
    """Whether two texts say the same: blanks and the width of punctuation are no difference."""
    return folded(first) == folded(second)


def folded(text: str) -> str:
    """A text without blanks, its punctuation of one width."""
    return "".join(unicodedata.normalize("NFKC", text).translate(_LIKE).split())


def sayings(document: Document) -> Callable[[str], str]:
    """What says a fixed phrase in the language of a document, or in both of a bilingual one."""
    say = catalogue(document.language).gettext
    if not document.second:
        return say
    also = catalogue(document.second).gettext
    return lambda phrase: both(say(phrase), also(phrase), document.second)


def _shared_tail(first: str, second: str) -> str:
    """A number or date that both end with, behind a label in each."""
    found = _SHARED_TAIL.search(second)
    tail = found[0] if found else ""
    behind_label = all(text.endswith(tail) and text.removesuffix(tail).strip(_LABEL_END) for text in (first, second))
    return tail if any(sign.isdigit() or sign == "{" for sign in tail) and behind_label else ""
