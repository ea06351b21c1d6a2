"""Whether an exclusion is justified: that it says why a clause does not apply, and not only that."""

from __future__ import annotations

import re
from typing import Final

from qmsgen.model.boilerplate import is_boilerplate
from qmsgen.model.element import Element
from qmsgen.model.placeholder import PLACEHOLDER

_WORD: Final = re.compile(r"[^\W\d_]+")
_EMPTY: Final = re.compile(
    r"a|all|an|and|any|apply|applicable|applies|are|as|at|business|by|clause|clauses|company|considered|deemed|do|does"
    r"|excluded|exclusion|for|from|has|have|here|in|is|it|its|n|na|no|none|not|of|on|organi[sz]ation|our|out|part"
    r"|point|related|relevant|requirements?|scope|section|see|standard|that|the|there|this|to|under|us|was|we|with"
)
"""English words that together say no more than that something does not apply."""
_EMPTY_CHINESE: Final = re.compile(
    r"本公司|我公司|本单位|我单位|本组织|我们|公司|组织|标准|条款|要求|此项|该项|本项|此条|该条|本条|本项目"
    r"|不予|适用于|适用|涉及|不涉及|考虑|删减|剪裁|排除|范围|暂无|没有|暂不|相关|内容|业务|活动|过程"
    r"|因为|因此|所以|故|因|不|无|的|和|与|及|对|于|在|为|是|之|其|我|本|该|此|此类"
)


def is_justified(exclusion: Element, subject: str = "") -> bool:
    """Whether a reason is given: words of the organisation's own, beyond that the clause or its subject is left out."""
    reason = exclusion.justification
    if reason is None or is_boilerplate(reason) or PLACEHOLDER.search(str(reason)):
        return False
    return says_why(str(reason), subject)


def says_why(reason: str, subject: str = "") -> bool:
    """Whether a sentence says more than that a subject does not apply: `not applicable` does not."""
    named = set(_WORD.findall(subject.casefold()))
    chinese = _EMPTY_CHINESE.sub("", reason.replace(subject, "") if subject else reason)
    left = [word for word in _WORD.findall(chinese.casefold()) if not _EMPTY.fullmatch(word) and word not in named]
    return bool(left)
