"""A text names another organisation, from whose documents it was copied.

One sentence with the former client's name on page twelve, and the reader knows what the other pages are worth; the
other organisation may also have something to say about it.

Write your own words there. Names to look for are listed under `foreign_names` of the organisation: those of other
clients and former names of your own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS613"
SEVERITY: Final = Severity.ERROR
SYSTEMS: Final = ("S-A8",)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every text with a name that the organisation listed as foreign."""
    names = [str(name) for name in policy_set.organisation.foreign_names]
    patterns = [re.compile(_whole(name), re.IGNORECASE) for name in names]
    for wording in policy_set.wordings if names else ():
        if wording.path[:1] == ("foreign_names",):
            continue
        for _, path, words in wording.spoken:
            found = next((match for pattern in patterns if (match := pattern.search(words))), None)
            if found is not None:
                message = phrase("`{name}` is the name of somebody else", name=found[0])
                yield Problem(wording.element, path, message, phrase("write your own words there"))


def _whole(name: str) -> str:
    """The name, as whole words where it begins or ends with letters."""
    return rf"(?<![A-Za-z]){re.escape(name)}(?![A-Za-z])"
