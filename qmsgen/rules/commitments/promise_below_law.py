"""A promise is looser than the law.

A charter that promises what the law forbids misleads customers, and the supervising authority reads charters too.

Ask whoever knows the law. Tighten the limit to it or below; where the law was misread, correct `legal_limit` and name
its paragraph under `legal_basis`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.clock import weekly_clock
from qmsgen.model.defect import Severity
from qmsgen.model.limits import UPPER, Limit, limits_of
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem, Spot
from qmsgen.model.quantity import Bound, compare

CODE: Final = "QMS422"
SEVERITY: Final = Severity.ERROR


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every limit that allows more than the legal limit beside it, or beside the whole of which it is a tier."""
    for commitment in policy_set.commitments:
        for limit in limits_of(commitment):
            holder = limit.record if limit.record.given("legal_limit") else limit.holder
            legal = holder.legal_limit
            if isinstance(legal, Bound) and _is_looser(limit, legal):
                yield Problem(
                    limit.record,
                    (limit.key,),
                    phrase(
                        "the promise `{promise}` is looser than the law, `{legal}`", promise=limit.bound, legal=legal
                    ),
                    phrase("tighten the promise"),
                    (Spot(holder, ("legal_limit",), phrase("the legal limit")),),
                )


def _is_looser(limit: Limit, legal: Bound) -> bool:
    if limit.is_upper != (legal.comparison in UPPER):
        return False
    return compare(limit.quantity, legal.quantity, weekly_clock(limit.calendar)) == (1 if limit.is_upper else -1)
