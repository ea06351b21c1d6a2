"""Nobody watches an outside document for new editions.

Laws, contracts and makers' manuals change without telling anybody. When no role looks after a document, the work
goes on by an edition that is no longer valid.

Name under `kept_by` the role that hears of a new edition first, such as the one that deals with the maker or the
authority, and write under `checked` when it was last looked up.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS111"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every outside document in use without a keeper."""
    for document in policy_set.documents:
        if document.kind == "external" and not document.given("kept_by"):
            yield Problem(
                document,
                (),
                phrase("nobody watches document `{id}` for new editions", id=document.id),
                phrase("name the role under `kept_by`"),
            )
