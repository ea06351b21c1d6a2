"""A text gives other numbers in another language.

Ten minutes in Chinese and fifteen in English: staff work by one, customers hold you to the other.

Write the same numbers in the same units in every language. Texts that spell a number out are not judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import listed, phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS656"
SEVERITY: Final = Severity.WARNING

_NUMBER: Final = re.compile(
    r"(?<![\w.])\d[\d,，]*(?:\.\d+)?(?=(万|亿)?)|(?<=[^\x00-\x7f])\d[\d,，]*(?:\.\d+)?(?=(万|亿)?)"
)
_TIMES: Final = {"": 1, "万": 10_000, "亿": 100_000_000}
_TOLD_OTHERWISE: Final = re.compile(r"折|[ap]\.?m\.?\b|[上下]午|million|thousand|per mille|年\d|月\d", re.IGNORECASE)
"""Where languages count differently: discounts, hours of the clock, large numbers, dates."""


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every text with as many numbers as its source, one of them another."""
    for wording in policy_set.wordings:
        if not wording.translatable or wording.form or len(wording.spoken) < 2:
            continue
        _, _, first = wording.spoken[0]
        for language, path, words in wording.spoken[1:]:
            ours, theirs = _numbers(first), _numbers(words)
            told = _TOLD_OTHERWISE.search(first) or _TOLD_OTHERWISE.search(words)
            if ours != theirs and len(ours) == len(theirs) and not told:
                other = sorted(set(theirs) - set(ours)) or theirs
                message = phrase(
                    "`{language}` says {numbers}, which the source does not", language=language, numbers=listed(other)
                )
                yield Problem(wording.element, path, message, phrase("write the same numbers in every language"))


def _numbers(text: str) -> list[str]:
    """The numbers of a text, sorted, without separators."""
    found = (
        Decimal(re.sub("[,，]", "", match[0])) * _TIMES[match[1] or match[2] or ""] for match in _NUMBER.finditer(text)
    )
    return sorted(f"{number.normalize():f}" for number in found)
