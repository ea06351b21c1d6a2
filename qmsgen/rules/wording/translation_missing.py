"""A text lacks one of the languages.

The document in that language would print the sentence in another one, in the middle of a page.

Write the sentence in that language under its tag, or mark the words as `literal` where they must not be translated, as
a number or a name. `qmsgen translations` lists all that is owed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.languages import is_a_language
from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem
from qmsgen.model.source import KeyPath
from qmsgen.model.wording import Wording

CODE: Final = "QMS603"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every element with texts that are not said in one of the set's languages, each language once."""
    first: dict[tuple[KeyPath, str], tuple[Wording, KeyPath]] = {}
    counts: dict[tuple[KeyPath, str], int] = {}
    spoken = [language for language in policy_set.languages if is_a_language(language)]
    for wording in policy_set.wordings:
        if not wording.translatable or "" in wording.languages or not _has_words(wording):
            continue
        for language in spoken:
            if language not in wording.languages and not _is_foreign_to_pack(wording, language, policy_set):
                key = (wording.element.path, language)
                first.setdefault(key, (wording, wording.path))
                counts[key] = counts.get(key, 0) + 1
    for (element, language), (wording, path) in first.items():
        number = counts[element, language]
        message = (
            phrase("`{language}` is missing here", language=language)
            if number == 1
            else phrase(
                "`{language}` is missing here and elsewhere in this element: {number} texts in all",
                language=language,
                number=number,
            )
        )
        yield Problem(wording.element, path, message, phrase("add it, or mark the words as `literal`"))


def _is_foreign_to_pack(wording: Wording, language: str, policy_set: PolicySet) -> bool:
    """Whether a pack wrote it that has no text at all in that language, which is told once for the whole pack."""
    pack = policy_set.pack_of((*wording.element.path, *wording.path))
    packs = policy_set.material.foundation.packs
    return any(one.id == pack and language not in one.languages for one in packs)


def _has_words(wording: Wording) -> bool:
    return any(letter.isalpha() for _, _, words in wording.spoken for letter in words)
