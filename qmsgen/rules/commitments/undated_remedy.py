"""Nobody says by when a remedy is given.

A remedy that comes after months repairs nothing. Easy and quick to collect is half of a good guarantee.

Write `within: 10 business days` under `remedy`, counted from the day on which the claim is granted; the best remedy
comes with the next bill, by itself (`automatic: true`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.limits import holders_of
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS416"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every remedy that gives something and has no `within`."""
    for commitment in policy_set.commitments:
        for holder in holders_of(commitment):
            remedy = holder.remedy
            if remedy is None or remedy.given("within") or not (remedy.given("gives") or remedy.given("ladder")):
                continue
            message = phrase("the remedy of `{commitment}` does not say by when it is given", commitment=commitment.id)
            yield Problem(holder, ("remedy",), message, phrase("write `within: 10 business days` under `remedy`"))
