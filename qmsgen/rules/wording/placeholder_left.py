"""A placeholder was left in a text.

Nothing tells a client more plainly that a document was copied from somewhere else than `[COMPANY NAME]` on page three.

Write what belongs there, or delete the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS601"
SEVERITY: Final = Severity.ERROR
ESSENTIAL: Final = True

_PLACEHOLDER: Final = re.compile(
    r"(?<![A-Za-z0-9])(?:TODO|FIXME|TBD|TBC|TBA|X{3,}|x{3,})(?![A-Za-z0-9])"
    r"|\[(?=[^\]]*(?:NAME|DATE|COMPANY|ORGANI[SZ]ATION|CLIENT|CUSTOMER|TITLE|ADDRESS|ROLE|INSERT))[A-Z][A-Z _/-]*\]"
    r"|_{3,}|\?{3,}|(?i:lorem ipsum)"
    r"|某某|待定|待补充|待填写|此处填写|XX(?=[公有集单部银客])"
    r"|[\[【](?:公司|单位|企业|客户|机构)名称[\]】]"
)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every text that still holds a mark for something to be filled in."""
    for wording in policy_set.wordings:
        for _, path, words in wording.spoken:
            left = _PLACEHOLDER.search(words)
            if left is not None:
                message = phrase("the placeholder `{left}` was left in", left=left[0])
                yield Problem(wording.element, path, message, phrase("write what belongs there"))
