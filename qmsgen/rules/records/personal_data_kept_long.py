"""Personal data is kept longer than anybody needs it.

Names and numbers that lie in a drawer for decades help nobody and can be lost, stolen or asked for by those whom they
are about. Most laws on personal data want them deleted when the purpose is over.

Shorten `retention`, or name under `retention_basis` the law or contract that demands it. The limit is
`personal_data_retention` under `thresholds`, ten years unless you set another.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.forms import PERMANENTLY
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem, Spot
from qmsgen.model.quantity import Duration, compare

CODE: Final = "QMS390"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every record with a personal field that is kept beyond the limit, with nothing that demands it."""
    most = policy_set.thresholds.personal_data_retention
    for record in policy_set.records:
        personal = next((field for field in record.fields if _is_personal(field)), None)
        too_long = record.retention == PERMANENTLY or (
            isinstance(record.retention, Duration) and compare(record.retention, most) == 1
        )
        if personal is not None and too_long and not record.given("retention_basis"):
            message = phrase("record `{record}` keeps personal data beyond `{most}`", record=record.id, most=most)
            spot = Spot(personal, ("personal",), phrase("personal"))
            yield Problem(record, ("retention",), message, phrase("shorten it, or write `retention_basis`"), (spot,))


def _is_personal(field: Element) -> bool:
    return bool(field.personal) or any(column.personal for column in field.columns)
