"""How strongly one element answers a clause: it only names it, says how, keeps a record, has records in date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from qmsgen.model.clauses import ClauseName
from qmsgen.model.element import Element
from qmsgen.model.evidence import in_date
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.substance import describes, is_kept, is_written, records_left

Strength: TypeAlias = Literal["missing", "claimed", "described", "recorded", "evidenced"]

STRENGTHS: Final[tuple[Strength, ...]] = ("missing", "claimed", "described", "recorded", "evidenced")
"""From the weakest to the strongest."""

_WHOLES: Final = frozenset({"measure", "objective", "process.steps", "record", "role", "unit"})
"""Kinds that are never about the whole of a clause that has clauses below it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One element that answers a clause; for a process the steps that do, none where the whole process does."""

    element: Element
    steps: tuple[Element, ...]
    names: tuple[ClauseName, ...]
    """Where it says so."""
    strength: Strength
    is_text: bool
    """Whether it is text in the organisation's own words, as a clause wants that demands a document."""
    records: tuple[Element, ...]
    """The records that it leaves behind."""
    through: str = ""
    """The clause of another standard under which the same is asked for, where it names only that."""
    above: str = ""
    """The number of the clause above, where it names only that."""

    @property
    def parts(self) -> tuple[Element, ...]:
        """The steps that answer, or the element itself."""
        return self.steps or (self.element,)


def strongest(strengths: Iterable[Strength]) -> Strength:
    """The strongest of several; `missing` where there is none."""
    return max(strengths, key=STRENGTHS.index, default="missing")


def at_least(strength: str, wanted: Strength) -> bool:
    """Whether a strength is another one or more; what is excluded or not claimed has none."""
    return strength in STRENGTHS and STRENGTHS.index(strength) >= STRENGTHS.index(wanted)


def answer(names: tuple[ClauseName, ...], policy_set: PolicySet, *, through: str = "") -> Answer:
    """What one element that names a clause itself, or one below it, is worth."""
    named = tuple(dict.fromkeys(name.element for name in names))
    element = named[0].top or named[0]
    steps = () if element in named else named
    described = [part for part in named if describes(part, policy_set)]
    records = tuple(dict.fromkeys(record for part in named for record in records_left(part, policy_set)))
    said: Strength = "described" if described else "claimed"
    strength = strongest((said, *(_proof(element, record, policy_set) for record in records if is_kept(record))))
    return Answer(element, steps, names, strength, any(map(is_written, described)), records, through)


def answer_from_above(names: tuple[ClauseName, ...], subject: str, policy_set: PolicySet) -> Answer:
    """What one element that names only the clause above is worth.

    It describes the clauses below where it is as a whole about the clause above: its title says the subject. Records
    say nothing of which clause below they prove.
    """
    element = names[0].element
    outer = element.top or element
    steps = () if outer == element else (element,)
    whole = not steps and element.shape.kind not in _WHOLES and _is_about(element, subject)
    described = whole and describes(element, policy_set)
    strength: Strength = "described" if described else "claimed"
    return Answer(outer, steps, names, strength, described and is_written(element), (), above=names[0].number)


def joined(found: Sequence[Answer]) -> Answer:
    """Several answers of one element as one, which is worth what all are: an own one says more than a borrowed one."""
    first = found[0]
    if len(found) == 1:
        return first
    whole = not all(each.steps for each in found)
    return Answer(
        first.element,
        () if whole else tuple(dict.fromkeys(step for each in found for step in each.steps)),
        tuple(name for each in found for name in each.names),
        strongest(each.strength for each in found),
        any(each.is_text for each in found),
        tuple(dict.fromkeys(record for each in found for record in each.records)),
        first.through,
        first.above,
    )


def _proof(element: Element, record: Element, policy_set: PolicySet) -> Strength:
    return "evidenced" if in_date(element, record, policy_set) else "recorded"


def _is_about(element: Element, subject: str) -> bool:
    """Whether the title of an element says the title of a clause: `Management review in spring`."""
    title = str(getattr(element, "title", None) or "") if "title" in element.shape.fields else ""
    return bool(subject) and subject.casefold() in title.casefold()
