"""A form is signed and not dated.

A signature shows that somebody agreed, not when. On the day of the dispute it matters whether the customer signed
before or after the repair, and the form cannot tell.

Add a field of the kind `date` beside the `signature`, in the form or in the same table. A form that asks for the day or
the month anywhere is left alone, and so is a record whose `medium` is electronic: its system notes when it was signed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS391"
SEVERITY: Final = Severity.WARNING

_DATED: Final = frozenset({"date", "time"})
_SAYS_WHEN: Final = re.compile(
    r"\b(?:dates?|days?|months?|years?|quarter|cycle|period|time)\b|日|月|年|季|时间|期", re.IGNORECASE
)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every form with a signature and no date."""
    for record in policy_set.records:
        asked = [part for field in record.fields for part in (field, *field.columns)]
        signature = next((part for part in asked if part.kind == "signature"), None)
        if signature is not None and not _is_dated(record, asked):
            message = phrase("record `{record}` is signed, but asks for no date", record=record.id)
            yield Problem(signature, ("kind",), message, phrase("add a field of the kind `date`"))


def _is_dated(record: Element, asked: list[Element]) -> bool:
    noted_by_system = record.given("medium") and record.medium == "electronic"
    return noted_by_system or any(part.kind in _DATED or _SAYS_WHEN.search(part.ask or "") for part in asked)
