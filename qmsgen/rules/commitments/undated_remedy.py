"""Nobody says by when a remedy is given.

A remedy that comes after months repairs nothing. Easy and quick to collect is half of a good guarantee.

Write `within` under `remedy`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS416"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every remedy that gives something and has no `within`."""
    for commitment in policy_set.commitments:
        remedy = commitment.remedy
        if remedy is not None and (remedy.given("gives") or remedy.given("ladder")) and not remedy.given("within"):
            message = phrase("the remedy of `{commitment}` does not say by when it is given", commitment=commitment.id)
            yield Problem(commitment, ("remedy",), message, phrase("write `within: 10 business days`"))
