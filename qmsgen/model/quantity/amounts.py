"""Reading money, percentages, shares and counts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qmsgen.model.phrase import Phrase, phrase
from qmsgen.model.quantity.currencies import CURRENCIES, SIGNS
from qmsgen.model.quantity.durations import read_duration
from qmsgen.model.quantity.reading import NUMBER, number
from qmsgen.model.quantity.units import slip_hint, starts_with_unit
from qmsgen.model.quantity.values import Count, Money, Percent, Share

if TYPE_CHECKING:
    from qmsgen.model.quantity.values import Measurable

_AMOUNT_FIRST = re.compile(rf"({NUMBER}) ?([^0-9.,%]+)")
_COUNT = re.compile(rf"({NUMBER}) ?(?![eE]\d)((?:°|℃|℉|[^\W\d_]).*)")
_CURRENCY_FIRST = re.compile(rf"([^0-9.,%-]+?) ?({NUMBER})")
_PERCENT = re.compile(rf"({NUMBER}) ?%")
_SHARE = re.compile(rf"({NUMBER}) ?% of (.+)")
_SHARE_CHINESE = re.compile(rf"(.*[^0-9 .,%]) ?的 ?({NUMBER}) ?%")
_PERCENT_IN_WORDS = re.compile(rf"({NUMBER}) ?(?:percent|per cent|pct|百分点)")
_PERCENT_CHINESE = re.compile(rf"百分之 ?({NUMBER})")


def read_money(text: str) -> Money | Phrase | None:
    """`300 CNY`, `1,200.50 USD`: the amount, then the ISO 4217 code."""
    match = _AMOUNT_FIRST.fullmatch(text)
    if match is None:
        reverse = _CURRENCY_FIRST.fullmatch(text)
        return _currency_hint(reverse[2], reverse[1]) if reverse else None
    if match[2] not in CURRENCIES:
        return _currency_hint(match[1], match[2]) or _unknown_code(match[2])
    return Money(number(match[1]), match[2], grouped="," in match[1])


def _unknown_code(word: str) -> Phrase | None:
    if re.fullmatch(r"[A-Z]{3}", word) is None:
        return None
    return phrase("`{code}` is not a currency code of ISO 4217", code=word)


def _currency_hint(amount: str, word: str) -> Phrase | None:
    codes = (word.upper(),) if word.upper() in CURRENCIES else SIGNS.get(word.lower())
    if codes is None:
        return None
    if not codes:
        return phrase("write the whole amount with its currency code, such as `20,000 CNY`")
    if len(codes) == 1:
        return phrase("write `{amount} {code}`", amount=amount, code=codes[0])
    return phrase(
        "name the currency by its code: `{amount} {one}` or `{amount} {other}`",
        amount=amount,
        one=codes[0],
        other=codes[1],
    )


def read_percent(text: str) -> Percent | Phrase | None:
    """`99.95 %` or `99.95%`."""
    if match := _PERCENT.fullmatch(text):
        return Percent(number(match[1]))
    if match := _PERCENT_IN_WORDS.fullmatch(text) or _PERCENT_CHINESE.fullmatch(text):
        return phrase("write `{amount} %`", amount=match[1])
    return None


def read_share(text: str) -> Share | Phrase | None:
    """`10 % of the visit fee` or `上门费的 10%`."""
    if match := _SHARE.fullmatch(text):
        return Share(Percent(number(match[1])), match[2])
    if match := _SHARE_CHINESE.fullmatch(text):
        return Share(Percent(number(match[2])), match[1])
    if _PERCENT.fullmatch(text):
        return phrase("say of what: `{found} of the visit fee`", found=text)
    return None


def read_count(text: str) -> Count | Phrase | None:
    """`3 cases`, `2 次`; a unit of time, a currency or a slip of one is no count."""
    match = _COUNT.fullmatch(text)
    if match is None:
        return None
    amount, unit = match[1], match[2]
    if starts_with_unit(unit) or unit in CURRENCIES:
        return None
    slip = slip_hint(amount, unit) or _currency_hint(amount, unit) or read_percent(text)
    if isinstance(slip, Phrase):
        return slip
    return Count(number(amount), unit, grouped="," in amount)


def read_measurable(text: str) -> Measurable | Phrase | None:
    """Whatever can be measured: a duration, a percentage, a share, money or a count."""
    hints: list[Phrase] = []
    for read in (read_duration, read_percent, read_share, read_money, read_count):
        result = read(text)
        if isinstance(result, Phrase):
            hints.append(result)
        elif result is not None:
            return result
    return hints[0] if hints else None
