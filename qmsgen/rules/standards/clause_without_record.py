"""A claimed clause demands a record, and what answers it leaves none.

The auditor will not ask whether it is done but to see that it was done.

Ask what the people who do it write down, and name that as `record` in the process, step, training or audit. Where
nothing is written down, agree on the least that shows it: a line in a register is enough.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.clauses import answers, claimed, demanded, within
from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem, Spot
from qmsgen.model.substance import records_left

CODE: Final = "QMS208"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every claimed clause with a mark for records that is answered, but only by elements without any record."""
    by_clause: dict[tuple[str, str], list[Element]] = {}
    for name in answers(policy_set):
        by_clause.setdefault((name.standard, name.number), []).append(name.element)
    for claim in policy_set.standards:
        wanted = {clause.id for clause in claim.standard.clauses if demanded(clause)} if claim.standard else set()
        for number in claimed(claim):
            answering = _answering(number, claim.standard.id, by_clause) if number in wanted else []
            if answering and not any(records_left(element, policy_set) for element in answering):
                message = phrase("clause `{number}` demands a record, but what answers it leaves none", number=number)
                path = ("claims", list(map(str, claim.claims)).index(number)) if claim.claims else ("standard",)
                spots = tuple(Spot(element, (), phrase("answers it")) for element in answering)
                yield Problem(claim, path, message, phrase("name the `record` where the clause is answered"), spots)


def _answering(number: str, standard: str, by_clause: dict[tuple[str, str], list[Element]]) -> list[Element]:
    return [
        element
        for (name, answered), elements in by_clause.items()
        if name == standard and within(answered, number)
        for element in elements
    ]
