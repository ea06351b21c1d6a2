"""A text uses a word that the glossary avoids.

Two words for one thing make readers ask what the difference is. The glossary settled which one is used.

Write the term of the glossary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS602"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every text in which a word stands that a term of the glossary lists under `avoid`, in the same language."""
    avoided = {language: tuple(_avoided(policy_set.reading(language))) for language in policy_set.languages}
    for wording in policy_set.wordings if any(avoided.values()) else ():
        if wording.element.shape.kind in _EXEMPT:
            continue
        for language, path, words in wording.spoken:
            for word, term, spoken in avoided.get(language, ()):
                if spoken.search(words) and spoken.search(_without(words, term)):
                    message = phrase("`{word}` is a word to avoid", word=word)
                    yield Problem(wording.element, path, message, phrase("the glossary says `{term}`", term=term))


_EXEMPT: Final = frozenset({"term", "document"})
"""The glossary names the words itself, and titles of outside documents are not ours."""


def _avoided(policy_set: PolicySet) -> Iterator[tuple[str, str, re.Pattern[str]]]:
    for term in policy_set.glossary:
        for word in term.avoid:
            if word.language in ("", policy_set.language) and term.term:
                yield str(word), str(term.term), _pattern(word)


def _pattern(word: str) -> re.Pattern[str]:
    """The word as a whole word where it is written in letters, anywhere where it is written in characters."""
    letters = r"[A-Za-z]"
    before = f"(?<!{letters})" if re.match(letters, word) else ""
    after = f"(?!{letters})" if re.search(letters + "$", word) else ""
    return re.compile(before + re.escape(word) + after, re.IGNORECASE)


def _without(words: str, term: str) -> str:
    """The words less the term itself, which may hold the avoided word as a part."""
    return re.sub(re.escape(term), " ", words, flags=re.IGNORECASE)
