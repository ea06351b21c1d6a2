"""A worse complaint may wait longer than a milder one.

The graver a complaint, the sooner somebody has to act. Here the clock of the graver one runs longer.

Shorten the clock of the worse severity, or lengthen that of the milder. Where a grave case takes longer to look into,
promise an early word (`update`) and not a late one.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem, Spot
from qmsgen.model.quantity import Duration, compare
from qmsgen.model.recovery import severities_upwards

CODE: Final = "QMS462"
SEVERITY: Final = Severity.ERROR
SYSTEMS: Final = ("S-B3",)

_CLOCKS: Final = ("acknowledge", "respond", "decide", "close")


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every clock of a severity that runs longer than that of a milder one, where the two can be compared."""
    for scheme in policy_set.complaints:
        entries = _upwards(scheme, policy_set)
        for clock in _CLOCKS:
            timed = [entry for entry in entries if isinstance(getattr(entry, clock), Duration)]
            for milder, worse in pairwise(timed):
                if compare(getattr(worse, clock), getattr(milder, clock)) == 1:
                    yield _problem(clock, milder, worse)


def _upwards(scheme: Element, policy_set: PolicySet) -> list[Element]:
    """What the scheme says about the severities, from the mildest to the worst."""
    order = severities_upwards(policy_set)
    return sorted(
        (entry for entry in scheme.severities if entry.target in order), key=lambda entry: order.index(entry.target)
    )


def _problem(clock: str, milder: Element, worse: Element) -> Problem:
    message = phrase(
        "`{clock}` may take `{longer}` for `{worse}`, but `{shorter}` for the milder `{milder}`",
        clock=clock,
        longer=getattr(worse, clock),
        worse=worse.target.id,
        shorter=getattr(milder, clock),
        milder=milder.target.id,
    )
    hint = phrase("let the worse one wait no longer")
    return Problem(worse, (clock,), message, hint, (Spot(milder, (clock,), phrase("the milder one")),))
