"""How many cases pass a chain of steps right the first time: the product of the rates of its steps.

Rates are percentages, computed exactly and rounded, half up, only where they are shown. The product holds where
the steps fail independently of each other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from typing import Final

from qmsgen.model.element import Element
from qmsgen.model.quantity import Money, Percent

_WHOLE: Final = Decimal(100)
_PLACES: Final = Decimal("0.01")
_EXACT: Final = Context(prec=120, rounding=ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Link:
    """One rated step of a chain, with what has passed when it is done."""

    step: Element
    rate: Percent
    cumulative: Percent
    defects: Decimal
    """Cases in a thousand that do not pass this step the first time."""
    cost: Money | None
    """What these cost, where the step says what one costs."""
    needed: Percent | None
    """What this step must reach for the target of the chain while the others stay as they are; None: out of reach."""
    gain: Percent
    """By how many points the chain would rise if this step never failed."""


@dataclass(frozen=True, slots=True)
class Chain:
    """The rated steps of a process in order."""

    links: tuple[Link, ...]
    target: Percent | None
    result: Percent | None
    """What passes the whole chain."""
    short: bool
    """Whether that misses the target."""
    weakest: tuple[Link, ...]
    """The steps of the lowest rate."""


def chain(process: Element) -> Chain:
    """The chain of the steps that say what share of cases passes them right the first time."""
    rated = [step for step in process.steps if step.right_first_time is not None]
    rates = [step.right_first_time.amount for step in rated]
    target = process.right_first_time_target
    running = cumulative(rates)
    links = tuple(_link(step, running[index], (product(rates), target)) for index, step in enumerate(rated))
    lowest = min(rates, default=_WHOLE)
    result = running[-1] if running else None
    return Chain(
        links=links,
        target=target,
        result=Percent(shown(result)) if result is not None else None,
        short=target is not None and result is not None and result < target.amount,
        weakest=tuple(link for link in links if link.rate.amount == lowest),
    )


def product(rates: Iterable[Decimal]) -> Decimal:
    """What passes a chain of rates in percent, unrounded."""
    with localcontext(_EXACT):
        passed = _WHOLE
        for rate in rates:
            passed = passed * rate / _WHOLE
        return passed


def cumulative(rates: Iterable[Decimal]) -> tuple[Decimal, ...]:
    """What has passed after each rate of a chain, in percent, unrounded."""
    counted = list(rates)
    return tuple(product(counted[: index + 1]) for index in range(len(counted)))


def shown(amount: Decimal) -> Decimal:
    """An amount as a table shows it: two places, half up, without zeros that say nothing."""
    rounded = amount.quantize(_PLACES, rounding=ROUND_HALF_UP)
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded.normalize()


def _link(step: Element, running: Decimal, whole: tuple[Decimal, Percent | None]) -> Link:
    rate: Decimal = step.right_first_time.amount
    passed, target = whole
    with localcontext(_EXACT):
        defects = (_WHOLE - rate) * 10
        others = passed * _WHOLE / rate if rate else None
        needed = target.amount * _WHOLE / others if target is not None and others else None
        gain = others - passed if others is not None else Decimal(0)
    reachable = needed is not None and needed <= _WHOLE
    return Link(
        step,
        Percent(rate),
        Percent(shown(running)),
        shown(defects),
        _cost(step.failure_cost, defects),
        Percent(shown(max(needed, rate))) if needed is not None and reachable else None,
        Percent(shown(gain)),
    )


def _cost(each: Money | None, defects: Decimal) -> Money | None:
    return None if each is None else Money(shown(each.amount * defects), each.currency)
