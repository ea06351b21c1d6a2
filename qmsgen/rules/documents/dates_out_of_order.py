"""The dates of a document do not follow one another.

A document is prepared, then reviewed, then approved, then issued, then in force, and looked at again after that. A
later stage with an earlier date tells an auditor that signatures were filled in afterwards.

Look at the signed copy and write the day that stands there. Leave out the date of what has not happened yet:
`approved: {by: general-manager}` waits for its day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Final

from qmsgen.model.controlled import controlled
from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS102"
SEVERITY: Final = Severity.ERROR

_ORDER: Final = (
    ("prepared", "on"),
    ("reviewed", "on"),
    ("approved", "on"),
    ("issued",),
    ("effective",),
    ("next_review",),
)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every date of a document's control data that lies before the date of an earlier stage."""
    for _, data in controlled(policy_set):
        dated = [(path, day) for path in _ORDER if (day := _day(data, path)) is not None]
        for (before, earlier), (after, later) in pairwise(dated):
            if later < earlier:
                yield Problem(
                    data,
                    after,
                    phrase(
                        "`{after}` is dated `{later}`, before `{before}`", after=after[0], later=later, before=before[0]
                    ),
                    phrase("`{before}` is dated `{earlier}`", before=before[0], earlier=earlier),
                )


def _day(data: Element, path: tuple[str, ...]) -> date | None:
    value = getattr(data, path[0])
    if len(path) > 1:
        value = value.on if value is not None else None
    return value if isinstance(value, date) else None
