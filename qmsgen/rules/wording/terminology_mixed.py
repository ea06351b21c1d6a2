"""A text says 客户 where the set says 顾客, or the other way round.

`organisation.terminology` settles one word for those who are served, and every heading uses it. Two words make readers
ask whether two groups are meant.

Write the settled word, or settle the other one. A glossary that lists the word under `avoid` takes over from this rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS653"
SEVERITY: Final = Severity.WARNING

_WORDS: Final = {"customer": ("顾客", "客户"), "client": ("客户", "顾客")}
"""The settled word, and the other one."""
_OTHER_SENSES: Final = re.compile("客户端|客户经理|顾客盈门")
_EXEMPT: Final = frozenset({"term", "document"})


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every Chinese text with the word that the organisation did not choose."""
    chosen = policy_set.organisation.terminology
    if not policy_set.organisation.given("terminology") or chosen not in _WORDS:
        return
    settled, other = _WORDS[chosen]
    if any(other in str(word) for term in policy_set.reading("zh-CN").glossary for word in term.avoid):
        return
    for wording in policy_set.wordings:
        for language, path, words in wording.spoken:
            spoken = language.startswith("zh") and wording.element.shape.kind not in _EXEMPT
            if spoken and other in _OTHER_SENSES.sub("", words):
                message = phrase("`{word}` is not the word that the set has settled on", word=other)
                yield Problem(wording.element, path, message, phrase("write `{right}`", right=settled))
