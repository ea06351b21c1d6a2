"""A promise is too long to be remembered.

Customers and staff can repeat one plain sentence. What needs a second reading is understood by neither.

Say it in 40 words, or 60 Chinese characters, and put the rest into tiers and conditions: "Our engineer is at your
machine within 4 hours of your call", with the remote areas as a tier. `thresholds` draws the line elsewhere.
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

_HAN: Final = re.compile(r"[\u3400-\u9fff]")


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every promise that is too long in one of its languages."""
    most = policy_set.thresholds
    for language in policy_set.languages:
        for commitment in policy_set.reading(language).commitments:
            promise = commitment.promise
            if promise is None:
                continue
            characters, words = len(_HAN.findall(promise)), len(_HAN.sub("", promise).split())
            if characters > most.promise_characters or words > most.promise_words:
                yield Problem(
                    commitment,
                    promise.origin.path[2:],
                    _said(characters, words),
                    phrase(
                        "say it in {words} words, or {characters} Chinese characters",
                        words=most.promise_words,
                        characters=most.promise_characters,
                    ),
                )


def _said(characters: int, words: int) -> Phrase:
    if characters:
        return phrase("the promise has {number} Chinese characters", number=characters)
    return phrase("the promise has {number} words", number=words)
