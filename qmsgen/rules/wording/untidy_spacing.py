"""A Chinese text has typewriter quotation marks or double spaces.

Straight quotes and runs of spaces come from copying out of e-mails and tables; in print they look like a draft, and a
search for the phrase finds only half of its places.

Write “ ” or 「 」 around Chinese words and one space at most. Code, file names and what stands in `literal` are left
alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS616"
SEVERITY: Final = Severity.WARNING
SYSTEMS: Final = ("S-A8",)

_UNTIDY: Final = re.compile(
    r"(?<=[\u3400-\u9fff，。；：])\"(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff])\"(?=[\u3400-\u9fff，。；：]|$)"
    r"|(?<=[\u3400-\u9fff])[ \u3000]{2,}(?=[\u3400-\u9fff])"
)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every Chinese text with straight quotation marks or several spaces between Chinese characters."""
    for wording in policy_set.wordings:
        for language, path, words in wording.spoken if wording.translatable else ():
            found = _UNTIDY.search(words) if language.startswith("zh") else None
            if found is not None:
                around = words[max(0, found.start() - 4) : found.end() + 4]
                message = phrase("`{mark}` in `{around}` is untidy", mark=found[0], around=around)
                yield Problem(wording.element, path, message, phrase("write “ ” around words, and one space at most"))
