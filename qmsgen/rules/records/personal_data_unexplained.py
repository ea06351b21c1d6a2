"""A form asks for personal information without a reason.

Whoever is asked may ask why, and the law in most countries wants the purpose written down beforehand.

Write under `personal_data` what it is needed for: "to call back about this complaint". Where nobody can say, drop the
field.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS335"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every record with a personal field and no purpose."""
    for record in policy_set.records:
        asked = next((field for field in record.fields if field.personal), None)
        if asked is not None and not record.given("personal_data"):
            message = phrase("record `{record}` asks for personal information without a purpose", record=record.id)
            yield Problem(asked, ("personal",), message, phrase("write the purpose under `personal_data`"))
