"""The limits that a commitment promises, its own and those of its tiers."""

from __future__ import annotations

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
UPPER: Final = frozenset({Comparison.AT_MOST, Comparison.LESS_THAN})
"""Comparisons of a limit from above: less is better."""


@dataclass(frozen=True, slots=True)
class Limit:
    """One promised limit: the commitment or tier that states it, under which key."""

    record: Element
    key: str
    quantity: Measurable
    calendar: Element | None
    """The calendar whose hours the clock keeps, where one is named."""

    @property
    def bound(self) -> Bound:
        """The limit as a bound."""
        return Bound(COMPARISONS[self.key], self.quantity)

    @property
    def is_upper(self) -> bool:
        """Whether less is better."""
        return COMPARISONS[self.key] in UPPER


def limits_of(commitment: Element) -> tuple[Limit, ...]:
    """The limits of a commitment in the user's order; a tier without a calendar keeps that of the measure."""
    common = commitment.measure.calendar if commitment.measure is not None else None
    return tuple(
        Limit(record, key, quantity, common if record is commitment else record.calendar or common)
        for record in (commitment, *commitment.tiers)
        for key in COMPARISONS
        if (quantity := getattr(record, key)) is not None
    )
