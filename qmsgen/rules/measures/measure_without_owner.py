"""Nobody answers for a measure.

When the figure falls nobody has to explain it.

Name one role under `owner`: the one that can do something when the figure falls, not the one that computes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS523"
SEVERITY: Final = Severity.ERROR
SYSTEMS: Final = ("S-A6",)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every measure without an owner."""
    for measure in policy_set.measures:
        if not measure.given("owner"):
            message = phrase("nobody answers for measure `{measure}`", measure=measure.id)
            yield Problem(measure, (), message, phrase("name one role under `owner`"))
