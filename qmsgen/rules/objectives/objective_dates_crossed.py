"""An action or a nearer objective is due after what it serves.

The goal would be judged before the work for it is done.

Let actions end before their nearer objective, and that before the goal, with time left to see the effect; or move the
goal.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem, Spot

CODE: Final = "QMS542"
SEVERITY: Final = Severity.ERROR
SYSTEMS: Final = ("S-E1",)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every due date that lies after that of the level above."""
    for objective in policy_set.objectives:
        for strategy in objective.strategies:
            for aim in strategy.short_term:
                yield from _late(aim, objective)
                for action in aim.actions:
                    yield from _late(action, aim if aim.due else objective)


def _late(part: Element, whole: Element) -> Iterator[Problem]:
    if part.due and whole.due and part.due > whole.due:
        message = phrase("due on `{day}`, after what it serves", day=part.due)
        spot = Spot(whole, ("due",), phrase("due on `{day}`", day=whole.due))
        yield Problem(part, ("due",), message, phrase("let it end earlier"), (spot,))
