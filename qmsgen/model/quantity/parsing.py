"""`parse_quantity`: one text and the kind that its place asks for, to one quantity or one clear error."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, TypeAlias, overload

from qmsgen.model.phrase import Phrase, phrase
from qmsgen.model.quantity.amounts import read_count, read_measurable, read_money, read_percent, read_share
from qmsgen.model.quantity.bounds import read_bound, read_target
from qmsgen.model.quantity.durations import read_deadline, read_duration
from qmsgen.model.quantity.frequencies import read_frequency
from qmsgen.model.quantity.reading import NotAQuantity, tidy

if TYPE_CHECKING:
    from collections.abc import Callable

    from qmsgen.model.quantity.values import (
        Bound,
        Count,
        Deadline,
        Duration,
        Frequency,
        Measurable,
        Money,
        Percent,
        Quantity,
        Share,
    )

Kind: TypeAlias = Literal[
    "duration", "deadline", "money", "percent", "share", "count", "bound", "target", "quantity", "frequency"
]
"""What a place asks for; `quantity` is whatever can be measured: duration, money, percent, share or count."""

_READERS: dict[Kind, Callable[[str], Quantity | Phrase | None]] = {
    "duration": read_duration,
    "money": read_money,
    "percent": read_percent,
    "share": read_share,
    "bound": read_bound,
    "target": read_target,
    "frequency": read_frequency,
    "deadline": read_deadline,
    "count": read_count,
    "quantity": read_measurable,
}

EXAMPLES: dict[Kind, Phrase] = {
    "duration": phrase("a duration such as `4 h`, `10 business days` or `5 years`"),
    "deadline": phrase("a deadline such as `4 h`, `end of next business day` or `3 business days before delivery`"),
    "money": phrase("an amount of money such as `300 CNY` or `1,200.50 USD`"),
    "percent": phrase("a percentage such as `99.95 %`"),
    "share": phrase("a share such as `10 % of the visit fee`"),
    "count": phrase("a number of things such as `3 cases`"),
    "bound": phrase("a limit such as `≤ 4 h` or `at least 95 %`"),
    "target": phrase("a limit such as `≥ 95 %` or `≥ 4`"),
    "quantity": phrase("a quantity such as `4 h`, `300 CNY`, `95 %` or `3 cases`"),
    "frequency": phrase("a frequency such as `monthly`, `every 6 months`, `2 per year` or `on every complaint`"),
}
"""What each kind is called, with examples."""

_OTHERWISE: dict[Kind, Phrase] = {
    "duration": phrase("a duration"),
    "money": phrase("an amount of money"),
    "percent": phrase("a percentage"),
    "share": phrase("a share of something"),
    "bound": phrase("a limit: leave out the comparison"),
    "frequency": phrase("a frequency"),
    "deadline": phrase("a deadline"),
    "count": phrase("a number of things"),
}
"""Hints for a text that reads well as another kind, tried in this order."""

_LONGEST = 200


@overload
def parse_quantity(text: str, kind: Literal["duration"]) -> Duration: ...
@overload
def parse_quantity(text: str, kind: Literal["deadline"]) -> Deadline: ...
@overload
def parse_quantity(text: str, kind: Literal["money"]) -> Money: ...
@overload
def parse_quantity(text: str, kind: Literal["percent"]) -> Percent: ...
@overload
def parse_quantity(text: str, kind: Literal["share"]) -> Share: ...
@overload
def parse_quantity(text: str, kind: Literal["count"]) -> Count: ...
@overload
def parse_quantity(text: str, kind: Literal["bound", "target"]) -> Bound: ...
@overload
def parse_quantity(text: str, kind: Literal["quantity"]) -> Measurable: ...
@overload
def parse_quantity(text: str, kind: Literal["frequency"]) -> Frequency: ...
@overload
def parse_quantity(text: str, kind: Kind) -> Quantity: ...
def parse_quantity(text: str, kind: Kind) -> Quantity:
    """Read a quantity of one kind, strictly, from English or Chinese.

    Raises `NotAQuantity`, whose `expected` shows an example and whose `hint` names the cure of a near miss.
    """
    neat = tidy(text)
    result = _READERS[kind](neat) if len(neat) <= _LONGEST else None
    if result is not None and not isinstance(result, Phrase):
        return result
    expected = phrase("expected {what}, found `{found}`", what=EXAMPLES[kind], found=_short(text))
    raise NotAQuantity(expected, text, result or _hint(neat, kind))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:40]}…"


def _hint(text: str, kind: Kind) -> Phrase | None:
    return _slip_hint(text, kind) or _otherwise_hint(text, kind) if len(text) <= _LONGEST else None


def _slip_hint(text: str, kind: Kind) -> Phrase | None:
    if re.fullmatch(r"[0-9.,]+", text):
        return _unit_hint(text, kind)
    if re.match(r"[-−–][0-9]", text):
        return phrase("a quantity is never negative")
    if match := re.match(r"([0-9]+),([0-9]{1,2})(?![0-9,])", text):
        return phrase("write a decimal point: `{amount}`", amount=f"{match[1]}.{match[2]}{text[match.end() :]}")
    return None


def _unit_hint(amount: str, kind: Kind) -> Phrase:
    if kind in {"duration", "deadline"}:
        return phrase("add the unit, such as `{amount} h` or `{amount} business days`", amount=amount)
    if kind == "money":
        return phrase("add the currency code, such as `{amount} CNY`", amount=amount)
    if kind == "percent":
        return phrase("write `{amount} %`", amount=_in_hundredths(amount))
    return phrase("add the unit after the number")


def _in_hundredths(amount: str) -> str:
    """`95` for `0.95`, which is how spreadsheets say 95 %."""
    return f"{Decimal(amount) * 100:f}".rstrip("0").rstrip(".") if re.fullmatch(r"0\.[0-9]+", amount) else amount


def _otherwise_hint(text: str, kind: Kind) -> Phrase | None:
    for other, what_it_is in _OTHERWISE.items():
        if other != kind:
            reading = _READERS[other](text)
            if reading is not None and not isinstance(reading, Phrase):
                return phrase("`{found}` is {what}", found=text, what=what_it_is)
    return None
