"""A revision is not counted in the way that the client counts.

Readers tell by the revision which of two copies is newer; two ways of counting side by side make that a guess.

Write it in the style that `brand.version_style` names, `A/1` or `1.1`, in `revision` and in the `history` alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from qmsgen.model.controlled import controlled
from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS145"
SEVERITY: Final = Severity.WARNING

_STYLES: Final = {
    "letter-digit": ("[A-Z]/[0-9]{1,2}", "A/0"),
    "major-minor": ("[0-9]+[.][0-9]+", "1.0"),
    "rev-nn": ("Rev [0-9]{2}", "Rev 00"),
    "number": ("[0-9]+", "1"),
}


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every revision of another style."""
    style = policy_set.brand.version_style if policy_set.brand else None
    if not style:
        return
    form, example = _STYLES[style]
    for element, data in controlled(policy_set):
        own = element.path[0] != "documents" or element.template is not None
        if own and data.revision and not re.fullmatch(form, str(data.revision)):
            yield Problem(
                data,
                ("revision",),
                phrase(
                    "revision `{revision}` is not counted like `{example}`", revision=data.revision, example=example
                ),
                phrase("write it so, in the history too"),
            )
