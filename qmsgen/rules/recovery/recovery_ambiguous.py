"""Two plans recover the same moment at the same severity.

Staff at the counter hold two cards that say different things.

Decide which of the two cards is right, with those who use them, and leave the severity to that plan.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem, Spot

CODE: Final = "QMS451"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every severity of a plan for which an earlier plan already recovers the same moment."""
    first: dict[tuple[Element, str], Element] = {}
    for plan in policy_set.recovery:
        for moment in plan.recovers:
            for entry in plan.severities:
                taken = first.setdefault((moment, entry.id), entry)
                if taken != entry:
                    message = phrase(
                        "`{moment}` has another plan for `{severity}`", moment=moment.id, severity=entry.id
                    )
                    yield Problem(
                        entry,
                        (),
                        message,
                        phrase("leave it to one of them"),
                        (Spot(taken, (), phrase("the other plan")),),
                    )
