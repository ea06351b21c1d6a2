"""The internal target is no tighter than the public promise.

Work that aims at the limit misses it half of the time. The internal target exists to leave room.

Tighten `internal_target` so that a bad day still keeps the promise: 3 h inside for 4 h promised. Where staff cannot
reach it, the promise is too tight as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.clock import weekly_clock
from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.limits import UPPER, Limit, holders_of, limits_of
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem, Spot
from qmsgen.model.quantity import Bound, Comparison, compare

CODE: Final = "QMS410"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every internal target that leaves no room to some public limit on the same side."""
    for commitment in policy_set.commitments:
        for record in (record for holder in holders_of(commitment) for record in (holder, *holder.tiers)):
            target = record.internal_target
            if not isinstance(target, Bound):
                continue
            public = next((limit for limit in _covered(record, commitment) if _leaves_no_room(target, limit)), None)
            if public is None:
                continue
            yield Problem(
                record,
                ("internal_target",),
                phrase(
                    "the internal target `{target}` is not tighter than the promise `{public}`",
                    target=target,
                    public=public.bound,
                ),
                phrase("make the internal target tighter than the promise"),
                (Spot(public.record, (public.key,), phrase("promised here")),),
            )


def _covered(record: Element, commitment: Element) -> Iterator[Limit]:
    """The limits that a target is for: those of its tier, or all of its commitment or part without a target."""
    for limit in limits_of(commitment):
        if limit.record == record or (limit.holder == record and not limit.record.given("internal_target")):
            yield limit


def _leaves_no_room(target: Bound, public: Limit) -> bool:
    if (target.comparison in UPPER) != public.is_upper or target.comparison is Comparison.EXACTLY:
        return False
    order = compare(target.quantity, public.quantity, weekly_clock(public.calendar))
    return order is not None and (order >= 0 if public.is_upper else order <= 0)
