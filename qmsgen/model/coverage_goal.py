"""How far a standard must be answered: a share of its clauses, each as strongly as it asks or as is wanted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from qmsgen.model.coverage import Row, meets
from qmsgen.model.element import Element
from qmsgen.model.phrase import Phrase, listed, phrase
from qmsgen.model.strength import STRENGTHS, Strength

_ALL: Final = Decimal(100)

WORDS: Final = MappingProxyType(
    {
        "missing": phrase("unanswered"),
        "claimed": phrase("only named"),
        "described": phrase("described"),
        "recorded": phrase("recorded"),
        "evidenced": phrase("evidenced"),
        "excluded": phrase("does not apply"),
        "unclaimed": phrase("not claimed"),
    },
)
"""How strongly a clause is answered, in words."""


@dataclass(frozen=True, slots=True)
class Goal:
    """What is wanted of a standard."""

    percent: Decimal = _ALL
    at_least: Strength | None = None
    """None: each clause as strongly as it asks."""

    @classmethod
    def of(cls, claim: Element) -> Goal | None:
        """What the set wants of a standard; None where it says nothing."""
        told = claim.coverage
        if told is None:
            return None
        at_least = next((strength for strength in STRENGTHS if strength == told.at_least), None)
        return cls(told.share.amount if told.share is not None else _ALL, at_least)


@dataclass(frozen=True, slots=True)
class Result:
    """How far a goal is reached."""

    goal: Goal
    applying: int
    short: tuple[str, ...]
    """The numbers of the clauses that fall short."""

    @property
    def percent(self) -> Decimal:
        """The share of the clauses that reach it, rounded down; everything where no clause applies."""
        return Decimal((self.applying - len(self.short)) * 100 // self.applying) if self.applying else _ALL

    @property
    def is_met(self) -> bool:
        """Whether so many clauses reach it as are wanted."""
        return (self.applying - len(self.short)) * _ALL >= self.goal.percent * self.applying

    def sentence(self, standard: str) -> Phrase:
        """That it is not met, and which clauses fall short."""
        values = {
            "id": standard,
            "percent": self.percent,
            "wanted": format(self.goal.percent.normalize(), "f"),
            "numbers": listed(self.short),
        }
        if self.goal.at_least is None:
            return phrase(
                "{percent} % of the clauses of `{id}` are answered as strongly as they ask, {wanted} % are wanted; "
                "short: {numbers}",
                **values,
            )
        return phrase(
            "{percent} % of the clauses of `{id}` are {word} at least, {wanted} % are wanted; short: {numbers}",
            word=WORDS[self.goal.at_least],
            **values,
        )


def result(rows: Iterable[Row], goal: Goal) -> Result:
    """How far the clauses that apply reach a goal."""
    applying = [row for row in rows if row.applies]
    short = tuple(row.clause.id for row in applying if not meets(row, goal.at_least))
    return Result(goal, len(applying), short)
