"""A sanction does not say who decides it.

What anybody may impose is felt as arbitrary, and mistakes are hidden.

Name under `decides` the role that decides after hearing the person.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS384"
SEVERITY: Final = Severity.ERROR
SYSTEMS: Final = ("S-A5", "S-E3", "S-C4")


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every veto and every sanction that nobody decides."""
    vetoes = (veto for programme in policy_set.programmes for veto in programme.veto)
    sanctions = (sanction for rules in policy_set.recognition for sanction in rules.sanctions)
    for measure in (*vetoes, *sanctions):
        if not measure.given("decides"):
            yield Problem(measure, (), phrase("nobody decides this"), phrase("name a role under `decides`"))
