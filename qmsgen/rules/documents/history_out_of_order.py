"""The history of a document is not in the order of time.

The history is read from the oldest change to the newest. A change that stands out of order, or a date that was
mistyped, makes the whole list doubtful.

Put the changes in order, the oldest first. Where the order is right and a date is not, take the date from the signed
copy.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from qmsgen.model.controlled import controlled
from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS107"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every change in a history that is dated before the one above it."""
    for _, data in controlled(policy_set):
        dated = [change for change in data.history if change.on is not None]
        for above, change in pairwise(dated):
            if change.on < above.on:
                yield Problem(
                    change,
                    ("on",),
                    phrase(
                        "the change of `{later}` stands below that of `{earlier}`", later=change.on, earlier=above.on
                    ),
                    phrase("put the oldest change first"),
                )
