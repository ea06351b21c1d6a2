"""The number of a document is the number of a clause.

When the standard comes out in a new edition its clauses move, and with them the numbers of half the documents: forms
at the counter, references in contracts, labels on folders. The 2026 edition of ISO 9001 shows how soon that comes.

Number by kind and order, `HX-QP-04`, and say under `addresses` which clauses the document answers; the
cross-reference table is made from that for each edition.
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
from qmsgen.model.process import clauses_of

CODE: Final = "QMS157"
SEVERITY: Final = Severity.WARNING

_CLAUSE: Final = re.compile(r"(?<![0-9.])[0-9]{1,2}(?:[.][0-9]{1,2}){1,3}(?![0-9.])")


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every number that holds the number of a clause which the same element answers."""
    for element, data in controlled(policy_set):
        answered = {clause.partition(":")[2] for clause in clauses_of(element)}
        found = next((number for number in _CLAUSE.findall(str(data.number or "")) if number in answered), None)
        if found is not None:
            message = phrase("the number `{number}` holds the clause `{clause}`", number=data.number, clause=found)
            yield Problem(data, ("number",), message, phrase("number by kind and order, such as `HX-QP-04`"))
