"""A remedy is capped below what its own ladder pays.

The charter shows an amount that nobody ever receives; who reads the small print calls it deceit.

Raise the cap, or lower the rung.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.limits import holders_of
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem, Spot
from qmsgen.model.quantity import Measurable, compare

CODE: Final = "QMS474"
SEVERITY: Final = Severity.ERROR


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """The first rung of each remedy that pays more than the cap of the remedy."""
    for commitment in policy_set.commitments:
        for holder in holders_of(commitment):
            cap = holder.remedy.cap if holder.remedy is not None else None
            if not isinstance(cap, Measurable):
                continue
            for rung in holder.remedy.ladder:
                if isinstance(rung.pay, Measurable) and compare(rung.pay, cap) == 1:
                    message = phrase("the cap `{cap}` lies below the `{pay}` of the ladder", cap=cap, pay=rung.pay)
                    spots = (Spot(rung, ("pay",), phrase("this rung pays `{pay}`", pay=rung.pay)),)
                    yield Problem(holder.remedy, ("cap",), message, phrase("raise the cap, or lower the rung"), spots)
                    break
