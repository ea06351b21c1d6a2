"""An internal audit is called 内部审计.

内部审计 is the audit of accounts. The audit of a management system is 内部审核; auditors notice the wrong word on the
first page.

Write 内部审核. A glossary that lists 内部审计 under `avoid` takes over from this rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.fix import Change
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS606"
SEVERITY: Final = Severity.WARNING

_WRONG: Final = "内部审计"
_RIGHT: Final = "内部审核"


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every Chinese text with the word for an audit of accounts, unless the glossary avoids it anyway."""
    if any(_WRONG in str(word) for term in policy_set.reading("zh-CN").glossary for word in term.avoid):
        return
    for wording in policy_set.wordings:
        for language, path, words in wording.spoken:
            if language.startswith("zh") and _WRONG in words and wording.element.shape.kind != "document":
                message = phrase("`{wrong}` means an audit of accounts", wrong=_WRONG)
                hint = phrase("write `{right}`", right=_RIGHT)
                yield Problem(wording.element, path, message, hint, change=Change(words, words.replace(_WRONG, _RIGHT)))
