"""Nothing in the set answers a claimed clause.

The organisation tells its customers that it follows the clause; the auditor asks where, and there is nothing to show.

Find out who does the work and write the clause there: `addresses: ["iso-9001-2015:8.7"]` on the process, record or
policy. Where nobody does it, that is the real finding: set it up, or give up the claim.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.clauses import answers, claimed, within
from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.phrase import listed, phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS202"
SEVERITY: Final = Severity.ERROR


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every claimed clause that no element names under `addresses`, itself or a clause below it."""
    answered = [(name.standard, name.number) for name in answers(policy_set)]
    for claim in policy_set.standards:
        standard = claim.standard
        numbers = {number for name, number in answered if standard is not None and name == standard.id}
        known = {clause.id for clause in standard.clauses} if standard is not None else set()
        open_clauses = [
            number
            for number in claimed(claim)
            if number in known and not any(within(other, number) for other in numbers)
        ]
        if claim.given("claims"):
            yield from (_problem(claim, number) for number in open_clauses)
        elif open_clauses:
            message = phrase("nothing answers {numbers} of `{id}`", numbers=listed(open_clauses), id=standard.id)
            yield Problem(claim, ("standard",), message, phrase("list under `claims` what is claimed, or answer them"))


def _problem(claim: Element, number: str) -> Problem:
    index = [str(claimed_number) for claimed_number in claim.claims].index(number)
    message = phrase("nothing answers clause `{number}`", number=number)
    cure = phrase(
        "write `addresses: [{standard}:{number}]` on the element that does", standard=claim.standard.id, number=number
    )
    return Problem(claim, ("claims", index), message, cure)
