"""A text of a pack speaks of something that the set has taken out.

References forget what is removed by themselves; sentences do not. A procedure that sends staff to a process which does
not exist here is the first thing that an auditor follows, and finds.

Write the text in your own files without it, or put back what you took out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.pack import found, spoken
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem, Spot

CODE: Final = "QMS126"
SEVERITY: Final = Severity.WARNING

_TELLING: Final = re.compile(r"\w+\W+\w+|[\u4e00-\u9fff]{4,}")
"""A name of two words or four characters: shorter ones mean too much else."""


@dataclass(frozen=True, slots=True)
class _Gone:
    """The name of an element that was taken out, and the index of the removal."""

    name: str
    index: int
    pattern: re.Pattern[str]


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every sentence of a pack in which the name of a removed element stands, once; a name or a term is none."""
    gone = tuple(_gone(policy_set))
    for wording in policy_set.wordings if gone else ():
        if wording.path[0] == "title" or wording.element.path[0] == "glossary":
            continue
        for language, path, words in wording.spoken:
            if language in policy_set.languages and policy_set.pack_of((*wording.element.path, *path)):
                one = next((one for one in gone if one.pattern.search(words)), None)
                if one is not None:
                    message = phrase("the text names `{name}`, which the set has taken out", name=one.name)
                    hint = phrase("write the text in your own files without it, or put it back")
                    removal = Spot(policy_set.whole, ("removed", one.index), phrase("taken out here"))
                    yield Problem(wording.element, path, message, hint, (removal,))
                    break


def _gone(policy_set: PolicySet) -> Iterator[_Gone]:
    """The names of removed elements that no other element has."""
    foundation = policy_set.material.foundation
    kept = {
        words.casefold()
        for wording in policy_set.wordings
        if wording.path == ("title",)
        for _, _, words in wording.spoken
    }
    for path, index in foundation.removed.items():
        titles = {
            name
            for pack in foundation.packs
            if len(path) == 2 and (entry := found(pack.root, (*path, "title"))) is not None
            for language, name in spoken(entry.value).items()
            if language in policy_set.languages
        }
        for name in sorted(titles):
            if _TELLING.search(name) and name.casefold() not in kept:
                yield _Gone(name, index, re.compile(rf"(?<![A-Za-z]){re.escape(name)}(?![A-Za-z])", re.IGNORECASE))
