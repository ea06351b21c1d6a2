"""The bands of a survey do not cover the whole range.

The lowest scores, or the very highest, have no name: a branch with 40 points, or one with the full 100, falls out of
the report, and those are the two that everybody asks about.

Leave the lowest band open downwards (`below: 60` alone) and the highest open upwards (`from: 90` alone), or let them
reach the ends of the range, the last with `up_to: 100`.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS512"
SEVERITY: Final = Severity.ERROR
SYSTEMS: Final = ("S-D2", "S-D3")

_LOWEST: Final = 1
_HUNDRED: Final = 100


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every survey whose lowest band begins above the range, or whose highest ends below it."""
    for survey in policy_set.surveys:
        if any(
            bound is not None and bound < 0 for band in survey.bands for bound in (getattr(band, "from"), _end(band))
        ):
            continue  # gaps run from below zero to above it, on a range of their own
        lows = [band for band in survey.bands if getattr(band, "from") is not None]
        if lows and len(lows) == len(survey.bands):
            lowest = min(lows, key=lambda band: getattr(band, "from"))
            if getattr(lowest, "from") > _LOWEST:
                message = phrase("scores below {start} have no name", start=getattr(lowest, "from"))
                yield Problem(lowest, ("from",), message, phrase("leave the lowest band open downwards"))
        ends = [(end, band.given("up_to"), index) for index, band in enumerate(survey.bands) if (end := _end(band))]
        if ends and len(ends) == len(survey.bands):
            end, is_in, index = max(ends)
            yield from _short(survey.bands[index], end, survey, is_in=is_in)


def _short(highest: Element, end: Decimal, survey: Element, *, is_in: bool) -> Iterator[Problem]:
    points = survey.scale.points if survey.scale is not None else None
    reaches = end in (points, _HUNDRED) if is_in else end > _HUNDRED
    if not reaches and end <= _HUNDRED:
        message = phrase("scores from {end} upwards have no name", end=end)
        yield Problem(highest, ("up_to" if is_in else "below",), message, phrase("leave the highest band open upwards"))


def _end(band: Element) -> Decimal | None:
    found: Decimal | None = band.up_to if band.given("up_to") else band.below
    return found
