"""A scale does not say what its ends mean.

Without words at both ends some respondents read 1 as the best mark and some as the worst.

Write the anchors of the first and the last point: `anchors: {1: Not at all, 5: Fully}`; leave out those that the scale
does not have.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.phrase import listed, phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS503"
SEVERITY: Final = Severity.ERROR


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every scale without an anchor at an end, or with anchors beyond it."""
    for survey in policy_set.surveys:
        scale = survey.scale
        if scale is None or scale.points is None:
            continue
        for key in ("anchors", "expectation_anchors"):
            yield from _faults(scale, key)


def _faults(scale: Element, key: str) -> Iterator[Problem]:
    named = set(getattr(scale, key))
    first = 0 if "0" in named else 1
    points = [str(point) for point in range(first, first + scale.points)]
    missing = [end for end in (points[0], points[-1]) if named and end not in named]
    if missing:
        message = phrase("the anchors leave out {ends}", ends=listed(missing))
        yield Problem(
            scale, (key,), message, phrase("the scale runs from {first} to {last}", first=points[0], last=points[-1])
        )
    for point in sorted(named.difference(points)):
        message = phrase("the scale has no point `{point}`", point=point)
        yield Problem(
            scale,
            (key, point),
            message,
            phrase("the scale runs from {first} to {last}", first=points[0], last=points[-1]),
        )
