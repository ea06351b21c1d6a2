"""Which department leads and which support what a standard asks for, derived from whoever answers its clauses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from qmsgen.model.clauses import catalogue_of, claimed
from qmsgen.model.element import Element
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.process import answering

_DOING = ("responsible", "accountable", "supports", "consulted")


@dataclass(frozen=True, slots=True)
class Function:
    """One clause with the departments that answer it; a role stands for itself where it belongs to none."""

    clause: Element
    lead: Element | None
    """None where nobody leads."""
    support: tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Allocation:
    """The table of functions of one claimed standard: clauses against departments."""

    standard: Element
    holders: tuple[Element, ...]
    """The departments that have any part, in the order of the set; roles without one after them."""
    functions: tuple[Function, ...]


def allocations(policy_set: PolicySet) -> tuple[Allocation, ...]:
    """The tables of functions of all standards that a set claims."""
    return tuple(_allocation(claim, policy_set) for claim in policy_set.standards if claim.standard is not None)


def _allocation(claim: Element, policy_set: PolicySet) -> Allocation:
    catalogue = catalogue_of(claim.standard.id, policy_set)
    wanted = set(claimed(claim))
    clauses = catalogue.clauses if catalogue is not None else ()
    functions = tuple(_function(clause, claim, policy_set) for clause in clauses if clause.id in wanted)
    return Allocation(claim.standard, _holders(functions, policy_set), functions)


def _holders(functions: Iterable[Function], policy_set: PolicySet) -> tuple[Element, ...]:
    taking_part = {holder for function in functions for holder in (function.lead, *function.support) if holder}
    return tuple(holder for holder in (*policy_set.units, *policy_set.roles) if holder in taking_part)


def _function(clause: Element, claim: Element, policy_set: PolicySet) -> Function:
    name = f"{claim.standard.id}:{clause.id}"
    found = answering(name, policy_set)
    lead = claim.leads.get(clause.id) if claim.leads else None
    if not isinstance(lead, Element):
        lead = _most_frequent(_leading(found, name))
    helping = dict.fromkeys(holder for element in found for holder in _taking_part(element, name))
    return Function(clause, lead, tuple(holder for holder in helping if holder != lead))


def _leading(found: Iterable[Element], name: str) -> list[Element]:
    """Who leads each element that answers a clause as a whole; only where none does, those of which a step answers."""
    elements = list(found)
    whole = [element for element in elements if name in element.addresses]
    return [holder for element in whole or elements for holder in _head(element)]


def _head(element: Element) -> Iterator[Element]:
    """The department, or the role without one, that answers for an element."""
    if element.shape.kind in {"unit", "role"}:
        yield _department(element)
        return
    unit, owner = _asked(element, "unit"), _asked(element, "owner") or _asked(element, "kept_by")
    if unit is not None:
        yield unit
    elif owner is not None:
        yield _department(owner)


def _taking_part(element: Element, name: str) -> Iterator[Element]:
    yield from _head(element)
    for step in element.steps if element.shape.kind == "process" else ():
        if name in step.addresses and step.by is not None:
            for part in _DOING:
                yield from (_department(role) for role in getattr(step.by, part))


def _department(holder: Element) -> Element:
    return holder.unit or holder if holder.shape.kind == "role" else holder


def _most_frequent(holders: Iterable[Element]) -> Element | None:
    counted = Counter(holders).most_common(1)
    return counted[0][0] if counted else None


def _asked(element: Element, name: str) -> Any:  # noqa: ANN401 - the schema decides
    value = getattr(element, name) if name in element.shape.fields else None
    return value if isinstance(value, Element) else None
