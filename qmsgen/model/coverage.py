"""How strongly a set answers each clause of a standard, and whether that is what the clause asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter
from typing import Literal, TypeAlias

from qmsgen.model.clauses import ClauseName, answers, claimed, demanded, kept_as, titled_leaves, within
from qmsgen.model.element import Element
from qmsgen.model.justification import is_justified
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.strength import Answer, Strength, answer, answer_from_above, at_least, joined, strongest

Standing: TypeAlias = Strength | Literal["excluded", "unclaimed"]
Demand: TypeAlias = Literal["answer", "text", "document", "record"]


@dataclass(frozen=True, slots=True)
class Row:
    """One clause of a standard, and how the set stands to it."""

    clause: Element
    strength: Standing
    """How strongly it is answered; `excluded` with a reason, or `unclaimed`."""
    enough: Strength
    """How strongly it should be answered, by the documented information that the clause demands."""
    lacks: tuple[Demand, ...]
    """What is missing for that: any answer, a text in own words, a text that is a document, a record that is kept."""
    answers: tuple[Answer, ...]
    records: tuple[Element, ...]
    roles: tuple[Element, ...]
    exclusion: Element | None
    """Where it is said that the clause does not apply, with a reason that says why or without."""
    justification: object
    """Why the clause does not apply; None where it does."""

    @property
    def applies(self) -> bool:
        """Whether it is claimed, and not left out for a reason."""
        return self.strength not in {"excluded", "unclaimed"}

    @property
    def is_enough(self) -> bool:
        """Whether nothing is missing; so too where the clause does not apply or is not claimed."""
        return not self.lacks


def coverage(catalogue: Element, policy_set: PolicySet) -> tuple[Row, ...]:
    """A row for each titled clause that has no titled clause below it, in the order of the standard."""
    return policy_set.once(("coverage", catalogue.id), lambda: _rows(catalogue, policy_set))


def _rows(catalogue: Element, policy_set: PolicySet) -> tuple[Row, ...]:
    standard = _Standard(catalogue, policy_set)
    return tuple(standard.row(standard.clauses[number]) for number in titled_leaves(catalogue))


def meets(row: Row, wanted: Strength | None = None) -> bool:
    """Whether a clause that applies is answered strongly enough: as it asks itself, or at least as strongly."""
    return row.is_enough if wanted is None else at_least(row.strength, wanted)


class _Standard:
    """One standard as a set claims and answers it."""

    def __init__(self, catalogue: Element, policy_set: PolicySet) -> None:
        self.clauses = {clause.id: clause for clause in catalogue.clauses}
        self._id = catalogue.id
        self._policy_set = policy_set
        self._claim = next((claim for claim in policy_set.standards if claim.standard == catalogue), None)
        self._wanted = claimed(self._claim) if self._claim is not None else ()
        self._named: dict[str, dict[str, list[tuple[int, ClauseName]]]] = {}
        for place, name in enumerate(answers(policy_set)):
            self._named.setdefault(name.standard, {}).setdefault(name.number, []).append((place, name))

    def row(self, clause: Element) -> Row:
        """How the set stands to a clause."""
        found = tuple(self._found(clause))
        exclusions = self._claim.exclusions if self._claim is not None else ()
        exclusion = next((each for each in exclusions if within(clause.id, each.id)), None)
        left_out = exclusion is not None and is_justified(exclusion, self._subject(exclusion.id))
        applies = not left_out and (self._claim is None or exclusion is not None or _claims(clause.id, self._wanted))
        strength: Standing = strongest(each.strength for each in found)
        if not applies:
            strength = "excluded" if left_out else "unclaimed"
        return Row(
            clause,
            strength,
            enough="recorded" if demanded(clause) else "described",
            lacks=tuple(_lacks(clause, found)) if applies else (),
            answers=found,
            records=_once(record for each in found for record in each.records),
            roles=_once(role for each in found for role in _roles(each.element)),
            exclusion=exclusion,
            justification=exclusion.justification if exclusion is not None and left_out else None,
        )

    def _found(self, clause: Element) -> Iterator[Answer]:
        """What answers a clause, each element once: by itself, by one that corresponds to it, or by one above it."""
        corresponding = ((other, other.partition(":")) for other in clause.corresponds)
        found: dict[Element, list[Answer]] = {}
        for each in (
            *self._within(self._id, clause.id),
            *(each for other, (standard, _, number) in corresponding for each in self._within(standard, number, other)),
            *self._above(clause.id),
        ):
            found.setdefault(each.element, []).append(each)
        yield from map(joined, found.values())

    def _within(self, standard: str, number: str, through: str = "") -> Iterator[Answer]:
        """What answers a clause by naming it or one below it."""
        for together in _by_element(self._names(standard, lambda named: within(named, number))):
            yield answer(together, self._policy_set, through=through)

    def _above(self, number: str) -> Iterator[Answer]:
        """What answers a clause by naming one above it; only next to it can an element be about the whole."""
        for name in self._names(self._id, lambda named: named != number and within(number, named)):
            near = number.rpartition(".")[0] == name.number
            yield answer_from_above((name,), self._subject(name.number) if near else "", self._policy_set)

    def _names(self, standard: str, is_meant: Callable[[str], bool]) -> Iterator[ClauseName]:
        """The clauses of a standard that elements name, those whose numbers are meant, in the order of the set."""
        numbers = self._named.get(standard, {})
        meant = chain.from_iterable(numbers[number] for number in filter(is_meant, numbers))
        yield from (name for _, name in sorted(meant, key=itemgetter(0)))

    def _subject(self, number: str) -> str:
        clause = self.clauses.get(number)
        return str(clause.title or "") if clause is not None else ""


def _lacks(clause: Element, found: tuple[Answer, ...]) -> Iterator[Demand]:
    """What a clause still needs; what demands nothing documented is still to be met in a way that somebody can tell."""
    if not found:
        yield "answer"
        return
    if _document(clause) and not any(each.is_text for each in found):
        yield "document" if any(each.strength != "claimed" for each in found) else "text"
    if demanded(clause) and not any(at_least(each.strength, "recorded") for each in found):
        yield "record"
    elif not _document(clause) and not any(at_least(each.strength, "described") for each in found):
        yield "text"


def _document(clause: Element) -> bool:
    return kept_as(clause) in {"document", "both"}


def _claims(number: str, wanted: tuple[str, ...]) -> bool:
    return any(within(number, outer) or within(outer, number) for outer in wanted)


def _by_element(names: Iterable[ClauseName]) -> Iterator[tuple[ClauseName, ...]]:
    """The names of one element and of its steps put together."""
    by_element: dict[Element, list[ClauseName]] = {}
    for name in names:
        by_element.setdefault(name.element.top or name.element, []).append(name)
    for together in by_element.values():
        yield tuple(together)


def _roles(element: Element) -> Iterator[Element]:
    if element.shape.kind == "role":
        yield element
    for name in ("owner", "lead", "chair", "by"):
        value = getattr(element, name) if name in element.shape.fields else None
        named = value if isinstance(value, tuple) else (value,)
        yield from (role for role in named if isinstance(role, Element) and role.shape.kind == "role")


def _once(elements: Iterable[Element]) -> tuple[Element, ...]:
    return tuple(dict.fromkeys(elements))
