"""A placeholder was left in a text.

Nothing tells a client more plainly that a document was copied from somewhere else than `[COMPANY NAME]` on page three.

Write what belongs there, or delete the sentence. Where nobody knows yet, leave the key out: other rules tell what is
missing, and no half sentence is printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.placeholder import PLACEHOLDER
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS601"
SEVERITY: Final = Severity.ERROR
ESSENTIAL: Final = True


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every text that still holds a mark for something to be filled in."""
    for wording in policy_set.wordings:
        for _, path, words in wording.spoken:
            left = PLACEHOLDER.search(words)
            if left is not None:
                message = phrase("the placeholder `{left}` was left in", left=left[0])
                yield Problem(wording.element, path, message, phrase("write what belongs there"))
