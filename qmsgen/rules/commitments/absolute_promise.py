"""A promise claims everything and stakes nothing.

"Always", "100 %", "zero complaints": no organisation keeps that, and every customer knows it. Without a remedy it is
advertising, in some countries forbidden advertising, and the first failure makes a liar of the whole charter.

Promise what can be kept and say what the customer gets when it is not: "within 4 hours; otherwise the visit is free".
An absolute word beside a remedy is a guarantee, and is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.limits import holders_of
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS425"
SEVERITY: Final = Severity.WARNING

_ABSOLUTE: Final = re.compile(
    r"\b(?:always|never|every single|guaranteed?|zero (?:complaints?|defects?|errors?|faults?))\b|100\s?%"
    r"|绝对|百分之百|零投诉|零缺陷|零差错|零失误|永远|决不|绝不|万无一失",
    re.IGNORECASE,
)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every promise with an absolute word and no remedy."""
    for language in policy_set.languages:
        for commitment in policy_set.reading(language).commitments:
            found = _ABSOLUTE.search(commitment.promise or "")
            if found is not None and not _stakes(commitment):
                message = phrase("the promise says `{words}` and offers no remedy", words=found[0])
                path = commitment.promise.origin.path[2:]
                yield Problem(commitment, path, message, phrase("promise what can be kept, or write a `remedy`"))


def _stakes(commitment: Element) -> bool:
    remedies = (holder.remedy for holder in holders_of(commitment))
    return any(remedy is not None and not remedy.given("none") for remedy in remedies)
