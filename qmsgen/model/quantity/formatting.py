"""Saying a quantity to people, in the language of a gettext catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, assert_never

from qmsgen.model.quantity import messages
from qmsgen.model.quantity.values import (
    Bound,
    Count,
    Duration,
    EndOfBusinessDay,
    Frequency,
    FromEvent,
    Money,
    Percent,
    Share,
    digits,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from qmsgen.model.quantity.values import Quantity


def _as_written(message: str) -> str:
    return message


def _as_in_english(one: str, many: str, n: int) -> str:
    return one if n == 1 else many


def format_quantity(
    quantity: Quantity,
    gettext: Callable[[str], str] = _as_written,
    ngettext: Callable[[str, str, int], str] = _as_in_english,
    *,
    symbols: bool = False,
) -> str:
    """A quantity in words: `4 hours`, `10 个工作日`, `CNY 300`, `at most 22 business days`.

    The two functions are those of the catalogue; without them the words are English. Digits stay as typed.
    With `symbols` a bound reads `≤ 22 business days`, for narrow table cells.
    """
    return _Wording(gettext, ngettext, symbols=symbols).of(quantity)


@dataclass(frozen=True, slots=True)
class _Wording:
    gettext: Callable[[str], str]
    ngettext: Callable[[str, str, int], str]
    symbols: bool

    def of(self, quantity: Quantity) -> str:
        match quantity:
            case Duration():
                return self._counted(messages.UNIT_WORDS[quantity.unit], quantity.amount)
            case Money():
                return self._money(quantity)
            case Percent():
                return self._said(messages.PERCENT, n=digits(quantity.amount))
            case Share():
                return self._said(messages.SHARE, percent=self.of(quantity.percent), base=quantity.base)
            case Count():
                n = digits(quantity.amount, grouped=quantity.grouped)
                return self._said(messages.COUNT, n=n, unit=quantity.unit) if quantity.unit else n
            case Bound():
                return self._bound(quantity)
            case EndOfBusinessDay():
                return self._end_of_day(quantity)
            case FromEvent():
                template = messages.BEFORE if quantity.side == "before" else messages.AFTER
                return self._said(template, duration=self.of(quantity.duration), event=quantity.event)
            case Frequency():
                return self._frequency(quantity)
            case _:
                assert_never(quantity)

    def _said(self, template: str, **values: str) -> str:
        return self.gettext(template).format_map(values)

    def _counted(self, words: messages.Plural, amount: Decimal, **values: str) -> str:
        template = self.ngettext(*words, _plural_number(amount))
        return template.format_map({"n": digits(amount), **values})

    def _money(self, money: Money) -> str:
        template = messages.MONEY_WORDS.get(money.currency, messages.ANY_MONEY)
        n = digits(money.amount, grouped=money.grouped)
        return self._said(template, n=n, currency=money.currency)

    def _bound(self, bound: Bound) -> str:
        quantity = self.of(bound.quantity)
        if self.symbols:
            return f"{bound.comparison} {quantity}"
        return self._said(messages.COMPARISON_WORDS[bound.comparison], quantity=quantity)

    def _end_of_day(self, end: EndOfBusinessDay) -> str:
        template = {0: messages.SAME_DAY, 1: messages.NEXT_DAY}.get(end.days, messages.NTH_DAY)
        return self._said(template, n=str(end.days))

    def _frequency(self, frequency: Frequency) -> str:
        if frequency.period is None:
            return self._said(messages.ON_EVENT, event=frequency.event)
        rate = self._rate(frequency.times, frequency.period)
        if frequency.gap:
            rate = self._said(messages.GAP, rate=rate, duration=self.of(frequency.gap))
        if frequency.event:
            return self._said(messages.AND_ON_EVENT, rate=rate, event=frequency.event)
        return rate

    def _rate(self, times: int, period: Duration) -> str:
        key = (int(period.amount), period.unit)
        named = key in messages.RATE_WORDS and period.amount == key[0]
        if times == 1:
            word = messages.REGULAR_WORDS[key] if named else messages.EVERY
            return self._said(word, duration=self.of(period))
        if named:
            return self._counted(messages.RATE_WORDS[key], Decimal(times))
        return self._counted(messages.RATE_IN, Decimal(times), duration=self.of(period))


def _plural_number(amount: Decimal) -> int:
    """The whole number whose plural form an amount takes; a fraction takes that of many."""
    return int(amount) if amount == amount.to_integral_value() else 2
