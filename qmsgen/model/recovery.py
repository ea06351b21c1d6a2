"""What a set says about service recovery: which plan, which steps, who may give what."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from qmsgen.model.element import Element
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.quantity import Count, Money, Percent, Share

STEPS: Final = ("apology", "reinstatement", "empathy", "atonement", "follow-up")
"""The five steps of service recovery in their order (Bell and Zemke 1987)."""


@dataclass(frozen=True, slots=True)
class Rung:
    """One rung of the ladder of authority: what a role may give of a remedy."""

    role: Element
    grant: Element

    @property
    def allowed(self) -> bool:
        """Whether the role may give the remedy itself."""
        return may_give(self.grant)


def plans_of(moment: Element, policy_set: PolicySet) -> tuple[Element, ...]:
    """The plans that recover a moment of truth."""
    return tuple(plan for plan in policy_set.recovery if moment in plan.recovers)


def plan_for(moment: Element, severity: Element, policy_set: PolicySet) -> Element | None:
    """The first plan that recovers a moment of truth and says something about a severity."""
    return next((plan for plan in plans_of(moment, policy_set) if entry_for(plan, severity) is not None), None)


def entry_for(plan: Element, severity: Element) -> Element | None:
    """What a plan says about a severity."""
    return next((entry for entry in plan.severities if entry.target == severity), None)


def steps_of(plan: Element, entry: Element) -> tuple[Element, ...]:
    """The steps of a plan for a severity; where it takes them from another severity, those.

    Empty where nothing is written, or where severities point at one another in a circle.
    """
    seen: set[Element] = set()
    while entry not in seen:
        seen.add(entry)
        if entry.steps or entry.steps_as is None:
            return tuple(entry.steps)
        taken = entry_for(plan, entry.steps_as)
        if taken is None:
            return ()
        entry = taken
    return ()


def severities_upwards(policy_set: PolicySet) -> tuple[Element, ...]:
    """The severities from the mildest to the worst; one without a level counts as the mildest."""
    return tuple(sorted(policy_set.severities, key=lambda severity: severity.level or 0))


def grants(policy_set: PolicySet, remedy: Element) -> tuple[Rung, ...]:
    """The roles that may (or expressly may not) give a remedy, from the smallest limit to the greatest."""
    rungs = [Rung(role, grant) for role in policy_set.roles for grant in role.may_grant if grant.remedy == remedy]
    return tuple(sorted(rungs, key=_height))


def may_give(grant: Element) -> bool:
    """Whether a grant lets its role give the remedy itself, rather than forbid it or let it only ask."""
    return not grant.given("none") and (grant.given("up_to") or not grant.given("ask"))


def grant_of(role: Element, remedy: Element) -> Element | None:
    """What a role says about giving a remedy; the first entry where there are several."""
    return next((grant for grant in role.may_grant if grant.remedy == remedy), None)


def first_line(moment: Element, policy_set: PolicySet) -> tuple[Element, ...]:
    """The roles that meet the customer at a moment of truth: those who do the steps where it happens."""
    return tuple(
        dict.fromkeys(
            role
            for process in policy_set.processes
            for step in process.steps
            if step.moment_of_truth == moment and step.by is not None
            for role in step.by.responsible
        )
    )


def superiors(role: Element) -> tuple[Element, ...]:
    """The roles above a role, the nearest first; a circle ends where it closes."""
    found: list[Element] = []
    above = role.reports_to
    while above is not None and above != role and above not in found:
        found.append(above)
        above = above.reports_to
    return tuple(found)


def _height(rung: Rung) -> tuple[int, Decimal, int]:
    if not rung.allowed:
        return 0, Decimal(0), -len(superiors(rung.role))
    limit = rung.grant.up_to
    return (2 if limit is None else 1), _amount(limit), -len(superiors(rung.role))


def _amount(limit: object) -> Decimal:
    match limit:
        case Money(amount=amount) | Percent(amount=amount) | Count(amount=amount):
            return amount
        case Share(percent=percent):
            return percent.amount
        case _:
            return Decimal(0)
