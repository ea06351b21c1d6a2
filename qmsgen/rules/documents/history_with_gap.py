"""A revision is missing in the history of a document.

From `A/1` to `A/3` in one line: either a revision was in use whose changes nobody noted, or a number was skipped.
A reader who holds a copy of `A/2` cannot tell what changed since.

Add the missing revision with what changed and why, or give the later one the number that follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from qmsgen.model.controlled import controlled
from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS154"
SEVERITY: Final = Severity.WARNING

_COUNTED: Final = re.compile(r"(.*?)([0-9]+)")


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every change whose revision is counted on from the one above it by more than one."""
    for _, data in controlled(policy_set):
        for above, change in pairwise(data.history):
            skipped = _skipped(str(above.revision), str(change.revision))
            if skipped:
                message = phrase(
                    "`{later}` follows `{earlier}`: `{skipped}` is missing",
                    later=change.revision,
                    earlier=above.revision,
                    skipped=skipped,
                )
                yield Problem(change, ("revision",), message, phrase("add it with what changed, or count on by one"))


def _skipped(earlier: str, later: str) -> str:
    """The revision between two that differ in their last number alone; empty where none is missing."""
    one, other = _COUNTED.fullmatch(earlier), _COUNTED.fullmatch(later)
    if one is None or other is None or one[1] != other[1] or int(other[2]) <= int(one[2]) + 1:
        return ""
    return f"{one[1]}{int(one[2]) + 1:0{len(one[2])}}"
