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


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every dimension of a survey, other than a slip after service, with too few or too many items."""
    least, most = policy_set.thresholds.dimension_items_least, policy_set.thresholds.dimension_items_most
    for survey in policy_set.surveys:
        for dimension in survey.dimensions if survey.kind != "after-service" else ():
            number = len(dimension.items)
            if not least <= number <= most:
                yield Problem(
                    dimension,
                    ("items",),
                    phrase(
                        "dimension `{dimension}` has {number} items",
                        dimension=dimension.id,
                        number=number,
                    ),
                    phrase("ask {least} to {most}", least=least, most=most),
                )
