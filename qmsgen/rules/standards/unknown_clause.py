"""A clause does not exist.

A cross-reference table with a clause that the standard does not have tells an auditor that nobody compared it with the
standard. Often the number belongs to another edition.

Write a clause of the edition that is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Final

from qmsgen.model.clauses import catalogue_of, clause_names
from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.phrase import Phrase, phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS201"
SEVERITY: Final = Severity.ERROR


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every clause that is in no catalogue, or whose standard has none."""
    for name in clause_names(policy_set):
        catalogue = catalogue_of(name.standard, policy_set)
        if catalogue is None:
            message = phrase("no standard named `{standard}`", standard=name.standard)
            yield Problem(name.element, name.path, message, _nearest_standard(name.standard, policy_set))
        elif name.number not in {clause.id for clause in catalogue.clauses}:
            message = phrase("`{standard}` has no clause `{number}`", standard=name.standard, number=name.number)
            yield Problem(name.element, name.path, message, _nearest_clause(name.number, catalogue))


def _nearest_standard(standard: str, policy_set: PolicySet) -> Phrase:
    known = [catalogue.id for catalogue in policy_set.shipped("catalogues")]
    near = get_close_matches(standard, known, n=1)
    if near:
        return phrase("did you mean `{id}`?", id=near[0])
    return phrase("known: {ids}", ids=", ".join(f"`{name}`" for name in known))


def _nearest_clause(number: str, catalogue: Element) -> Phrase:
    """The clauses beside the one that was meant, below the nearest clause that exists."""
    outer = number.rpartition(".")[0]
    while outer and outer not in {clause.id for clause in catalogue.clauses}:
        outer = outer.rpartition(".")[0]
    below = [clause.id for clause in catalogue.clauses if clause.id.rpartition(".")[0] == outer]
    if not below:
        return phrase("`{outer}` has no clauses below it", outer=outer)
    return phrase("known: {numbers}", numbers=", ".join(f"`{known}`" for known in below))
