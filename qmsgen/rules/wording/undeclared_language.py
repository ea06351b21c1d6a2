"""A text is said in a language that the set does not have.

The words are written but never printed; perhaps the tag was mistyped, `zh` for `zh-CN`.

Mend the tag, or add the language to `languages`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import listed, phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS608"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every language of a text that is not among the languages of the set."""
    known = {*policy_set.languages, policy_set.source_language, ""}
    for wording in policy_set.wordings:
        for language, path, _ in wording.spoken:
            if language not in known and not policy_set.pack_of((*wording.element.path, *path)):
                message = phrase("the set has no language `{language}`", language=language)
                yield Problem(
                    wording.element,
                    path,
                    message,
                    phrase("known: {names}", names=listed(policy_set.languages)),
                )
