"""A commitment offers no remedy.

A promise that costs nothing to break is advertising. The customer learns that it is not meant, and the organisation
never learns what its failures cost.

Write under `remedy` what the customer receives, or `none` with the reason where there really is nothing. A promise of
the kind `target` needs none: it says itself that it cannot be claimed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS402"
SEVERITY: Final = Severity.ERROR


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every commitment whose remedy is missing, or gives nothing and does not say why."""
    for commitment in policy_set.commitments:
        remedy = commitment.remedy
        if commitment.kind == "target":
            continue
        if _gives(remedy) or (commitment.parts and all(_gives(part.remedy) for part in commitment.parts)):
            continue
        yield Problem(
            commitment,
            ("remedy",) if remedy is not None else (),
            phrase("commitment `{commitment}` offers no remedy", commitment=commitment.id),
            phrase("write `gives` or a `ladder` under `remedy`, or `none` with the reason"),
        )


def _gives(remedy: Element | None) -> bool:
    return remedy is not None and any(map(remedy.given, ("gives", "ladder", "discretionary", "none")))
