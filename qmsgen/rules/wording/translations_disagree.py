"""A quantity says another amount in another language.

The Chinese charter pays 10 %, the English one 15 %. Every customer will read the better one.

Find out which amount the contract or the price list says, and write it in every language; only the words differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.forms import read_form
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem
from qmsgen.model.quantity import without_words
from qmsgen.model.wording import Wording

CODE: Final = "QMS611"
SEVERITY: Final = Severity.ERROR
ESSENTIAL: Final = True


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every quantity whose amount differs from the one in its first language."""
    for wording in policy_set.wordings:
        if not wording.form:
            continue
        first = wording.spoken[0][2]
        for language, path, words in wording.spoken[1:]:
            if _amount(wording, words) != _amount(wording, first):
                message = phrase(
                    "`{language}` says `{words}`, not `{first}`", language=language, words=words, first=first
                )
                yield Problem(wording.element, path, message, phrase("write the same amount in every language"))


def _amount(wording: Wording, words: str) -> object:
    quantity = read_form(wording.form, words)
    return None if quantity is None else without_words(quantity)
