"""The bands of a survey leave a gap or overlap.

A score between two bands has no name, or has two. Published procedures are full of it: "above 85 satisfied, from 70 to
85 fairly satisfied", and 85 itself is both or neither.

Let each band begin where the one below ends: `from: 70, below: 85`, then `from: 85`.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem, Spot
from qmsgen.model.range import Range, Seam, seams

CODE: Final = "QMS504"
SEVERITY: Final = Severity.ERROR
SYSTEMS: Final = ("S-D2", "S-D3")


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every two bands of a survey that do not meet."""
    for survey in policy_set.surveys:
        bands = [_range(band) for band in survey.bands]
        for seam, lower, upper in seams(bands, _order):
            said = (
                phrase("there is a gap between this band and the one below")
                if seam is Seam.GAP
                else phrase("this band overlaps the one below")
            )
            below = Spot(lower.element, (), phrase("the band below"))
            yield Problem(upper.element, (), said, phrase("let it begin where the band below ends"), (below,))


def _order(one: Decimal, other: Decimal) -> int:
    return (one > other) - (one < other)


def _range(band: Element) -> Range[Decimal]:
    ends_in = band.given("up_to")
    return Range(band, getattr(band, "from"), True, band.up_to if ends_in else band.below, ends_in)
