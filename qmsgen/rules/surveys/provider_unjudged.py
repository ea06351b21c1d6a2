"""A department serves others, and no survey asks them.

Inside the house nobody files a complaint; a department that serves badly is worked around until customers feel it.
The internal survey is the only place where that is said.

Let an internal survey name the department under `serves`, or let the two sides meet under `review` of their agreement.
Told only where the set has both agreements between departments and an internal survey.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS518"
SEVERITY: Final = Severity.WARNING
SYSTEMS: Final = ("S-D1",)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every department that has an agreement to serve another and that no internal survey judges."""
    internal = [survey for survey in policy_set.surveys if survey.kind == "internal"]
    if not internal or not all(survey.given("serves") for survey in internal):
        return
    judged = {unit for survey in internal for unit in _served(survey)}
    seen: set[Element] = set()
    for agreement in policy_set.agreements:
        provider = agreement.provider
        if agreement.given("review") or provider is None or provider in judged:
            continue
        if provider not in seen:
            seen.add(provider)
            message = phrase("`{unit}` serves others, and no survey asks them", unit=provider.id)
            yield Problem(agreement, ("provider",), message, phrase("name it under `serves` of an internal survey"))


def _served(survey: Element) -> tuple[Element, ...]:
    served: Element | tuple[Element, ...] | None = survey.serves
    return served if isinstance(served, tuple) else () if served is None else (served,)
