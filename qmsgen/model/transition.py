"""The move from one edition of a standard to the next: what answers each clause already, and what is to be written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from qmsgen.model.clause_facts import CONFIRMED, founded, weakest
from qmsgen.model.clauses import ClauseName, answers, clause_names, within
from qmsgen.model.element import Element
from qmsgen.model.policy_set import CATALOGUES, PolicySet
from qmsgen.model.source import Place

Standing: TypeAlias = Literal["stands", "extend", "write", "excluded", "unclaimed", "drop"]
WORK: Final = ("write", "extend", "drop")
"""The standings that ask somebody to do something, the most pressing first."""
_OWNERS: Final = ("owner", "lead", "chair", "by", "head")


@dataclass(frozen=True, slots=True)
class Found:
    """An element that answers a clause, in the old edition or already in the new one."""

    element: Element
    steps: tuple[Element, ...]
    place: Place
    """Where it names the clause."""
    standard: str
    number: str


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to be said that need not be said before: a place in the vocabulary, and where it is in this set."""

    where: str
    what: object
    elements: tuple[Element, ...]
    """The elements that would say it; none where the set has none yet."""
    places: tuple[Place, ...]
    """Where each of these says something under that property, or stands."""
    done: bool
    """Whether every one of them says what suffices."""


@dataclass(frozen=True, slots=True)
class Step:
    """One change between the editions, and what it means for this set."""

    change: str
    before: tuple[Element, ...]
    after: tuple[Element, ...]
    note: object
    confidence: str
    """How sure the change and the clauses that it leads to are, the weakest of them."""
    confirmed: bool
    """Whether two independent sources, or a look into the standard, stand behind it."""
    sources: tuple[Element, ...]
    standing: Standing
    found: tuple[Found, ...]
    tasks: tuple[Task, ...]
    open: tuple[Task, ...]
    """What of them is still to be written."""
    owner: Element | None
    """The role that answers for it; None where somebody is still to be named."""
    justification: object
    """Why the clause does not apply; None where it does."""


@dataclass(frozen=True, slots=True)
class Renaming:
    """One place in the set that names a clause of the old edition, and the clauses that take its place."""

    place: Place
    number: str
    now: tuple[str, ...]
    """Nothing where the new edition has no such clause."""


@dataclass(frozen=True, slots=True)
class Transition:
    """The plan of a move, clause by clause."""

    before: Element
    after: Element
    relation: Element
    steps: tuple[Step, ...]
    work: tuple[Step, ...]
    """The steps that ask for work, the most pressing first."""
    renamings: tuple[Renaming, ...]


def relation_of(before: Element, after: Element) -> Element | None:
    """What the newer catalogue says of its way from the older one."""
    return next((one for one in after.relations if one.id == before.id), None)


def moves(policy_set: PolicySet) -> tuple[tuple[Element, Element], ...]:
    """The moves that a set has before it: from an edition that it claims to one that takes its place."""
    claims = [claim.standard for claim in policy_set.standards if claim.standard is not None]
    later = [one for one in policy_set.shipped(CATALOGUES) if one.given("relations")]
    return tuple((before, after) for before in claims for after in later if relation_of(before, after) is not None)


def transition(before: Element, after: Element, policy_set: PolicySet) -> Transition:
    """The plan of a move between two catalogues, of which the newer one says how they are related."""
    relation = relation_of(before, after)
    assert relation is not None  # noqa: S101 - the caller asked `relation_of`
    planner = _Planner(before, after, relation, policy_set)
    steps = tuple(planner.step(change) for change in relation.changes)
    work = tuple(step for standing in WORK for step in steps if step.standing == standing)
    return Transition(before, after, relation, steps, work, tuple(planner.renamings()))


