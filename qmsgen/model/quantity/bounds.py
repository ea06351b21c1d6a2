"""Reading limits: `≤ 22 business days`, `at least 95 %`, `4 小时以内`."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from qmsgen.model.phrase import Phrase, phrase
from qmsgen.model.quantity.amounts import read_measurable
from qmsgen.model.quantity.reading import NUMBER, number
from qmsgen.model.quantity.values import Bound, Comparison, Count, Measurable

_SYMBOLS = {
    Comparison.AT_MOST: "≤|<=|=<|≦|不超过|不多于|不大于|不高于|至多|最多",
    Comparison.AT_LEAST: "≥|>=|=>|≧|不少于|不低于|不小于|至少|最少",
    Comparison.LESS_THAN: "<|＜|小于|少于|低于|不足|不到",
    Comparison.MORE_THAN: ">|＞|大于|多于|高于|超过",
    Comparison.EXACTLY: "=|＝|等于",
}
_WORDS = {
    Comparison.AT_MOST: "at most|no more than|not more than|up to|within",
    Comparison.AT_LEAST: "at least|no less than|not less than",
    Comparison.LESS_THAN: "less than|under|below",
    Comparison.MORE_THAN: "more than|over|above",
    Comparison.EXACTLY: "exactly",
}
_ENDINGS = {Comparison.AT_MOST: "以内|之内|以下|内", Comparison.AT_LEAST: "以上"}


def _patterns(words: dict[Comparison, str], shape: str) -> list[tuple[re.Pattern[str], Comparison]]:
    return [(re.compile(shape.format(choice)), comparison) for comparison, choice in words.items()]


_FORMS = [
    *_patterns(_SYMBOLS, r"(?:{}) ?([^<>=≤≥].*)"),
    *_patterns(_WORDS, r"(?:{}) (.+)"),
    *_patterns(_ENDINGS, r"(.*?[^以之 ]) ?(?:{})"),
]
_BARE = re.compile(rf"[-−]?{NUMBER}")

_Reader: TypeAlias = Callable[[str], Measurable | Phrase | None]


def read_bound(text: str) -> Bound | Phrase | None:
    """A comparison and a quantity; Chinese 以内, 以下 and 以上 include the limit itself, as in law."""
    return _read(text, read_measurable)


def read_target(text: str) -> Bound | Phrase | None:
    """As `read_bound`; the number may stand alone, below zero too, where its unit is said elsewhere: `≥ -0.5`."""
    return _read(text, _read_on_scale)


def _read(text: str, read: _Reader) -> Bound | Phrase | None:
    for pattern, comparison in _FORMS:
        if match := pattern.fullmatch(text):
            quantity = read(match[1])
            return quantity if isinstance(quantity, Phrase | None) else Bound(comparison, quantity)
    quantity = read(text)
    if quantity is None or isinstance(quantity, Phrase):
        return quantity
    return phrase("say on which side the limit lies: `≤ {found}` or `≥ {found}`", found=text)


def _read_on_scale(text: str) -> Measurable | Phrase | None:
    if _BARE.fullmatch(text):
        return Count(number(text.replace("−", "-")), "", grouped="," in text)
    return read_measurable(text)
