"""Which clauses of which standards a set claims, leaves out and answers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from qmsgen.model.element import Element
from qmsgen.model.phrase import Phrase, listed, phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.source import OWN_STANDARDS, KeyPath


@dataclass(frozen=True, slots=True)
class ClauseName:
    """One clause that somebody typed: in `addresses` or `clauses`, or among the claims and exclusions of a standard."""

    element: Element
    path: KeyPath
    standard: str
    number: str


def answers(policy_set: PolicySet) -> Iterator[ClauseName]:
    """The clauses that elements, and the steps of processes, say they answer under `addresses`."""
    for element in policy_set.all_elements():
        steps = element.steps if element.shape.kind == "process" else ()
        for record in (element, *steps):
            if "addresses" in record.shape.fields:
                yield from _named(record, "addresses", record.addresses)


def clause_names(policy_set: PolicySet) -> Iterator[ClauseName]:
    """Every clause that is named anywhere in the set."""
    yield from answers(policy_set)
    for audit in policy_set.audits:
        yield from _named(audit, "clauses", audit.clauses)
    for claim in policy_set.standards:
        if claim.standard is not None:
            for index, number in enumerate(claim.claims):
                yield ClauseName(claim, ("claims", index), claim.standard.id, str(number))
            for exclusion in claim.exclusions:
                yield ClauseName(claim, ("exclusions", exclusion.id), claim.standard.id, exclusion.id)
            for number in claim.leads or ():
                yield ClauseName(claim, ("leads", number), claim.standard.id, number)


def catalogue_of(standard: str, policy_set: PolicySet) -> Element | None:
    """The clause catalogue of a standard."""
    return policy_set.find("catalogues", standard)


def known_beside(number: str, known: Collection[str]) -> Phrase:
    """The clauses beside the one that was meant, below the nearest clause that exists."""
    outer = number.rpartition(".")[0]
    while outer and outer not in known:
        outer = outer.rpartition(".")[0]
    beside = sorted(clause for clause in known if clause.rpartition(".")[0] == outer)
    if not beside:
        return phrase("clause `{outer}` has no parts", outer=outer)
    return phrase("known: {names}", names=listed(beside))


def own_catalogues(policy_set: PolicySet) -> Iterator[Element]:
    """The clause catalogues that the set brings along."""
    for catalogue in policy_set.shipped("catalogues"):
        if catalogue.node.place.file.startswith(f"{OWN_STANDARDS}/"):
            yield catalogue


def claimed(claim: Element) -> tuple[str, ...]:
    """The clauses that a set claims of a standard, the excluded ones left out.

    Where none are listed the whole standard is claimed: every titled clause that has no titled clause below it.
    """
    if claim.standard is None:
        return ()
    numbers = [str(number) for number in claim.claims] or titled_leaves(claim.standard)
    excluded = [exclusion.id for exclusion in claim.exclusions]
    return tuple(number for number in numbers if not any(within(number, outer) for outer in excluded))


def applies(name: ClauseName, policy_set: PolicySet) -> tuple[Element, KeyPath] | None:
    """Where the clause that is named is claimed; None where it is excluded or its standard not claimed."""
    claim = next((claim for claim in policy_set.standards if _of(claim, name.standard)), None)
    if claim is None or any(within(name.number, exclusion.id) for exclusion in claim.exclusions):
        return None
    return claim_spot(claim, name.number)


def claim_spot(claim: Element, number: str) -> tuple[Element, KeyPath]:
    """Where a set claims a clause: among the claims, or with the standard as a whole."""
    for index, outer in enumerate(claim.claims):
        if within(number, str(outer)) or within(str(outer), number):
            return claim, ("claims", index)
    return claim, ("standard",)


def kept_as(clause: Element) -> str:
    """What a clause demands, an `available` information as we read it: `document`, `record`, `both`, or as it says."""
    return str(clause.kept_as or clause.documented)


def demanded(clause: Element) -> bool:
    """Whether a clause demands a record."""
    return kept_as(clause) in {"record", "both"}


def within(number: str, clause: str) -> bool:
    """Whether a clause number is a clause or lies below it: 8.5.1 lies within 8.5, 8.51 does not."""
    return number == clause or number.startswith(f"{clause}.")


def titled(catalogue: Element, number: str) -> str:
    """What a clause is about: its title, or that of the clause above; both where its own stands in several places."""
    titles = {clause.id: str(clause.title) for clause in catalogue.clauses if clause.title is not None}
    above = number.rpartition(".")[0]
    while above and above not in titles:
        above = above.rpartition(".")[0]
    own = titles.get(number)
    if own is None:
        return titles.get(above, number)
    repeated = list(titles.values()).count(own) > 1
    return f"{titles[above]}: {own}" if repeated and above else own


def titled_leaves(catalogue: Element) -> list[str]:
    """The numbers of the titled clauses that have no titled clause below them."""
    titled = [clause.id for clause in catalogue.clauses if clause.title is not None]
    return [number for number in titled if not any(within(other, number) for other in titled if other != number)]


def _of(claim: Element, standard: str) -> bool:
    return claim.standard is not None and claim.standard.id == standard


def _named(record: Element, key: str, clauses: Iterable[str]) -> Iterator[ClauseName]:
    for index, clause in enumerate(clauses):
        standard, _, number = clause.partition(":")
        yield ClauseName(record, (key, index), standard, number)
