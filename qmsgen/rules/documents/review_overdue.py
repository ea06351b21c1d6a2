"""The day on which a document was to be looked at again has passed.

A document that nobody looked at in time may still be right, but nobody can say so. An auditor compares the date in
the register with the calendar; it is the quickest nonconformity of the day.

Look the document through with those who work by it. Where nothing changes, note it in the `history`, and write the
new day under `next_review`. Without `--date` nothing is overdue.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.controlled import controlled
from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS152"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every document in use whose next review lies before the day on which the set is judged."""
    today = policy_set.on
    for _, data in controlled(policy_set) if today is not None else ():
        if data.state != "withdrawn" and data.next_review is not None and data.next_review < today:
            message = phrase("the review was due on `{day}`", day=data.next_review)
            yield Problem(data, ("next_review",), message, phrase("look it through, then write the next day"))
