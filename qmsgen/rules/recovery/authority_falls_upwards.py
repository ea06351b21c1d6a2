"""A superior may grant less than those below.

Whoever escalates a case comes to somebody who can do less. The ladder of authority has to rise with rank.

Raise the limit of the superior at least to that below, or lower the one below. Counts need not rise: a superior may
decide rarely, but then on more.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem, Spot
from qmsgen.model.quantity import compare
from qmsgen.model.recovery import superiors

CODE: Final = "QMS438"
SEVERITY: Final = Severity.ERROR
SYSTEMS: Final = ("S-C5",)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every limit that lies below the limit of a subordinate for the same remedy, counted in the same way."""
    for role in policy_set.roles:
        for grant in role.may_grant:
            above = _next_rung(role, grant)
            if above is None or grant.up_to is None or above.up_to is None or _in_circle(role):
                continue
            if compare(above.up_to, grant.up_to) == -1:
                yield Problem(
                    above,
                    ("up_to",),
                    phrase(
                        "only `{less}` of `{remedy}` may be granted here, while `{role}` below may grant `{more}`",
                        remedy=grant.remedy.id,
                        less=above.up_to,
                        role=role.id,
                        more=grant.up_to,
                    ),
                    phrase("let the limits rise with rank"),
                    (Spot(grant, ("up_to",), phrase("the limit below")),),
                )


def _next_rung(role: Element, grant: Element) -> Element | None:
    """The nearest superior's grant of the same remedy, counted per the same thing."""
    return next(
        (
            above
            for superior in superiors(role)
            for above in superior.may_grant
            if grant.remedy is not None
            and above.remedy == grant.remedy
            and above.per == grant.per
            and not above.given("none")
        ),
        None,
    )


def _in_circle(role: Element) -> bool:
    """Whether the role reports to itself in the end, so that nobody could say who stands above whom."""
    above = (role, *superiors(role))[-1]
    return bool(above.reports_to is not None and above.reports_to == role)
