"""The steps get fewer cases right than the promise demands.

Five steps that each pass 95 % of the cases pass 77 % together: a promise of 90 % is broken before anybody makes a
mistake beyond the usual ones.

Raise `right_first_time` of the weakest steps, take out a step, or promise what the chain can carry.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.limits import holders_of, measure_of
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem, Spot
from qmsgen.model.quantity import Percent
from qmsgen.model.source import KeyPath
from qmsgen.model.yields import product, shown

CODE: Final = "QMS470"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every commitment about a share of cases whose steps together pass fewer of them right the first time."""
    for commitment in policy_set.commitments:
        for holder in holders_of(commitment):
            rate = _promised(holder)
            if rate is not None:
                yield from _short(rate[0], rate[1], rate[2], _rated(holder))


def _promised(holder: Element) -> tuple[Element, KeyPath, Percent] | None:
    """The share of cases that a promise is about, with where it stands; availability is no share of cases."""
    measure = measure_of(holder)
    if measure is None or measure.statistic != "percentage":
        return None
    if isinstance(measure.share, Percent):
        return measure, ("share",), measure.share
    return (holder, ("at_least",), holder.at_least) if isinstance(holder.at_least, Percent) else None


def _rated(holder: Element) -> list[Element]:
    """The rated steps that keep a promise; all of a process that is named as a whole."""
    parts = [step for part in holder.delivered_by for step in (part.steps if part == part.top else (part,))]
    return [step for step in dict.fromkeys(parts) if step.right_first_time is not None]


def _short(where: Element, path: KeyPath, promised: Percent, steps: list[Element]) -> Iterator[Problem]:
    passed = product(step.right_first_time.amount for step in steps)
    if steps and passed < promised.amount:
        spots = tuple(
            Spot(step, ("right_first_time",), phrase("`{step}`: {rate}", step=step.id, rate=step.right_first_time))
            for step in sorted(steps, key=lambda one: one.right_first_time.amount)[:5]
        )
        yield Problem(
            where,
            path,
            phrase(
                "the steps get `{passed}` right the first time, but `{promised}` is promised",
                passed=Percent(shown(passed)),
                promised=promised,
            ),
            phrase("mend the weakest steps, or promise what they can carry"),
            spots,
        )
