"""A role may give more for one case than for a customer or a day.

300 for a case and 200 for a day contradict each other with the first case of the morning: one of the two is never
used, and staff guess which.

Let the limits of one role for one remedy rise from case to customer, day and month. Those for a guest and an order
are held against the day and the month only.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem, Spot
from qmsgen.model.quantity import compare

CODE: Final = "QMS454"
SEVERITY: Final = Severity.ERROR
SYSTEMS: Final = ("S-C5",)

_ORDERS: Final = (("case", "customer"), ("case", "day"), ("order", "day"), ("guest", "day"), ("customer", "month"))
_LONGER: Final = (*_ORDERS, ("case", "month"), ("order", "month"), ("guest", "month"), ("day", "month"))


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every two grants of one remedy to one role of which the wider counts less."""
    for role in policy_set.roles:
        for narrow, wide in permutations(role.may_grant, 2):
            if narrow.remedy is None or narrow.remedy != wide.remedy or (narrow.per, wide.per) not in _LONGER:
                continue
            if narrow.up_to is not None and wide.up_to is not None and compare(wide.up_to, narrow.up_to) == -1:
                message = phrase(
                    "`{less}` per {wide} is less than `{more}` per {narrow}",
                    less=wide.up_to,
                    wide=f"`{wide.per}`",
                    more=narrow.up_to,
                    narrow=f"`{narrow.per}`",
                )
                spot = Spot(narrow, ("up_to",), phrase("the narrower limit"))
                yield Problem(wide, ("up_to",), message, phrase("let the wider limit be the greater one"), (spot,))
