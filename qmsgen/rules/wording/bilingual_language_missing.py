"""Bilingual documents are asked for in a language that the set does not have.

Both languages of a bilingual document are languages of the set, and one of the two prevails; otherwise none is made.

Name two of the `languages`, and as `prevailing` one of those two.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import listed, phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS651"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """A pair of languages of which the set lacks one, or of which neither prevails."""
    asked = policy_set.bilingual
    if not asked.mode:
        return
    languages = policy_set.languages
    for index, language in enumerate(asked.languages):
        if language not in languages:
            message = phrase("the set has no language `{language}`", language=language)
            yield Problem(asked, ("languages", index), message, phrase("known: {names}", names=listed(languages)))
    pair = asked.languages or languages[:2]
    if asked.prevailing and asked.prevailing not in pair:
        message = phrase("`{language}` prevails, but is not one of the two languages", language=asked.prevailing)
        yield Problem(asked, ("prevailing",), message, phrase("known: {names}", names=listed(pair)))
    elif len(pair) < 2:
        message = phrase("the set has only one language")
        yield Problem(asked, (), message, phrase("add a second one to `languages`, or leave `bilingual` out"))
