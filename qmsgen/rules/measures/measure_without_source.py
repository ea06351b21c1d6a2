"""A measure does not say where its figures come from.

A figure without a source cannot be checked, and an auditor will ask to see the records behind it.

Name the records under `records` from which somebody else could compute the same figure.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS521"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every measure without records."""
    for measure in policy_set.measures:
        if not measure.given("records"):
            message = phrase("measure `{measure}` has no source", measure=measure.id)
            yield Problem(measure, (), message, phrase("name under `records` where the figures are taken from"))
