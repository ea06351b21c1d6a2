"""The entries of a record that proves a claimed clause have stopped.

An auditor looks at the last entry first. A monthly record whose last entry is half a year old says that the work has
stopped, or that nobody writes it down any more.

Make the entry, or say how often it is really made.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from qmsgen.model.clauses import answers, applies
from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.evidence import due, last_entry
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem, Spot
from qmsgen.model.substance import records_left

CODE: Final = "QMS246"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every record with data that an answer to a clause leaves, whose next entry is overdue."""
    on = policy_set.on
    told: set[Element] = set()
    for name in answers(policy_set) if on is not None else ():
        element = name.element.top or name.element
        for record in records_left(name.element, policy_set):
            if record in told or not record.given("data") or applies(name, policy_set) is None:
                continue
            last = last_entry(element, record, policy_set)
            if last is not None and on is not None and due(last, element, record) < on:
                told.add(record)
                yield _problem(record, last, due(last, element, record), Spot(name.element, name.path, _PROVED))


_PROVED: Final = phrase("this clause is proved by it")


def _problem(record: Element, last: date, by: date, spot: Spot) -> Problem:
    message = phrase("the last entry of `{id}` is of {last}; the next was due by {by}", id=record.id, last=last, by=by)
    return Problem(record, ("data", "file"), message, phrase("make the entry"), (spot,))
