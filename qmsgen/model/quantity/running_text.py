"""Quantities in running text: times within which something is promised, times for which something is kept, rates.

Running text is read leniently where `parse_quantity` is strict: "days" may mean calendar or business days, so that
what was said has several meanings, and agrees with a quantity where one of them does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from qmsgen.model.quantity.comparing import Clock, compare
from qmsgen.model.quantity.units import UNITS
from qmsgen.model.quantity.values import Duration, Measurable, Percent, TimeUnit


@dataclass(frozen=True, slots=True)
class Said:
    """A quantity as a text says it, with what it may mean."""

    words: str
    meanings: tuple[Measurable, ...]

    def contradicts(self, quantities: Iterable[Measurable], clock: Clock | None = None) -> bool:
        """Whether it can be compared with some of the quantities and is none of them."""
        verdicts = [self.against(quantity, clock) for quantity in quantities]
        return 0 not in verdicts and any(verdict is not None for verdict in verdicts)

    def against(self, quantity: Measurable, clock: Clock | None = None) -> int | None:
        """-1, 0 or 1 as less, the same or more was said than a quantity; None where that cannot be told."""
        verdicts = {compare(meaning, quantity, clock) for meaning in self.meanings} - {None}
        return 0 if 0 in verdicts else next(iter(verdicts), None) if len(verdicts) == 1 else None


def times_promised(text: str) -> tuple[Said, ...]:
    """The times within which something is said to happen: "within 4 hours", "4小时内", "不超过两个工作日"."""
    return tuple(_times(_PROMISED, text))


def times_kept(text: str) -> tuple[Said, ...]:
    """The times for which something is said to be kept: "kept for 3 years", "保存三年"."""
    return tuple(_times(_KEPT, text))


def rates(text: str) -> tuple[Said, ...]:
    """The percentages that a text says."""
    found = (match[1] for match in _RATE.finditer(text))
    return tuple(Said(f"{number} %", (Percent(Decimal(number)),)) for number in found)


_LOOSE: Final = {
    **{word: (unit,) for word, unit in UNITS.items()},
    **dict.fromkeys(("day", "days", "天", "日"), (TimeUnit.CALENDAR_DAY, TimeUnit.BUSINESS_DAY)),
    **dict.fromkeys(("分",), (TimeUnit.MINUTE,)),
    **dict.fromkeys(("月",), (TimeUnit.MONTH,)),
}
_ENGLISH: Final = {
    word: Decimal(number)
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()  # noqa: SIM905
    )
} | {"a": Decimal(1), "an": Decimal(1), "half an": Decimal("0.5"), "half a": Decimal("0.5"), "twenty": Decimal(20)}
_DIGITS: Final = {"零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}

_UNIT_EN: Final = "|".join(sorted((re.escape(word) for word in _LOOSE if word.isascii()), key=len, reverse=True))
_UNIT_ZH: Final = "|".join(sorted((re.escape(word) for word in _LOOSE if not word.isascii()), key=len, reverse=True))
_NUMBER_EN: Final = r"\d+(?:\.\d+)?|" + "|".join(sorted(_ENGLISH, key=len, reverse=True))
_NUMBER_ZH: Final = r"\d+(?:\.\d+)?|半|[一二两三四五六七八九十]+"
_TIME_EN: Final = rf"(?P<n>\b(?:{_NUMBER_EN}))[ -]?(?P<u>{_UNIT_EN})\b"
_TIME_ZH: Final = rf"(?P<n>{_NUMBER_ZH})\s*个?\s*(?P<u>{_UNIT_ZH})"

_PROMISED: Final = (
    re.compile(
        rf"\b(?:within|in (?:no|not) more than|in under|no later than|not later than|at most|in less than)"
        rf"(?: the (?:next|first))? {_TIME_EN}",
        re.IGNORECASE,
    ),
    re.compile(rf"{_TIME_ZH}(?:之内|以内|内)"),
    re.compile(rf"(?:不超过|最迟|最晚|不晚于){_TIME_ZH}"),
)
_KEPT: Final = (
    re.compile(
        rf"\b(?:kept|keep|keeps|retained|retain|retains|stored|archived|held)\b[^.;\d]{{0,40}}?\bfor {_TIME_EN}",
        re.IGNORECASE,
    ),
    re.compile(rf"(?:保存|保管|留存|存档|归档)(?:期限?)?[^。；，,\d一二两三四五六七八九十半]{{0,6}}{_TIME_ZH}"),
)
_RATE: Final = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?)\s*[%％]")


def _times(patterns: Iterable[re.Pattern[str]], text: str) -> Iterator[Said]:
    for pattern in patterns:
        for match in pattern.finditer(text):
            amount = _amount(match["n"].lower())
            units = _LOOSE.get(match["u"].lower()) or _LOOSE[match["u"]]
            words = text[match.start("n") : match.end("u")]
            yield Said(words, tuple(Duration(amount, unit) for unit in units))


def _amount(words: str) -> Decimal:
    if words[0].isdigit():
        return Decimal(words)
    if words in _ENGLISH:
        return _ENGLISH[words]
    if words == "半":
        return Decimal("0.5")
    tens, ten, ones = words.partition("十")
    if not ten:
        return Decimal("".join(str(_DIGITS[letter]) for letter in words))
    return Decimal((_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0))
