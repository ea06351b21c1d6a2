"""Customers are shown the name of a person or the number of an internal document.

A promise that ends in "see HX-QP-04" sends customers to a paper that they must not have, and a name in the charter is
wrong from the day on which that person leaves; in a survey it invites answers about a person.

Name the role or the channel instead: "our hotline", "the branch supervisor". Names and numbers belong into documents
for staff.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from qmsgen.model.controlled import numbered
from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS615"
SEVERITY: Final = Severity.ERROR
SYSTEMS: Final = ("S-C1",)

_SHOWN: Final = {
    "commitment": frozenset({"promise", "title"}),
    "survey": frozenset({"introduction", "ask", "expect", "overall", "recommend", "notice", "consent", "thanks"}),
}
_SHORTEST: Final = 2
_SHORTEST_NUMBER: Final = 4


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every promise and survey text with the holder of a role or the number of a controlled document."""
    names = {str(role.holder) for role in policy_set.roles if len(role.holder or "") >= _SHORTEST}
    numbers = {number for number, _ in numbered(policy_set) if len(number) >= _SHORTEST_NUMBER and "-" in number}
    internal = re.compile("|".join(rf"(?<![\w-]){re.escape(one)}(?![\w-])" for one in sorted(numbers)) or "(?!)")
    for wording in policy_set.wordings:
        shown = _SHOWN.get(wording.element.shape.kind, frozenset())
        for _, path, words in wording.spoken if shown.intersection(wording.path) else ():
            number = internal.search(words)
            found = number[0] if number else next((name for name in sorted(names) if _stands_in(name, words)), None)
            if found is not None:
                message = phrase("`{fact}` is for staff only", fact=found)
                yield Problem(wording.element, path, message, phrase("name the role or the channel instead"))


def _stands_in(name: str, words: str) -> bool:
    """Whether a name stands in a text, as a whole word where it is written in letters."""
    return name in words if not name.isascii() else re.search(rf"\b{re.escape(name)}\b", words) is not None
