"""A catalogue of the set names what is not there.

A clause that is part of none, a source that nobody described, a change from a clause that the older edition does not
have: the clause matrix and the transition plan would be silently short of a row.

Name a clause of the catalogue that is meant, and describe each source under `sources:`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from qmsgen.model.clauses import catalogue_of, known_beside, own_catalogues
from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.phrase import Phrase, listed, phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem
from qmsgen.model.source import KeyPath, Mapping, Node, Scalar, Sequence
from qmsgen.model.spelling import nearest

CODE: Final = "QMS230"
SEVERITY: Final = Severity.ERROR


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every source, clause, catalogue and place that a catalogue of the set names in vain."""
    for catalogue in own_catalogues(policy_set):
        yield from _unknown_sources(catalogue)
        yield from _unknown_parts(catalogue, policy_set)
        for relation in catalogue.relations:
            yield from _unknown_changes(catalogue, relation, policy_set)


def _unknown_sources(catalogue: Element) -> Iterator[Problem]:
    known = {source.id for source in catalogue.sources}
    for path, named in _named(catalogue.node, "sources"):
        if named not in known:
            message = phrase("the catalogue describes no source `{id}`", id=named)
            yield Problem(catalogue, path, message, _did_you_mean(named, known))


def _unknown_parts(catalogue: Element, policy_set: PolicySet) -> Iterator[Problem]:
    own = {clause.id for clause in catalogue.clauses}
    for clause in catalogue.clauses:
        at: KeyPath = ("clauses", clause.id)
        outer = clause.node.get("part_of")
        if isinstance(outer, Scalar) and outer.text not in own:
            yield Problem(
                catalogue, (*at, "part_of"), _no_clause(catalogue.id, outer.text), known_beside(outer.text, own)
            )
        for index, reference in enumerate(clause.corresponds):
            standard, _, number = reference.partition(":")
            yield from _unknown(catalogue, (*at, "corresponds", index), standard, number, policy_set)


def _unknown_changes(catalogue: Element, relation: Element, policy_set: PolicySet) -> Iterator[Problem]:
    at: KeyPath = ("relations", relation.id)
    if catalogue_of(relation.id, policy_set) is None:
        yield Problem(catalogue, at, phrase("no standard named `{standard}`", standard=relation.id))
        return
    for row, change in enumerate(relation.changes):
        for side, standard in (("from", relation.id), ("to", catalogue.id)):
            for index, number in enumerate(getattr(change, side)):
                yield from _unknown(catalogue, (*at, "changes", row, side, index), standard, str(number), policy_set)
        for index, task in enumerate(change.write):
            if not _in_vocabulary(task.where, policy_set):
                message = phrase("the vocabulary has no `{name}`", name=task.where)
                yield Problem(catalogue, (*at, "changes", row, "write", index, "where"), message)


def _unknown(catalogue: Element, path: KeyPath, standard: str, number: str, policy_set: PolicySet) -> Iterator[Problem]:
    meant = catalogue_of(standard, policy_set)
    if meant is None:
        yield Problem(catalogue, path, phrase("no standard named `{standard}`", standard=standard))
    elif number not in (known := {clause.id for clause in meant.clauses}):
        yield Problem(catalogue, path, _no_clause(standard, number), known_beside(number, known))


def _in_vocabulary(where: str, policy_set: PolicySet) -> bool:
    name, _, key = where.partition(".")
    shape = policy_set.collections.get(name)
    if shape is None and name in policy_set.whole.shape.fields:
        shape = policy_set.material.vocabulary.record(name) if name in ("organisation", "brand") else None
    return shape is not None and (not key or key in shape.fields)


def _no_clause(standard: str, number: str) -> Phrase:
    return phrase("`{standard}` has no clause `{number}`", standard=standard, number=number)


def _did_you_mean(word: str, known: Collection[str]) -> Phrase | None:
    near = nearest(word, tuple(sorted(known)))
    if near:
        return phrase("did you mean `{name}`?", name=near)
    return phrase("known: {names}", names=listed(sorted(known))) if known and len(known) < 12 else None


def _named(node: Node, key: str, at: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    """Every word in a list under a key, however deep, with the path to it."""
    entries = node.entries if isinstance(node, Mapping) else {}
    for entry in entries.values():
        if entry.key == key and isinstance(entry.value, Sequence):
            for index, item in enumerate(entry.value.items):
                if isinstance(item, Scalar):
                    yield (*at, key, index), item.text
        else:
            yield from _named(entry.value, key, (*at, entry.key))
    for index, item in enumerate(node.items if isinstance(node, Sequence) else ()):
        yield from _named(item, key, (*at, index))
