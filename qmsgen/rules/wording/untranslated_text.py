"""A translation is still in the source language.

Somebody copied the Chinese text under `en` and meant to come back.

Translate it and have somebody read it who works in that language; or mark the words as `literal`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS609"
SEVERITY: Final = Severity.WARNING

_HAN: Final = re.compile(r"[\u3400-\u9fff]")
_CHINESE: Final = frozenset({"zh", "ja", "yue"})


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every text in a language of letters that is written in Chinese characters for the greater part."""
    for wording in policy_set.wordings:
        for language, path, words in wording.spoken if wording.translatable else ():
            if not language or language.split("-")[0] in _CHINESE:
                continue
            characters = len(_HAN.findall(words))
            if characters and characters * 2 > sum(letter.isalpha() for letter in words):
                message = phrase("the text for `{language}` is not translated", language=language)
                yield Problem(wording.element, path, message, phrase("translate it, or mark it as `literal`"))
