"""An audit finding is called 不符合项 in one text and 不合格项 in another.

What an audit finds is a 不符合; 不合格 is said of a service or product that misses its requirement. Mixed, nobody knows
which form and which procedure a finding goes through.

Write 不符合项 for findings of audits, 不合格服务 or 不合格品 for what was delivered.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS654"
SEVERITY: Final = Severity.WARNING

_RIGHT: Final = "不符合项"
_WRONG: Final = "不合格项"


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every text with the one word, in a set that also uses the other."""
    found = [
        (wording, path, words)
        for wording in policy_set.wordings
        if wording.element.shape.kind != "document"
        for language, path, words in wording.spoken
        if language.startswith("zh") and (_RIGHT in words or _WRONG in words)
    ]
    if any(_RIGHT in words for _, _, words in found):
        for wording, path, words in found:
            if _WRONG in words:
                message = phrase("`{wrong}` here, `{right}` elsewhere", wrong=_WRONG, right=_RIGHT)
                yield Problem(wording.element, path, message, phrase("write `{right}`", right=_RIGHT))
