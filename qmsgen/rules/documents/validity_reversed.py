"""Something ends before it begins.

A last day before the first day means that the rule is never in force, or that one of the two dates is wrong.

Find out which of the two dates is meant, most often from the contract or the notice, and mend the other: `since:
2026-01-01`, `until: 2026-12-31`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS110"
SEVERITY: Final = Severity.ERROR


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every element, tier and suspension whose last day lies before its first."""
    for element in policy_set.all_elements():
        for record, first in _limited(element):
            start, end = getattr(record, first), record.until
            if start is not None and end is not None and end < start:
                message = phrase("this ends on `{end}`, before it begins on `{start}`", end=end, start=start)
                yield Problem(record, ("until",), message, phrase("correct one of the two dates"))


def _limited(element: Element) -> Iterator[tuple[Element, str]]:
    if "until" in element.shape.fields:
        yield element, "since"
    if element.shape.kind == "waiver":
        yield element, "on"
    if element.shape.kind == "process":
        yield from ((step, "since") for step in element.steps)
    if element.shape.kind == "commitment":
        yield from ((tier, "since") for tier in element.tiers)
        yield from ((pause, "from") for pause in element.suspended)
