"""The weights of a survey do not sum to 100.

The overall score is a weighted mean. With another sum every comparison with an earlier round or another department is
wrong, and nobody sees it in the chart.

Mend the weights, or leave out all of them: then every dimension counts the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem, Spot

CODE: Final = "QMS502"
SEVERITY: Final = Severity.ERROR
SYSTEMS: Final = ("S-D2",)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every survey with weights whose exact sum is not 100, or that are missing on some dimensions."""
    for survey in policy_set.surveys:
        weighted = [dimension for dimension in survey.dimensions if dimension.weight is not None]
        if not weighted:
            continue
        for dimension in survey.dimensions:
            if not dimension.given("weight"):
                message = phrase("dimension `{dimension}` has no weight, while others have one", dimension=dimension.id)
                yield Problem(dimension, (), message, phrase("give all dimensions a weight, or none"))
        total = sum((dimension.weight for dimension in weighted), Decimal(0))
        if total != 100 and len(weighted) == len(survey.dimensions):
            yield Problem(
                survey,
                ("dimensions",),
                phrase("the weights of `{survey}` sum to {total}, not to 100", survey=survey.id, total=total),
                phrase("they are {weights}", weights=" + ".join(str(dimension.weight) for dimension in weighted)),
                tuple(Spot(dimension, ("weight",), phrase("`{id}`", id=dimension.id)) for dimension in weighted),
            )
