"""A form has no number, while others have one.

Staff ask for a form by its number, and the register is kept by it. The one without lies in three versions on three
desks, and nobody can call the old ones in.

Write `number: HX-QR-11` and `revision` at the record. Told only for records with a form of their own (`fields`), in a
set that numbers its forms.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS391"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every record with fields and no number, where other records are numbered."""
    numbers_forms = any(record.number for record in policy_set.records)
    for record in policy_set.records if numbers_forms else ():
        control = record.document
        if record.fields and not record.number and (control is None or not control.number):
            message = phrase("the form of record `{record}` has no number", record=record.id)
            yield Problem(record, (), message, phrase("write `number` and `revision`"))
