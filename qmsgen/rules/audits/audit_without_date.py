"""Nothing says when an audit takes place.

An audit without a rhythm is held the week before the certification body comes, and finds what can be mended in a week.

Write `how_often: once a year`, the planned days under `on`, or a day for each process in the `programme`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS345"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every audit with neither a frequency, nor a cycle, nor any day."""
    for audit in policy_set.audits:
        planned = any(map(audit.given, ("how_often", "on", "cycle")))
        if not planned and not any(entry.given("on") for entry in (*audit.programme, *audit.schedule)):
            message = phrase("nothing says when audit `{audit}` takes place", audit=audit.id)
            yield Problem(audit, (), message, phrase("write `how_often: once a year`"))
