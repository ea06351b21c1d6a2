"""How far a set answers the clauses of a standard: by what is written, by which records, or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from qmsgen.model.clauses import answers, claimed, demanded, titled_leaves, within
from qmsgen.model.element import Element
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.process import records_of

Standing: TypeAlias = Literal["answered", "no-document", "no-record", "missing", "excluded", "unclaimed"]

_WRITTEN: Final = frozenset(
    {
        "audit",
        "chapter",
        "commitment",
        "document",
        "organisation",
        "policy",
        "process",
        "recovery",
        "review",
        "standard",
        "survey",
    },
)
"""The kinds of elements that become text which people work by."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One element that answers a clause; for a process the steps that do, none where the whole process does."""

    element: Element
    steps: tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One clause of a standard, and how the set stands to it."""

    clause: Element
    standing: Standing
    answers: tuple[Answer, ...]
    records: tuple[Element, ...]
    roles: tuple[Element, ...]
    justification: object
    """Why the clause does not apply; None where it does."""


def coverage(catalogue: Element, policy_set: PolicySet) -> tuple[Row, ...]:
    """A row for each titled clause that has no titled clause below it, in the order of the standard."""
    named = list(_answers_by_clause(policy_set))
    claim = next((claim for claim in policy_set.standards if claim.standard == catalogue), None)
    wanted = claimed(claim) if claim is not None else ()
    clauses = {clause.id: clause for clause in catalogue.clauses}
    return tuple(_row(clauses[number], catalogue, named, claim, wanted) for number in titled_leaves(catalogue))


def _row(
    clause: Element,
    catalogue: Element,
    named: list[tuple[str, Answer]],
    claim: Element | None,
    wanted: tuple[str, ...],
) -> Row:
    asked = (f"{catalogue.id}:{clause.id}", *clause.corresponds)
    found = _joined(answer for reference, answer in named if any(within(reference, outer) for outer in asked))
    records = _once(record for answer in found for record in _records(answer))
    exclusions = claim.exclusions if claim is not None else ()
    exclusion = next((each for each in exclusions if within(clause.id, each.id)), None)
    if exclusion is not None:
        standing: Standing = "excluded"
    elif claim is not None and not _claims(clause.id, wanted):
        standing = "unclaimed"
    else:
        standing = _standing(clause, found, records)
    roles = _once(role for answer in found for role in _roles(answer.element))
    return Row(clause, standing, found, records, roles, exclusion.justification if exclusion is not None else None)


def _standing(clause: Element, found: tuple[Answer, ...], records: tuple[Element, ...]) -> Standing:
    if not found:
        return "missing"
    if clause.documented in {"document", "both"} and not any(each.element.shape.kind in _WRITTEN for each in found):
        return "no-document"
    if demanded(clause) and not records:
        return "no-record"
    return "answered"


def _claims(number: str, wanted: tuple[str, ...]) -> bool:
    return any(within(number, outer) or within(outer, number) for outer in wanted)


def _answers_by_clause(policy_set: PolicySet) -> Iterator[tuple[str, Answer]]:
    for name in answers(policy_set):
        element, top = name.element, name.element.top
        answer = Answer(element, ()) if top is None or top == element else Answer(top, (element,))
        yield f"{name.standard}:{name.number}", answer


def _joined(found: Iterator[Answer]) -> tuple[Answer, ...]:
    """The answers of one element put together: the whole of a process says more than its steps."""
    by_element: dict[Element, tuple[Element, ...]] = {}
    for answer in found:
        before = by_element.get(answer.element)
        whole = not answer.steps or before == ()
        by_element[answer.element] = () if whole else _once((*(before or ()), *answer.steps))
    return tuple(Answer(element, steps) for element, steps in by_element.items())


def _records(answer: Answer) -> Iterator[Element]:
    element = answer.element
    fields = element.shape.fields
    if element.shape.kind == "record":
        yield element
    elif element.shape.kind == "process":
        yield from _once(record for step in answer.steps for record in step.record) or records_of(element)
    elif "records" in fields:
        yield from element.records
    elif "record" in fields and isinstance(element.record, Element):
        yield element.record


def _roles(element: Element) -> Iterator[Element]:
    if element.shape.kind == "role":
        yield element
    for name in ("owner", "lead", "chair", "by"):
        value = getattr(element, name) if name in element.shape.fields else None
        named = value if isinstance(value, tuple) else (value,)
        yield from (role for role in named if isinstance(role, Element) and role.shape.kind == "role")


def _once(elements: Iterable[Element]) -> tuple[Element, ...]:
    return tuple(dict.fromkeys(elements))
