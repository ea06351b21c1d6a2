"""Two documents or forms carry the same number.

A number is how staff and auditors ask for a document. When two bear it, the wrong one is followed or filed, and
the register cannot be trusted.

Look up in the register which of the two bore the number first and let it keep it; give the other the next free one. A
number that was ever issued is never used again for something else.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.controlled import numbered
from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem, Spot

CODE: Final = "QMS101"
SEVERITY: Final = Severity.ERROR
ESSENTIAL: Final = True


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every number that another document or form bore first."""
    first: dict[str, Element] = {}
    for number, bearer in numbered(policy_set):
        taken = first.setdefault(number, bearer)
        if taken.top != bearer.top:
            yield Problem(
                bearer,
                ("number",),
                phrase("the number `{number}` is used a second time", number=number),
                phrase("give it a number of its own"),
                (Spot(taken, ("number",), phrase("first used here")),),
            )
