"""Those who meet the customer may give nothing.

A failure is settled best on the spot, by the person who stands there. Whoever must ask for every voucher sends the
customer away.

Write under `may_grant` what the role may give on the spot, even if it is little: `{remedy: voucher, up_to: 50 CNY,
after: recovery-basics}`. Where it may give nothing, write `none` with the reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem
from qmsgen.model.quantity import Money
from qmsgen.model.recovery import first_line, may_give

CODE: Final = "QMS446"
SEVERITY: Final = Severity.WARNING
SYSTEMS: Final = ("S-C5",)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every role that does a step at a moment of truth and has no grant, not even an explicit none."""
    seen: set[Element] = set()
    for moment in policy_set.moments if policy_set.remedies else ():
        for role in first_line(moment, policy_set):
            if role not in seen and not role.internal_contact and not _may_give_something(role):
                seen.add(role)
                message = phrase(
                    "`{role}` meets the customer at `{moment}` but may grant nothing", role=role.id, moment=moment.id
                )
                yield Problem(
                    role, (), message, phrase("write `may_grant`, with `none` and the reason where it must be so")
                )


def _may_give_something(role: Element) -> bool:
    """Whether the role may give anything itself, or says why not; a limit of nothing is none."""
    own = (grant for grant in role.may_grant if may_give(grant) and not _is_nothing(grant.up_to))
    return any(own) or any(grant.given("none") for grant in role.may_grant)


def _is_nothing(limit: object) -> bool:
    return isinstance(limit, Money) and not limit.amount
