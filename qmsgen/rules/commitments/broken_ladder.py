"""The rungs of a remedy leave a gap or overlap.

Between two rungs a customer gets nothing, or may choose the better of two. Ladders are half-open: each rung begins
`over` where the one below ends with `up_to`, or `from` where it ends `below`.

Let each rung begin where the one before it ends.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.limits import holders_of
from qmsgen.model.phrase import Phrase, phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem, Spot
from qmsgen.model.quantity import Measurable, compare
from qmsgen.model.range import Range, Seam, seams

CODE: Final = "QMS411"
SEVERITY: Final = Severity.ERROR


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every two rungs of one ladder that do not meet; rungs with different `when` are ladders of their own."""
    for commitment in policy_set.commitments:
        ladders = (rungs for holder in holders_of(commitment) for rungs in _ladders(holder.remedy))
        for rungs in ladders:
            for seam, lower, upper in seams(rungs, compare):
                yield Problem(
                    upper.element,
                    (),
                    _said(seam),
                    phrase("let it begin where the rung below ends"),
                    (Spot(lower.element, (), phrase("the rung below")),),
                )


def _said(seam: Seam) -> Phrase:
    if seam is Seam.GAP:
        return phrase("there is a gap between this rung and the one below")
    return phrase("this rung overlaps the one below")


def _ladders(remedy: Element | None) -> list[list[Range[Measurable]]]:
    by_case: dict[tuple[tuple[str, str], ...], list[Range[Measurable]]] = {}
    for rung in remedy.ladder if remedy is not None else ():
        case = tuple(sorted((str(key), str(value)) for key, value in rung.when.items()))
        by_case.setdefault(case, []).append(_range(rung))
    return list(by_case.values())


def _range(rung: Element) -> Range[Measurable]:
    starts_in, ends_in = rung.given("from"), rung.given("up_to")
    low = getattr(rung, "from") if starts_in else rung.over
    return Range(rung, low, starts_in, rung.up_to if ends_in else rung.below, ends_in)
