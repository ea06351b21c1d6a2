"""A clause does not exist.

A cross-reference table with a clause that the standard does not have tells an auditor that nobody compared it with the
standard. Often the number belongs to another edition.

Open the edition that is named, find the clause and write its number; the hint lists its neighbours. Where the text
speaks of an older edition, write that edition: `iso-9001-2015:8.5.1`.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Final

from qmsgen.model.clauses import clause_names, known_beside
from qmsgen.model.defect import Severity
from qmsgen.model.phrase import Phrase, listed, phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS201"
SEVERITY: Final = Severity.ERROR
ESSENTIAL: Final = True


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every clause that is in no catalogue, or whose standard has none."""
    known = {
        catalogue.id: {clause.id for clause in catalogue.clauses} for catalogue in policy_set.shipped("catalogues")
    }
    for name in clause_names(policy_set):
        if ("catalogues", name.standard) in policy_set.material.broken:
            continue
        if name.standard not in known:
            message = phrase("no standard named `{standard}`", standard=name.standard)
            yield Problem(name.element, name.path, message, _nearest_standard(name.standard, list(known)))
        elif name.number not in known[name.standard]:
            message = phrase("`{standard}` has no clause `{number}`", standard=name.standard, number=name.number)
            yield Problem(name.element, name.path, message, known_beside(name.number, known[name.standard]))


def _nearest_standard(standard: str, known: list[str]) -> Phrase:
    near = get_close_matches(standard, known, n=1)
    if near:
        return phrase("did you mean `{name}`?", name=near[0])
    return phrase("known: {names}", names=listed(known))
