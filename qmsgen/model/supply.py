"""How much of a resource is to be kept, and what in the organisation needs it."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal

from qmsgen.model.element import Element
from qmsgen.model.policy_set import PolicySet


def kept_quantity(resource: Element) -> Decimal | None:
    """The number to be kept: the share of the base, or one for so many of it, rounded up; None where not known."""
    if resource.base is None:
        return None
    if resource.ratio is not None:
        return _up(Decimal(resource.base) * resource.ratio.amount / 100)
    return _up(Decimal(resource.base) / resource.per) if resource.per else None


def needed_by(resource: Element, policy_set: PolicySet) -> tuple[tuple[Element, tuple[Element, ...]], ...]:
    """The processes that need a resource, each with the steps of it that use it."""
    found = []
    for process in policy_set.processes:
        steps = tuple(step for step in process.steps if resource in step.uses)
        if steps or resource in process.resources:
            found.append((process, steps))
    return tuple(found)


def _up(amount: Decimal) -> Decimal:
    return amount.to_integral_value(rounding=ROUND_CEILING)
