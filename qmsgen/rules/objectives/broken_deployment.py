"""The way to an objective breaks off.

A goal without a strategy, a strategy without a nearer objective, a nearer objective without an action, an action
without somebody and a day: there the goal ends for those who should reach it.

Carry each goal down until somebody can begin on Monday: strategy, nearer objective, action with `owner` and `due`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS541"
SEVERITY: Final = Severity.WARNING
SYSTEMS: Final = ("S-E1",)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every place where the chain from goal to action breaks off."""
    for objective in policy_set.objectives:
        if not objective.strategies:
            yield Problem(objective, (), phrase("objective `{objective}` has no strategy", objective=objective.id))
        for strategy in objective.strategies:
            if not strategy.short_term:
                yield Problem(strategy, (), phrase("this strategy has no nearer objective under `short_term`"))
            for aim in strategy.short_term:
                yield from _actions(aim, dated=objective.given("due"))


def _actions(aim: Element, *, dated: bool) -> Iterator[Problem]:
    """What is wrong with the actions; they need a day once their objective has one, but a pack knows no days."""
    if not aim.actions:
        yield Problem(aim, (), phrase("nothing is done for this nearer objective"))
    for action in aim.actions:
        if not action.given("owner") or (dated and not action.node.place.pack and not action.given("due")):
            yield Problem(action, (), phrase("this action has no owner or no day"), phrase("write `owner` and `due`"))
