"""Nobody knows how fast a complaint of some severity is acknowledged or decided.

Waiting without a word makes a complaint worse than its cause. Each level of complaints has two clocks at the least:
until somebody says that it has arrived, and until the result is told.

Write `acknowledge: 2 h` and `decide: 5 business days` for each severity of the complaint scheme; the graver, the
sooner. Take what was reached in nine of ten cases of last year.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS460"
SEVERITY: Final = Severity.WARNING
SYSTEMS: Final = ("S-B3",)

_CLOCKS: Final = ("acknowledge", "decide")


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every severity that a scheme leaves out or gives no clock to acknowledge or to decide."""
    for scheme in policy_set.complaints:
        told = {entry.target for entry in scheme.severities}
        for level in policy_set.severities:
            if level not in told:
                message = phrase(
                    "`{scheme}` says nothing about complaints of severity `{severity}`",
                    scheme=scheme.id,
                    severity=level.id,
                )
                yield Problem(scheme, ("severities",), message, phrase("write `acknowledge` and `decide` for it"))
        for entry in scheme.severities:
            for clock in _CLOCKS:
                if entry.target is not None and not entry.given(clock):
                    severity = entry.target.id
                    message = phrase(
                        "complaints of severity `{severity}` have no `{clock}`", severity=severity, clock=clock
                    )
                    yield Problem(entry, (), message, phrase("write a time, such as `{clock}: 2 h`", clock=clock))
