"""A survey dimension has fewer than four or more than five items.

With fewer, one odd answer decides the score of the dimension; with more, respondents tire and tick the middle. Four to
five items a dimension is the measure of the usual questionnaires on service quality.

Add or merge items. A slip after service (`kind: after-service`) may be shorter.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS501"
SEVERITY: Final = Severity.ERROR
SYSTEMS: Final = ("S-D2",)

_LEAST: Final = 4
_MOST: Final = 5


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every dimension of a survey, other than a slip after service, outside four to five items."""
    for survey in policy_set.surveys:
        for dimension in survey.dimensions if survey.kind != "after-service" else ():
            number = len(dimension.items)
            if not _LEAST <= number <= _MOST:
                yield Problem(
                    dimension,
                    ("items",),
                    phrase(
                        "dimension `{dimension}` should have 4 or 5 items, not {number}",
                        dimension=dimension.id,
                        number=number,
                    ),
                    phrase("ask {least} or {most}", least=_LEAST, most=_MOST),
                )
