"""The house order of sections: laid over the document types before anything is made, what does not fit told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qmsgen.model.defect import defect
from qmsgen.model.finding import Finding
from qmsgen.model.phrase import listed, phrase
from qmsgen.model.policy_set import Outside
from qmsgen.model.source import Entry, Mapping, Scalar
from qmsgen.model.source import Sequence as Nodes
from qmsgen.model.spelling import nearest

_TYPES = "document-types"
_SECTIONS = "sections"


@dataclass(frozen=True, slots=True)
class Ordered:
    """What a set may name, its document types in the house order, and what is wrong with that order."""

    outside: Outside
    findings: tuple[Finding, ...] = ()


def in_house_order(outside: Outside, brand: Mapping | None) -> Ordered:
    """The document types with the sections that a brand names, in its order."""
    orders = brand.get("section_order") if brand is not None else None
    if not isinstance(orders, Mapping):
        return Ordered(outside)
    types = dict(outside[_TYPES])
    findings: list[Finding] = []
    for entry in orders:
        if entry.key in types and isinstance(entry.value, Nodes):
            shape, node = types[entry.key]
            wanted = tuple(item for item in entry.value.items if isinstance(item, Scalar))
            findings += _complaints(entry, wanted, _sections(node))
            types[entry.key] = (shape, _reordered(node, wanted))
    return Ordered({**outside, _TYPES: types}, tuple(findings))


def _sections(node: Mapping) -> tuple[str, ...]:
    sections = node.get(_SECTIONS)
    items = sections.items if isinstance(sections, Nodes) else ()
    return tuple(item.text for item in items if isinstance(item, Scalar))


def _complaints(entry: Entry, wanted: Sequence[Scalar], known: tuple[str, ...]) -> Iterator[Finding]:
    if not known:
        message = phrase("the sections of `{type}` have no order that could be changed", type=entry.key)
        yield Finding.of(defect("unknown-section"), entry.key_place, message, phrase("take the entry out"))
        return
    for item in wanted:
        if item.text not in known:
            near = nearest(item.text, known)
            hint = (
                phrase("did you mean `{name}`?", name=near) if near else phrase("known: {names}", names=listed(known))
            )
            message = phrase("`{type}` has no section `{section}`", type=entry.key, section=item.text)
            yield Finding.of(defect("unknown-section"), item.place, message, hint)
    left_out = tuple(name for name in known if name not in {item.text for item in wanted})
    if left_out:
        message = phrase("`{type}` is printed without {sections}", type=entry.key, sections=listed(left_out))
        yield Finding.of(defect("section-left-out"), entry.key_place, message, phrase("name them to have them printed"))


def _reordered(node: Mapping, wanted: Sequence[Scalar]) -> Mapping:
    """A document type whose sections stand in another order; what it does not have stays out."""
    known = _sections(node)
    kept = tuple(item for item in wanted if item.text in known)
    if not kept:
        return node
    old = node.entries[_SECTIONS]
    entry = Entry(old.key, old.key_place, Nodes(kept, old.value.place))
    return Mapping({**node.entries, _SECTIONS: entry}, node.place)
