"""A rule with its page, as a noun: what it is called, how much it weighs, what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from qmsgen.model.defect import Severity
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule with its page."""

    code: str
    name: str
    area: str
    severity: Severity
    summary: str
    """The defect, in one sentence."""
    page: str
    """Why it matters, and what to do."""
    find: Callable[[PolicySet], Iterable[Problem]]
    systems: tuple[str, ...] = ()
    """The service-quality systems that it watches over, such as `S-C1`: its own, or those of its area."""
    essential: bool = False
    """Whether documents would be wrong or could not be made: nobody may wave it through."""

    @property
    def words(self) -> tuple[str, str, str]:
        """What it may be called by, the most exact first."""
        return self.code, self.name, self.area
