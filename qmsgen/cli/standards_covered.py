"""The coverage of sets as reports tell it: set by set, standard by standard, never put together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qmsgen.cli.speech import language
from qmsgen.errors import UsageError
from qmsgen.model.coverage import Row, coverage
from qmsgen.model.coverage_goal import Goal, Result, result
from qmsgen.model.element import Element
from qmsgen.model.phrase import listed, phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.source import Place
from qmsgen.model.strength import Answer
from qmsgen.pipeline import Inspection


@dataclass(frozen=True, slots=True)
class CoveredStandard:
    """One standard, its clauses, and how far it is answered."""

    catalogue: Element
    claimed: bool
    rows: tuple[Row, ...]
    result: Result
    is_gated: bool
    """Whether anybody asked for a share."""

    @property
    def is_met(self) -> bool:
        """Whether nothing was asked for, or it is reached."""
        return self.result.is_met or not self.is_gated


@dataclass(frozen=True, slots=True)
class Covered:
    """One set."""

    folder: str
    policy_set: PolicySet
    standards: tuple[CoveredStandard, ...]

    def places(self, answer: Answer) -> tuple[Place, ...]:
        """Where an answer says what it answers."""
        return tuple(name.element.place_of(*name.path).below(self.folder) for name in answer.names)


def covered(inspection: Inspection, standards: Sequence[str], goal: Goal | None) -> Covered:
    """The standards that a set claims, or those that are named; a goal of the command goes before the set's own."""
    policy_set = _readable(inspection.policy_set)
    claims = {claim.standard.id: claim for claim in policy_set.standards if claim.standard is not None}
    found = []
    for catalogue in _catalogues(policy_set, standards or tuple(claims)):
        claim = claims.get(catalogue.id)
        wanted = goal or (Goal.of(claim) if claim is not None else None)
        rows = coverage(catalogue, policy_set)
        found.append(
            CoveredStandard(catalogue, claim is not None, rows, result(rows, wanted or Goal()), wanted is not None)
        )
    return Covered(inspection.folder, policy_set, tuple(found))


def _readable(policy_set: PolicySet) -> PolicySet:
    """The set in the language of the run where it is written in it, else in its own."""
    return policy_set.reading(language()) if language() in policy_set.languages else policy_set


def _catalogues(policy_set: PolicySet, standards: Sequence[str]) -> Iterator[Element]:
    for name in standards:
        catalogue = policy_set.find("catalogues", name)
        if catalogue is None:
            known = listed(each.id for each in policy_set.shipped("catalogues"))
            raise UsageError(
                phrase("no standard named `{standard}`", standard=name), phrase("known: {names}", names=known)
            )
        yield catalogue
