"""A worse breach of a promise is made good with less.

A customer who waited longest receives least: the figures of two rungs were swapped or one was mistyped, and it is the
customer with the best reason to complain who finds out.

Let each rung pay at least as much as the milder one.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.limits import holders_of
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem, Spot
from qmsgen.model.quantity import Measurable, compare

CODE: Final = "QMS473"
SEVERITY: Final = Severity.ERROR


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every rung of a ladder by overrun that pays less than the rung for a smaller overrun in the same cases."""
    for commitment in policy_set.commitments:
        for holder in holders_of(commitment):
            if holder.remedy is not None:
                for milder, worse in pairwise(holder.remedy.ladder):
                    if milder.when == worse.when and _further(milder, worse) and _less(worse.pay, milder.pay):
                        yield _problem(milder, worse)


def _further(milder: Element, worse: Element) -> bool:
    """Whether a rung follows upon another; one that pays anew for each further time adds to it, whatever it pays."""
    return not worse.given("for_each") and _less(milder.over, worse.over)


def _less(one: object, other: object) -> bool:
    return isinstance(one, Measurable) and isinstance(other, Measurable) and compare(one, other) == -1


def _problem(milder: Element, worse: Element) -> Problem:
    return Problem(
        worse,
        ("pay",),
        phrase("a longer delay pays `{less}`, a shorter one `{more}`", less=worse.pay, more=milder.pay),
        phrase("let each rung pay at least as much as the milder one"),
        (Spot(milder, ("pay",), phrase("the milder rung pays more")),),
    )
