"""A process does not say what it receives or what it hands over.

Service is lost between departments more often than inside them. A process whose inputs and outputs are not written
down has no customer who could say whether it was good.

Write what it receives and from whom, what it hands over and to whom: `inputs: [{from: branches, what: fault report}]`,
`outputs: [{to: branches, what: working machine}]`. Whoever stands under `to` can say whether it was good.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import listed, phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS312"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every process that lists inputs or outputs not at all."""
    for process in policy_set.processes:
        missing = [side for side in ("inputs", "outputs") if not process.given(side)]
        if missing:
            yield Problem(
                process,
                (),
                phrase("process `{process}` lacks {keys}", process=process.id, keys=listed(missing)),
                phrase("write what it receives, from whom, and what it hands over, to whom"),
            )
