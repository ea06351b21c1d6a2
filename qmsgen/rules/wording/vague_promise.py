"""A promise uses a vague word.

"Promptly" is kept by every result and believed by nobody. Customers hear the number, or nothing.

Say the number, or drop the word. A time word beside a number in the same sentence is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.hedges import hedge
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS605"
SEVERITY: Final = Severity.WARNING

_VAGUE: Final = re.compile(
    r"及时|尽快|尽早|适当|适时|第一时间|有关部门"
    r"|\b(?:promptly|as soon as possible|asap|timely|swiftly|quickly|in due course|without delay)\b",
    re.IGNORECASE,
)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every promise with a vague time word and no number beside it, or with words that take it back."""
    for language in policy_set.languages:
        for commitment in policy_set.reading(language).commitments:
            promise = commitment.promise
            found = _vague(promise) if promise is not None else None
            if found is not None:
                message = phrase("the promise is vague: `{words}`", words=found)
                yield Problem(commitment, promise.origin.path[2:], message, phrase("say the number, or drop the word"))


def _vague(promise: str) -> str | None:
    if taken_back := hedge(promise):
        return taken_back
    for sentence in re.split(r"[。；.;!！]", promise):
        vague = _VAGUE.search(sentence)
        if vague is not None and not re.search(r"\d|[一二两三四五六七八九十]+\s*(?:个|分|小时|天|日|工作)", sentence):
            return vague[0]
    return None
