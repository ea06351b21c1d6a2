"""Punctuation of two scripts is mixed.

Half-width commas between Chinese characters, and full-width ones in English, come from typing in a hurry and look like
it in print.

Use ，。；： in Chinese and , . ; : in English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.fix import Change
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS604"
SEVERITY: Final = Severity.WARNING

_IN_CHINESE: Final = re.compile(r"(?<=[\u3400-\u9fff])(?:[,;!?](?=[\u3400-\u9fff\s]|$)|[:().](?=[\u3400-\u9fff]))")
_IN_LATIN: Final = re.compile(r"(?<=[A-Za-z])[，。；：！？、]")

_SURE_IN_CHINESE: Final = re.compile(
    r"(?<=[\u3400-\u9fff])(?:[,;!?] ?(?=[\u3400-\u9fff])|[,;!?](?=\n|$)|:(?=[\u3400-\u9fff]))"
)
_WIDE: Final = {",": "，", ";": "；", "!": "！", "?": "？", ":": "："}
_NARROW: Final = {"，": ",", "。": ".", "；": ";", "：": ":", "！": "!", "？": "?", "、": ","}


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every Chinese text with a half-width mark, and every other one with a full-width mark."""
    for wording in policy_set.wordings:
        for language, path, words in wording.spoken if wording.translatable else ():
            found = _wrong(language, words)
            if found is not None:
                around = words[max(0, found.start() - 4) : found.end() + 4]
                message = phrase("`{mark}` in `{around}` belongs to another script", mark=found[0], around=around)
                hint = phrase("use the marks of the language")
                yield Problem(wording.element, path, message, hint, change=_change(language, words))


def _change(language: str, words: str) -> Change | None:
    """The words with the marks that mean one thing only; brackets and dots are left to people."""
    mended = _SURE_IN_CHINESE.sub(_full_width, words) if _is_chinese(language) else _IN_LATIN.sub(_half_width, words)
    return Change(words, mended) if mended != words else None


def _full_width(found: re.Match[str]) -> str:
    return _WIDE[found[0].strip()]


def _half_width(found: re.Match[str]) -> str:
    behind = found.string[found.end() : found.end() + 1]
    return _NARROW[found[0]] + (" " if behind and not behind.isspace() else "")


def _is_chinese(language: str) -> bool:
    return language.split("-", maxsplit=1)[0] in {"zh", "ja", "yue"}


def _wrong(language: str, words: str) -> re.Match[str] | None:
    if not language:
        return None
    return (_IN_CHINESE if _is_chinese(language) else _IN_LATIN).search(words)
