"""A survey leaves out one of the five dimensions of service quality.

Tangibles, reliability, responsiveness, assurance and empathy belong together: a customer who is let down on the one
that was not asked is counted as content, and results can be compared neither with earlier rounds nor with others.

Add the dimension with four or five items. A survey with dimensions of its own, one that asks departments inside, and a
slip after service may ask what they like.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import listed, phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS511"
SEVERITY: Final = Severity.ERROR
SYSTEMS: Final = ("S-D2",)

_FIVE: Final = ("tangibles", "reliability", "responsiveness", "assurance", "empathy")
_SURELY_MEANT: Final = 3
"""So many of the five, and the survey means to follow the model."""


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every survey of customers outside with most of the five dimensions, but not all."""
    for survey in policy_set.surveys:
        named = {dimension.id for dimension in survey.dimensions}
        missing = [dimension for dimension in _FIVE if dimension not in named]
        if survey.kind == "external" and missing and len(_FIVE) - len(missing) >= _SURELY_MEANT:
            message = phrase("survey `{survey}` leaves out {dimensions}", survey=survey.id, dimensions=listed(missing))
            yield Problem(survey, ("dimensions",), message, phrase("add them with four or five items each"))
