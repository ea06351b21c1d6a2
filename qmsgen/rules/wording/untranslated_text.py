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
from qmsgen.model.wording import Wording

CODE: Final = "QMS609"
SEVERITY: Final = Severity.WARNING

_HAN: Final = re.compile(r"[\u3400-\u9fff]")
_CHINESE: Final = frozenset({"zh", "ja", "yue"})
_SMALL_WORD: Final = re.compile(r"\b[a-z]+\b")
_SENTENCE: Final = 3
"""So many words in small letters make a sentence rather than a name."""


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every text in a language of letters written in Chinese characters, and every one in Chinese that is a copy."""
    for wording in policy_set.wordings:
        for language, path, words in wording.spoken if wording.translatable else ():
            if language and (_is_copy(wording, language, words) if _is_chinese(language) else _is_in_characters(words)):
                message = phrase("the text for `{language}` is not translated", language=language)
                yield Problem(wording.element, path, message, phrase("translate it, or mark it as `literal`"))


def _is_chinese(language: str) -> bool:
    return language.split("-", maxsplit=1)[0] in _CHINESE


def _is_in_characters(words: str) -> bool:
    """Whether the greater part is in Chinese characters."""
    characters = len(_HAN.findall(words))
    return bool(characters) and characters * 2 > sum(letter.isalpha() for letter in words)


def _is_copy(wording: Wording, language: str, words: str) -> bool:
    """Whether it is a sentence of another language, letter for letter; names and terms may well be the same."""
    if _HAN.search(words) or len(_SMALL_WORD.findall(words)) < _SENTENCE:
        return False
    return any(said == words and other != language for other, _, said in wording.spoken)
