"""An approved document does not say from when it is in force.

Work done on a given day is judged by the version in force on that day. Without the date nobody can tell which
version that was.

Write `effective: 2026-03-15` under `document`: a day after the approval that leaves time to send it out and to teach
it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.controlled import controlled
from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS105"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every approved document without an effective date."""
    for _, data in controlled(policy_set):
        if data.state == "approved" and not data.given("effective"):
            yield Problem(
                data,
                ("state",),
                phrase("document `{number}` is approved but has no effective date", number=data.number),
                phrase("write `effective: 2026-03-15`"),
            )
