"""A text uses a word that the glossary avoids.

Two words for one thing make readers ask what the difference is. The glossary settled which one is used.

Write the term that the glossary settled; the hint names it. Where the other word is the better one, change the
glossary, once for all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, TypeAlias

from qmsgen.model.defect import Severity
from qmsgen.model.fix import Change
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem
from qmsgen.model.source import KeyPath
from qmsgen.model.wording import Wording

CODE: Final = "QMS602"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every text in which a word stands that a term of the glossary lists under `avoid`, in the same language."""
    avoided = {language: tuple(_avoided(policy_set.reading(language))) for language in policy_set.languages}
    any_of = {language: _any_of(words) for language, words in avoided.items() if words}
    for wording in policy_set.wordings if any_of else ():
        if wording.element.shape.kind in _EXEMPT:
            continue
        for language, path, words in wording.spoken:
            if language in any_of and any_of[language].search(words):
                yield from _problems(wording, path, words, avoided[language])


def _problems(wording: Wording, path: KeyPath, words: str, avoided: tuple[Avoided, ...]) -> Iterator[Problem]:
    for word, term, spoken in avoided:
        if spoken.search(_without(words, term)):
            message = phrase("`{word}` is a word to avoid", word=word)
            hint = phrase("write `{term}`, as the glossary says", term=term)
            yield Problem(wording.element, path, message, hint, change=_change(words, word, term, avoided))


def _change(words: str, word: str, term: str, avoided: tuple[Avoided, ...]) -> Change | None:
    """The term in the place of the word: in Chinese only, where no word bends, and where one term alone is meant."""
    terms = {other for avoid, other, _ in avoided if avoid == word}
    if len(terms) > 1 or not (_CHINESE.fullmatch(word) and _CHINESE.fullmatch(term)):
        return None
    kept = words.split(term)
    return Change(words, term.join(piece.replace(word, term) for piece in kept))


_CHINESE: Final = re.compile(r"[\u3400-\u9fff]+")
_EXEMPT: Final = frozenset({"term", "document"})
"""The glossary names the words itself, and titles of outside documents are not ours."""

Avoided: TypeAlias = tuple[str, str, re.Pattern[str]]
"""A word to avoid, the term to use, and the pattern that finds the word."""


def _any_of(avoided: tuple[Avoided, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{spoken.pattern})" for _, _, spoken in avoided), re.IGNORECASE)


def _avoided(policy_set: PolicySet) -> Iterator[Avoided]:
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
