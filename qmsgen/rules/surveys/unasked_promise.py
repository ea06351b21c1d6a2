"""No survey asks about a promise or a moment of truth.

The organisation measures it with its own clock only and never hears how the customer saw it.

Let an item of a survey be `about` it: `{ask: The engineer came when promised., about: [on-site]}`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS508"
SEVERITY: Final = Severity.WARNING
SYSTEMS: Final = ("S-C1", "S-D1")


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every commitment in force and moment that no item is about, where the set ties its items to any."""
    asked = {thing for survey in policy_set.surveys for thing in _subjects(survey)}
    replaced = {commitment.replaces for commitment in policy_set.commitments}
    for element in (*policy_set.commitments, *policy_set.moments) if asked else ():
        if element not in asked and element not in replaced:
            message = phrase("no survey asks about `{id}`", id=element.id)
            yield Problem(element, (), message, phrase("let an item be `about: [{id}]`", id=element.id))


def _subjects(survey: Element) -> Iterator[Element]:
    for dimension in survey.dimensions:
        for item in dimension.items:
            yield from item.about
