"""A department has no part in any objective.

Objectives that name what five departments do for them, and leave the sixth out, tell the sixth that it need not care.

Write under `contributions` of an objective what the department does for it in its daily work; where it truly has no
part, say that in the same place. Told only where objectives list contributions at all. A department counts as named
with one that it is part of, and by its people who own an objective or an action.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS548"
SEVERITY: Final = Severity.INFO
SYSTEMS: Final = ("S-E1",)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every department with staff that no objective names, in a set whose objectives tell of contributions."""
    shared = [objective for objective in policy_set.objectives if objective.contributions]
    taking = {unit for objective in policy_set.objectives for unit in _taking(objective)}
    reached = {above for unit in taking for above in _upwards(unit)}
    for unit in policy_set.units if shared else ():
        staffed = any(role.unit == unit for role in policy_set.roles)
        if staffed and unit not in reached and taking.isdisjoint(_upwards(unit)):
            message = phrase("no objective names `{unit}` or anybody in it", unit=unit.id)
            cure = phrase("say under `contributions` what it does for one, or that it has no part")
            yield Problem(unit, (), message, cure)


def _taking(objective: Element) -> Iterator[Element]:
    actions = (act for way in objective.strategies for aim in way.short_term for act in (aim, *aim.actions))
    people = (objective.owner, *(one.of for one in objective.contributions), *(action.owner for action in actions))
    units = (one.unit if one.shape.kind == "role" else one for one in people if one is not None)
    yield from (unit for unit in units if unit is not None)


def _upwards(unit: Element) -> list[Element]:
    """A department and those that it is part of; a circle ends where it closes."""
    seen: list[Element] = []
    above: Element | None = unit
    while above is not None and above not in seen:
        seen.append(above)
        above = above.part_of
    return seen
