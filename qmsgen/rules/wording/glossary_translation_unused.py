"""The glossary translates a term in a way that no text does.

The glossary is where translators look first. Where it says one word and every text another, one of the two is wrong,
and the next translator cannot tell which.

Mend the translation in the glossary, or use it in the texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem
from qmsgen.model.source import Mapping, Scalar
from qmsgen.model.text import LITERAL

CODE: Final = "QMS655"
SEVERITY: Final = Severity.WARNING

_TEXTS: Final = 3
"""From so many texts on, that none follows the glossary is no accident."""
_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_STEM: Final = 4
"""So many letters of a word stay in all its inflections."""


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every term that several texts use and not one of them translates as the glossary does, not even in part."""
    source = policy_set.source_language
    texts = [
        spoken
        for wording in policy_set.wordings
        if wording.element.shape.kind != "term" and source in wording.languages
        for spoken in ({language: words for language, _, words in wording.spoken},)
    ]
    for term in policy_set.glossary:
        for language, words in _translations(term, source).items():
            uses = [text[language] for text in texts if language in text and str(term.term) in text[source]]
            if len(uses) >= _TEXTS and not any(_follows(use, words) for use in uses):
                message = phrase(
                    "`{term}` is `{words}` here, but in none of the {number} texts that use it",
                    term=str(term.term),
                    words=words,
                    number=len(uses),
                )
                cure = phrase("use one word for it, here and in the texts")
                yield Problem(term, ("term", language), message, cure)


def _translations(term: Element, source: str) -> dict[str, str]:
    node = term.node.get("term")
    spoken = (
        {entry.key: entry.value.text for entry in node if isinstance(entry.value, Scalar)}
        if isinstance(node, Mapping)
        else {}
    )
    return {language: words for language, words in spoken.items() if language not in {source, LITERAL}}


def _follows(text: str, words: str) -> bool:
    """Whether a text holds any word of the translation, in whatever form; Chinese words have none."""
    parts = {part[:_STEM].casefold() for part in _WORD.findall(words)}
    return words in text or any(part in text.casefold() for part in parts)
