"""Departments are part of one another in a circle.

The organisation chart cannot be drawn, and nobody stands at its top.

Look at the organisation chart that top management signed, and let the largest unit be part of nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.circle import circles
from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS323"
SEVERITY: Final = Severity.ERROR
ESSENTIAL: Final = True


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every circle along `part_of`."""
    for circle in circles(policy_set.units, lambda unit: [unit.part_of] if unit.part_of else []):
        names = " → ".join(f"`{unit.id}`" for unit in (*circle, circle[0]))
        message = phrase("the units are part of one another: {names}", names=names)
        yield Problem(circle[0], ("part_of",), message, phrase("let the largest unit be part of nothing"))
