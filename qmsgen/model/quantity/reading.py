"""How quantities are read: numbers, tidied text, and the one error for what cannot be read."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qmsgen.model.phrase import Phrase


class ReadingError(ValueError):
    """A text that does not say what its place asks for.

    `expected` is a whole message with an example, `found` the text as typed, `hint` the cure where a near
    miss is recognised.
    """

    def __init__(self, expected: Phrase, found: str, hint: Phrase | None = None) -> None:
        super().__init__(str(expected))
        self.expected = expected
        self.found = found
        self.hint = hint


class NotAQuantity(ReadingError):
    """A text that is no quantity of the kind asked for."""


NUMBER = r"(?:[1-9][0-9]{0,2}(?:,[0-9]{3}){1,3}|0|[1-9][0-9]{0,11})(?:\.[0-9]{1,6})?"
"""A plain or comma-grouped decimal number of at most 12 digits and 6 decimals, without sign."""

_ODD_SPACES = dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2009\u202f\u3000\t\n"), " ")
_FULL_WIDTH = {ord("０") + digit: str(digit) for digit in range(10)} | {ord("％"): "%", ord("．"): "."}


def tidy(text: str) -> str:
    """The text with full-width digits made ordinary, odd spaces made blanks, and single blanks only."""
    return re.sub(" +", " ", text.translate(_ODD_SPACES).translate(_FULL_WIDTH)).strip()


def number(text: str) -> Decimal:
    """The amount that a text matched by `NUMBER` stands for, its digits kept: `1.10` stays `1.10`."""
    return Decimal(text.replace(",", ""))


_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_CHINESE = "零一二三四五六七八九十"
WORD_NUMBERS = (
    {word: value for value, word in enumerate(_WORDS)}
    | {sign: value for value, sign in enumerate(_CHINESE)}
    | {"两": 2}
)
"""Small numbers written in words."""
