"""A form is signed and not dated.

A signature shows that somebody agreed, not when. On the day of the dispute it matters whether the customer signed
before or after the repair, and the form cannot tell.

Add a field of the kind `date` beside the `signature`, in the form or in the same table. A form that asks for the
moment anywhere, by date or time, is left alone.
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

_DATED: Final = frozenset({"date", "time"})


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every form with a signature and no date."""
    for record in policy_set.records:
        asked = [part for field in record.fields for part in (field, *field.columns)]
        signature = next((part for part in asked if part.kind == "signature"), None)
        if signature is not None and not any(part.kind in _DATED for part in asked):
            message = phrase("record `{record}` is signed, but asks for no date", record=record.id)
            yield Problem(signature, ("kind",), message, phrase("add a field of the kind `date`"))
