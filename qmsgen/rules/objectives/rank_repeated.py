"""Two nearer objectives of a goal have the same rank.

Where two things come first, whoever has the time for one only must choose alone.

Ask which of the two you would give up if there were time for one, and give it the higher `rank`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem, Spot

CODE: Final = "QMS543"
SEVERITY: Final = Severity.ERROR
SYSTEMS: Final = ("S-E1",)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every rank that an earlier nearer objective of the goal has already."""
    for objective in policy_set.objectives:
        ranked: dict[int, Element] = {}
        for aim in (aim for strategy in objective.strategies for aim in strategy.short_term if aim.rank is not None):
            first = ranked.setdefault(aim.rank, aim)
            if first != aim:
                message = phrase(
                    "rank {rank} stands twice in objective `{objective}`", rank=aim.rank, objective=objective.id
                )
                spot = Spot(first, ("rank",), phrase("first here"))
                yield Problem(aim, ("rank",), message, phrase("give each a rank of its own"), (spot,))
