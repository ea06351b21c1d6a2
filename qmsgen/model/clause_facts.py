"""How sure the facts of a clause catalogue are: the usual case, said once, spelled out for every clause."""

from __future__ import annotations

from typing import Final

from qmsgen.model.element import Element
from qmsgen.model.source import Entry, Mapping, Node, Scalar

CONFIDENCES: Final = ("primary-seen", "two-sources", "one-source", "memory", "unconfirmed")
"""From the surest to the least sure."""
CONFIRMED: Final = frozenset({"primary-seen", "two-sources"})
FACTS: Final = ("number", "title", "documented", "corresponds")


def weakest(*words: str) -> str:
    """The least sure of several confidences."""
    return max(words, key=_rank)


def confirmed(record: Element) -> bool:
    """Whether a clause or a change was seen in the standard, or in two sources that do not depend on each other."""
    return record.confidence in CONFIRMED


def with_facts(catalogue: Mapping) -> Mapping:
    """A catalogue in which every clause says how sure each of its facts and the clause as a whole are."""
    usual, clauses = catalogue.get("usual"), catalogue.get("clauses")
    if not isinstance(clauses, Mapping):
        return catalogue
    told = {key: _told(entry, usual) for key, entry in clauses.entries.items()}
    return _with(catalogue, "clauses", Mapping(told, clauses.place))


def founded(change: Element, relation: Element) -> tuple[str, tuple[str, ...]]:
    """How sure a change between two editions is, and the sources it comes from."""
    usual = relation.usual
    confidence = change.confidence or (usual.confidence if usual is not None else CONFIDENCES[-1])
    sources = change.sources or (usual.sources if usual is not None and not change.confidence else ())
    return str(confidence), tuple(map(str, sources))


def _told(entry: Entry, usual: Node | None) -> Entry:
    clause = entry.value
    if not isinstance(clause, Mapping):
        return entry
    facts = {name: Entry(name, clause.place, _fact(name, clause, usual)) for name in FACTS}
    told = _with(clause, "facts", Mapping(facts, clause.place))
    if clause.get("confidence") is None:
        row = weakest(*(_word(facts[name].value) for name in _decisive(clause)))
        told = _with(told, "confidence", Scalar(row, clause.place))
    return Entry(entry.key, entry.key_place, told)


def _decisive(clause: Mapping) -> tuple[str, ...]:
    """The facts that decide how sure a clause is: its title is in words of our own, and nothing is no demand."""
    documented = clause.get("documented")
    nothing = isinstance(documented, Scalar) and documented.text == "none"
    return ("number",) if nothing else ("number", "documented")


def _fact(name: str, clause: Mapping, usual: Node | None) -> Mapping:
    """What is said nearest to the fact: by itself, by its clause, by the usual case of the fact, by the usual case."""
    said: dict[str, Entry] = {}
    for outer in (clause, usual):
        for node in (_below(_below(outer, "facts"), name), outer):
            if isinstance(node, Mapping) and "confidence" not in said:
                found = {key: node.entries[key] for key in ("confidence", "sources") if key in node.entries}
                said = {**found, **said}
    place = clause.place
    said.setdefault("confidence", Entry("confidence", place, Scalar(CONFIDENCES[-1], place)))
    return Mapping(said, place)


def _below(node: Node | None, key: str) -> Node | None:
    return node.get(key) if isinstance(node, Mapping) else None


def _word(fact: Node) -> str:
    node = _below(fact, "confidence")
    return node.text if isinstance(node, Scalar) else CONFIDENCES[-1]


def _with(mapping: Mapping, key: str, value: Node) -> Mapping:
    place = mapping.entries[key].key_place if key in mapping.entries else mapping.place
    return Mapping({**mapping.entries, key: Entry(key, place, value)}, mapping.place)


def _rank(word: str) -> int:
    return CONFIDENCES.index(word) if word in CONFIDENCES else len(CONFIDENCES)
