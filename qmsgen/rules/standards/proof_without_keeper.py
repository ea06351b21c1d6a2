"""A claimed clause demands a record, and nobody keeps the one that is left, or nobody knows for how long.

An auditor asks to see last year's entries. Where no one is named who keeps them, and no time for which they are kept,
there may be none.

Give one of the records that the answer leaves `kept_by` (or `unit`) and `retention`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.clauses import claim_spot, demanded
from qmsgen.model.coverage import coverage
from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.phrase import listed, phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem, Spot

CODE: Final = "QMS242"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every claimed clause with a mark for records of which none has a keeper and a retention.

    Records that name the clause themselves are told of as answers that say nothing.
    """
    for claim in policy_set.standards:
        for row in coverage(claim.standard, policy_set) if claim.standard is not None else ():
            answering = {each.element for each in row.answers}
            left = [record for record in row.records if record not in answering]
            if row.applies and demanded(row.clause) and left and "record" in row.lacks:
                yield _problem(claim, row.clause.id, left)


def _problem(claim: Element, number: str, records: list[Element]) -> Problem:
    message = phrase(
        "clause `{number}` demands a record, and {records} has no keeper or no retention",
        number=number,
        records=listed(record.id for record in records),
    )
    spots = tuple(Spot(record, (), phrase("this one")) for record in records)
    _, path = claim_spot(claim, number)
    return Problem(claim, path, message, phrase("write its `kept_by` and `retention`"), spots)
