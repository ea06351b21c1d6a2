"""A tag in `languages` names no language.

Nothing can be made in it, and texts that are written under a right tag are never printed. Chinese is `zh-CN`, English
`en`.

Write the tag that is meant, such as `zh-CN`; `qmsgen list languages` shows those in which documents can be made.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.languages import is_a_language, known
from qmsgen.model.defect import Severity
from qmsgen.model.phrase import listed, phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem
from qmsgen.model.spelling import nearest

CODE: Final = "QMS125"
SEVERITY: Final = Severity.ERROR


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every tag of the set under which nobody speaks."""
    for index, tag in enumerate(policy_set.languages):
        if not is_a_language(tag):
            near = nearest(tag, known())
            hint = (
                phrase("did you mean `{name}`?", name=near) if near else phrase("known: {names}", names=listed(known()))
            )
            yield Problem(
                policy_set.whole, ("languages", index), phrase("no language has the tag `{tag}`", tag=tag), hint
            )
