"""A measure answers a resistance that nobody expects.

Either the resistance was forgotten, or the measure costs effort for nothing.

Name the resistance under `resistances`, or take it out of `answers`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS381"
SEVERITY: Final = Severity.WARNING
SYSTEMS: Final = ("S-E6",)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every answer to a resistance that the change does not name."""
    for change in policy_set.changes:
        expected = {resistance.kind for resistance in change.resistances}
        for measure in change.measures:
            for index, kind in enumerate(measure.answers):
                if kind not in expected:
                    message = phrase("this answers `{kind}`, which is not among the resistances", kind=kind)
                    yield Problem(measure, ("answers", index), message, phrase("name it under `resistances`"))
