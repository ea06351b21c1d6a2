"""A promise is too long to be remembered.

Customers and staff can repeat one plain sentence. What needs a second reading is understood by neither.

Say it in 40 words, or 60 Chinese characters; put the rest into tiers and conditions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import Phrase, phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS415"
SEVERITY: Final = Severity.WARNING

_WORDS: Final = 40
_CHARACTERS: Final = 60
_HAN: Final = re.compile(r"[\u3400-\u9fff]")


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every promise that is too long in one of its languages."""
    for language in policy_set.languages:
        for commitment in policy_set.reading(language).commitments:
            promise = commitment.promise
            if promise is None:
                continue
            characters, words = len(_HAN.findall(promise)), len(_HAN.sub("", promise).split())
            if characters > _CHARACTERS or words > _WORDS:
                yield Problem(
                    commitment,
                    promise.origin.path[2:],
                    _said(characters, words),
                    phrase(
                        "say it in {words} words, or {characters} Chinese characters",
                        words=_WORDS,
                        characters=_CHARACTERS,
                    ),
                )


def _said(characters: int, words: int) -> Phrase:
    if characters:
        return phrase("the promise has {number} Chinese characters", number=characters)
    return phrase("the promise has {number} words", number=words)
