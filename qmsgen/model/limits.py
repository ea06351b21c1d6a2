"""The limits that a commitment promises: its own, those of its tiers and those of its parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from qmsgen.model.element import Element
from qmsgen.model.quantity import Bound, Comparison, Measurable

COMPARISONS: Final = {
    "at_most": Comparison.AT_MOST,
    "less_than": Comparison.LESS_THAN,
    "at_least": Comparison.AT_LEAST,
    "more_than": Comparison.MORE_THAN,
}
LIMITS: Final = (*COMPARISONS, "no_later_than")
"""The keys under which a limit may stand."""
UPPER: Final = frozenset({Comparison.AT_MOST, Comparison.LESS_THAN})
"""Comparisons of a limit from above: less is better."""


@dataclass(frozen=True, slots=True)
class Limit:
    """One promised limit: the commitment, part or tier that states it, under which key."""

    record: Element
    key: str
    quantity: Measurable
    calendar: Element | None
    """The calendar whose hours the clock keeps, where one is named."""
    holder: Element
    """The commitment or part that it belongs to."""

    @property
    def bound(self) -> Bound:
        """The limit as a bound."""
        return Bound(self._comparison, self.quantity)

    @property
    def is_upper(self) -> bool:
        """Whether less is better."""
        return self._comparison in UPPER

    @property
    def case(self) -> Mapping[str, object]:
        """The cases that it is for; empty for all."""
        return {} if self.record is self.holder else self.record.when

    @property
    def _comparison(self) -> Comparison:
        return COMPARISONS.get(self.key, Comparison.AT_MOST)


def limits_of(commitment: Element) -> tuple[Limit, ...]:
    """The measurable limits of a commitment in the user's order; what has no calendar keeps that of its measure."""
    return tuple(
        Limit(record, key, quantity, _calendar(record, holder), holder)
        for holder in holders_of(commitment)
        for record in (holder, *holder.tiers)
        for key in LIMITS
        if isinstance(quantity := getattr(record, key), Measurable)
    )


def holders_of(commitment: Element) -> tuple[Element, ...]:
    """What may hold limits, tiers and a measure: the commitment itself, then its parts."""
    return (commitment, *commitment.parts)


def measure_of(holder: Element) -> Element | None:
    """The measure of a commitment or part; a part without one keeps that of the whole."""
    whole = holder.top
    measure: Element | None = holder.measure or (whole.measure if whole is not None else None)
    return measure


def delivered_by(commitment: Element) -> tuple[Element, ...]:
    """The steps and processes that keep a commitment or one of its parts, once each."""
    return tuple(dict.fromkeys(step for holder in holders_of(commitment) for step in holder.delivered_by))


def _calendar(record: Element, holder: Element) -> Element | None:
    own = record.calendar if record is not holder else None
    measures = [measure for measure in (holder.measure, measure_of(holder.top or holder)) if measure is not None]
    found: Element | None = own or next((measure.calendar for measure in measures if measure.calendar), None)
    return found
