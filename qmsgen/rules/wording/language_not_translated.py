"""The set has a language in which qmsgen has no words of its own.

Its documents mix two languages: the client's sentences in one, headings and table heads in English.

Choose a language that `qmsgen list languages` names, or add a catalogue for this one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.languages import SOURCE, is_a_language, known
from qmsgen.model.defect import Severity
from qmsgen.model.phrase import listed, phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS652"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every language of the set that has no catalogue and is no kind of English."""
    for index, language in enumerate(policy_set.languages):
        if is_a_language(language) and language not in known() and language.split("-")[0] != SOURCE:
            message = phrase("headings and labels stay English in `{language}`", language=language)
            cure = phrase("choose one of {names}, or add a catalogue for it", names=listed(known()))
            yield Problem(policy_set.whole, ("languages", index), message, cure)
