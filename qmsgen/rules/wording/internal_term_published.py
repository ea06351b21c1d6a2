"""Customers are shown words that are meant for staff.

A customer who reads that a nonconformity of severity 2 is being atoned for does not feel understood.

Say it in the customer's words: what happened, what is done, by when.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS607"
SEVERITY: Final = Severity.WARNING

_INTERNAL: Final = re.compile(
    r"赎罪|不合格服务|不合格品|严重度|\b(?:nonconformit(?:y|ies)|non-conformit(?:y|ies)|nonconforming|severity|atonement|SERVQUAL)\b",
    re.IGNORECASE,
)
_SHOWN: Final = {
    "commitment": frozenset({"promise", "title"}),
    "recovery": frozenset({"say"}),
    "survey": frozenset(
        {"introduction", "ask", "expect", "plain_name", "overall", "recommend", "notice", "consent", "thanks"}
    ),
}


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every promise, script and survey text with a term of the quality department."""
    for wording in policy_set.wordings:
        shown = _SHOWN.get(wording.element.shape.kind, frozenset())
        for _, path, words in wording.spoken if shown.intersection(wording.path) else ():
            found = _INTERNAL.search(words)
            if found is not None:
                message = phrase("`{term}` is a term for staff", term=found[0])
                yield Problem(wording.element, path, message, phrase("say it in the customer's words"))