class _Planner:
    """Holds a set against the changes between two catalogues."""

    def __init__(self, before: Element, after: Element, relation: Element, policy_set: PolicySet) -> None:
        self._before, self._after, self._relation, self._set = before, after, relation, policy_set
        self._old = {clause.id: clause for clause in before.clauses}
        self._new = {clause.id: clause for clause in after.clauses}
        self._sources = {source.id: source for source in after.sources}
        self._named = [name for name in answers(policy_set) if name.standard in {before.id, after.id}]
        self._claim = next((claim for claim in policy_set.standards if claim.standard == before), None)

    def step(self, change: Element) -> Step:
        old, new = _numbers(change, "from"), _numbers(change, "to")
        confidence, sources = founded(change, self._relation)
        found = tuple(self._found(old, new))
        tasks = tuple(self._task(one, found) for one in change.write)
        exclusion = self._exclusion(old)
        after = tuple(self._new[number] for number in new if number in self._new)
        sure = weakest(confidence, *(clause.confidence for clause in after))
        return Step(
            change=change.change,
            before=tuple(self._old[number] for number in old if number in self._old),
            after=after,
            note=change.note,
            confidence=sure,
            confirmed=sure in CONFIRMED,
            sources=tuple(self._sources[name] for name in sources if name in self._sources),
            standing=self._standing(change.change, old, found, tasks),
            found=found,
            tasks=tasks,
            open=tuple(task for task in tasks if not task.done),
            owner=self._owner(old, found),
            justification=exclusion.justification if exclusion is not None else None,
        )

    def renamings(self) -> Iterator[Renaming]:
        """Every place that names a clause of the old edition."""
        moved = {old: _numbers(one, "to") for one in self._relation.changes for old in _numbers(one, "from")}
        for name in clause_names(self._set):
            if name.standard == self._before.id:
                now = moved.get(name.number, (name.number,) if name.number in self._new else ())
                yield Renaming(self._place(name), name.number, now)

    def _standing(
        self, change: str, old: tuple[str, ...], found: tuple[Found, ...], tasks: tuple[Task, ...]
    ) -> Standing:
        if old and self._exclusion(old) is not None:
            return "excluded"
        if old and not self._claimed(old):
            return "unclaimed"
        if change == "withdrawn":
            return "drop" if found else "stands"
        if not found:
            return "write"
        return "extend" if any(not task.done for task in tasks) else "stands"

    def _exclusion(self, old: tuple[str, ...]) -> Element | None:
        """The exclusion that covers every one of the clauses."""
        exclusions = self._claim.exclusions if self._claim is not None and old else ()
        return next((one for one in exclusions if all(within(number, one.id) for number in old)), None)

    def _claimed(self, old: tuple[str, ...]) -> bool:
        claims = [str(number) for number in self._claim.claims] if self._claim is not None else []
        return not claims or any(within(number, one) or within(one, number) for number in old for one in claims)

    def _found(self, old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[Found]:
        """The elements that answer the clauses, each once; those that name the new edition first."""
        by_element: dict[Element, list[ClauseName]] = {}
        for standard, numbers in ((self._after.id, new), (self._before.id, old)):
            for name in self._named:
                if name.standard == standard and any(_answers(name.number, number) for number in numbers):
                    by_element.setdefault(name.element.top or name.element, []).append(name)
        for element, names in by_element.items():
            steps = tuple(dict.fromkeys(name.element for name in names if name.element != element))
            whole = len(steps) < len({name.element for name in names})
            yield Found(element, () if whole else steps, self._place(names[0]), names[0].standard, names[0].number)

    def _task(self, written: Element, found: tuple[Found, ...]) -> Task:
        collection, _, key = written.where.partition(".")
        elements = tuple(self._elements(collection, found))
        said = [one for one in elements if key and one.given(key)]
        done = bool(written.suffices and elements and len(said) == len(elements))
        places = tuple(self._set.place((*one.path, key) if one in said else one.path) for one in elements)
        return Task(written.where, written.what, elements, places, done)

    def _elements(self, collection: str, found: tuple[Found, ...]) -> Iterable[Element]:
        """The elements of a collection that answer the clause, else all of the collection; the organisation alone."""
        if collection not in self._set.collections:
            single = self._set.element((collection,))
            return (single,) if single is not None else ()
        answering = [one.element for one in found if one.element.path[0] == collection]
        return answering or self._set.collection(collection)

    def _owner(self, old: tuple[str, ...], found: tuple[Found, ...]) -> Element | None:
        """Who owns the process that answers, else another answer, the clause, the claim or the system."""
        by_process = sorted(found, key=lambda one: one.element.shape.kind != "process")
        named = [role for one in by_process for role in _owners(one.element)]
        claim = self._claim
        if claim is not None:
            named += [role for number in old for role in _leader(claim.leads.get(number))]
            named += _leader(claim.owner)
        named += _leader(self._set.organisation.management_representative)
        return next(iter(named), None)

    def _place(self, name: ClauseName) -> Place:
        return self._set.place((*name.element.path, *name.path), at_value=True)


def _numbers(change: Element, side: str) -> tuple[str, ...]:
    return tuple(str(number) for number in getattr(change, side))


def _answers(named: str, number: str) -> bool:
    """Whether naming a clause answers another: its own, a part of it, or the titled clause above; no whole chapter."""
    return within(named, number) or ("." in named and within(number, named))


def _owners(element: Element) -> Iterator[Element]:
    if element.shape.kind == "role":
        yield element
    for name in _OWNERS:
        value = getattr(element, name) if name in element.shape.fields else None
        for one in value if isinstance(value, tuple) else (value,):
            yield from _leader(one)


def _leader(named: object) -> list[Element]:
    """The role that is meant: itself, or the head of a unit."""
    if not isinstance(named, Element):
        return []
    if named.shape.kind == "unit":
        return _leader(named.head)
    return [named] if named.shape.kind == "role" else []
