"""Nobody knows by when a complaint of some severity is closed.

A complaint that was answered and not closed stays open in the register for years; the trend counts it, and the
customer is never asked whether it is over.

Write `close` for each severity of the complaint scheme, or `closure` at the severity itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS464"
SEVERITY: Final = Severity.WARNING
SYSTEMS: Final = ("S-B3",)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every severity in a scheme that neither the scheme nor the severity gives a time to close."""
    for scheme in policy_set.complaints:
        for entry in scheme.severities:
            if entry.target is not None and not entry.given("close") and not entry.target.given("closure"):
                severity, clock = entry.target.id, "close"
                message = phrase(
                    "complaints of severity `{severity}` have no `{clock}`", severity=severity, clock=clock
                )
                yield Problem(entry, (), message, phrase("write a time, such as `{clock}: 2 h`", clock=clock))
