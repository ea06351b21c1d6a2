"""A share does not say of what it is taken.

Ten per cent of the visit fee and ten per cent of the contract are a hundredfold apart; each side will think of its own.

Say it once as `base` under `remedy`, or in the rung: `10 % of the visit fee`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.limits import holders_of
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem
from qmsgen.model.quantity import Percent

CODE: Final = "QMS423"
SEVERITY: Final = Severity.ERROR


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every bare percentage that is paid, where neither the rung nor the remedy has a base."""
    for commitment in policy_set.commitments:
        for remedy in (holder.remedy for holder in holders_of(commitment) if holder.remedy is not None):
            for record, key in _paid(remedy):
                share = getattr(record, key)
                if isinstance(share, Percent) and not (remedy.given("base") or record.given("base")):
                    message = phrase("`{share}` of what?", share=share)
                    yield Problem(record, (key,), message, phrase("write `base` under `remedy`"))


def _paid(remedy: Element) -> Iterator[tuple[Element, str]]:
    yield remedy, "cap"
    for rung in remedy.ladder:
        yield rung, "pay"
        yield rung, "cap"
