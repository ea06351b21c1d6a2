"""A policy set: every element of an organisation's description, assembled from its files, read in one language."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from collections.abc import Mapping as MappingType
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Any, Final, TypeAlias, TypeVar

from qmsgen.model.element import Element
from qmsgen.model.pack import PACK, Foundation
from qmsgen.model.reference import Reference, references
from qmsgen.model.shape import RecordShape
from qmsgen.model.source import KeyPath, Mapping, Node, Place, Scalar, Sequence
from qmsgen.model.vocabulary import Vocabulary
from qmsgen.model.wording import Wording, wordings

T = TypeVar("T")

SINGLE: Final = "organisation"
BRAND: Final = "brand"
CATALOGUES: Final = "catalogues"
"""The clause catalogues, those that ship and those of the set."""

Outside: TypeAlias = MappingType[str, MappingType[str, tuple[RecordShape, Mapping]]]
"""Elements that ship with qmsgen, by collection and id."""


@dataclass(frozen=True, slots=True)
class Material:
    """What a policy set is made of: the collections of all files laid together."""

    name: str
    vocabulary: Vocabulary
    root: Mapping
    """One mapping as if the user had written a single file."""
    outside: Outside = field(default_factory=lambda: MappingProxyType({}))
    """Things that ship with qmsgen and that a set may name: `catalogues` of clauses, `document-types`."""
    broken: frozenset[KeyPath] = frozenset()
    """Paths of elements whose shape is wrong; rules stay silent about them."""
    foundation: Foundation = field(default_factory=Foundation)
    """The packs that the set extends, and what it takes out of them."""
    accepted: MappingType[str, MappingType[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    """The translations that somebody accepted, as `control.translations` tells them."""
    record_days: MappingType[str, tuple[date, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """The days of the entries that were made in each record, by its id, where the set names its data."""
    on: date | None = None
    """The day on which the set is judged, given by the user and never taken from the clock."""


class PolicySet:
    """The elements of one set; `policy_set.roles` is a tuple, `policy_set.organisation` the one organisation."""

    def __init__(self, material: Material, language: str = "") -> None:
        self.material = material
        self.name = material.name
        self.language = language or self.source_language
        self._elements: dict[KeyPath, Element] = {}
        self._read: dict[str, tuple[Element, ...]] = {}
        self._wordings: dict[KeyPath, tuple[Wording, ...]] = {}
        self._worked_out: dict[Hashable, Any] = {}
        self._collections = material.vocabulary.collections

    def __getattr__(self, name: str) -> tuple[Element, ...]:
        if name.startswith("_") or name not in self._collections:
            raise AttributeError(f"a policy set has no collection `{name}`")
        return self.collection(name)

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages of the documents; the first is the source language."""
        node = self.material.root.get("languages")
        items = node.items if isinstance(node, Sequence) else ()
        return tuple(item.text for item in items if isinstance(item, Scalar))

    @property
    def on(self) -> date | None:
        """The day on which the set is judged; None where the user named none, and nothing can be overdue."""
        return self.material.on

    def days_of(self, record: Element) -> tuple[date, ...]:
        """The days of the entries that were made in a record, the oldest first; none where no data are named."""
        return self.material.record_days.get(record.id, ())

    @property
    def source_language(self) -> str:
        """The language in which plain texts are written."""
        return self.languages[0] if self.languages else "en"

    def reading(self, language: str) -> PolicySet:
        """The same set, its texts read in another language."""
        return PolicySet(self.material, language)

    @property
    def organisation(self) -> Element:
        """Who the set describes."""
        return self._single(SINGLE)

    @property
    def bilingual(self) -> Element:
        """How the set wants documents in two languages; without a `mode` it wants none."""
        return self._single("bilingual")

    @property
    def thresholds(self) -> Element:
        """Where rules draw the line, each with a default that the set may move."""
        return self._single("thresholds")

    def _single(self, name: str) -> Element:
        node = self.material.root.get(name)
        shape = self.material.vocabulary.record(name)
        return self.record(shape, node if isinstance(node, Mapping) else Mapping({}, Place("")), (name,))

    @property
    def brand(self) -> Element | None:
        """How the client's documents look and are numbered, where the set says so."""
        node = self.material.root.get(BRAND)
        return (
            self.record(self.material.vocabulary.record(BRAND), node, (BRAND,)) if isinstance(node, Mapping) else None
        )

    @cached_property
    def standards(self) -> tuple[Element, ...]:
        """The standards that the set claims, each with its claims and exclusions."""
        node = self.material.root.get("standards")
        shape = self.material.vocabulary.record("standard")
        items = node.items if isinstance(node, Sequence) else ()
        return tuple(
            self.record(shape, item, ("standards", index))
            for index, item in enumerate(items)
            if isinstance(item, Mapping)
        )

    @property
    def whole(self) -> Element:
        """The set as one record, with what stands at its top beside the collections: `extends`, `removed`."""
        return self.record(self.material.vocabulary.record("policy-set"), self.material.root, ())

    @cached_property
    def packs(self) -> tuple[Element, ...]:
        """What the packs that the set extends say of themselves, each after those that it extends."""
        shape = self.material.vocabulary.record(PACK)
        return tuple(self.record(shape, one.about, ("packs", one.id)) for one in self.material.foundation.packs)

    @property
    def removed(self) -> tuple[Element, ...]:
        """What the set takes out of its packs, each with the reason."""
        removed: tuple[Element, ...] = self.whole.removed
        return removed

    @property
    def collections(self) -> MappingType[str, RecordShape]:
        """The names of all collections with the shape of their elements."""
        return self._collections

    def collection(self, name: str) -> tuple[Element, ...]:
        """The elements of a collection in the user's order."""
        if name not in self._read:
            node = self.material.root.get(name)
            self._read[name] = tuple(
                self.record(self._collections[name], entry.value, (name, entry.key))
                for entry in (node if isinstance(node, Mapping) else ())
                if isinstance(entry.value, Mapping)
            )
        return self._read[name]

    def all_elements(self) -> Iterator[Element]:
        """Every element of every collection, then the organisation and the claimed standards."""
        for name in self._collections:
            yield from self.collection(name)
        yield self.organisation
        if self.brand is not None:
            yield self.brand
        yield from self.standards

    def find(self, collection: str, name: str, asked_from: KeyPath = ()) -> Element | None:
        """The element of that id: `roles`, `processes/steps` by `process.step`, `./steps` beside the asker."""
        if collection.startswith("./"):
            return self._inside(asked_from[:2], collection[2:], name)
        if "/" in collection:
            outer, inner = collection.split("/")
            owner, _, child = name.partition(".")
            return self._inside((outer, owner), inner, child)
        if collection in self.material.outside:
            shipped = self.material.outside[collection].get(name)
            return self.record(*shipped, (collection, name)) if shipped else None
        return self.element((collection, name))

    def shipped(self, collection: str) -> tuple[Element, ...]:
        """The elements of a collection that ships with qmsgen, such as `document-types`."""
        entries = self.material.outside.get(collection, {})
        return tuple(self.record(shape, node, (collection, name)) for name, (shape, node) in entries.items())

    def element(self, path: KeyPath) -> Element | None:
        """The element of a collection at a path such as `("roles", "hotline-agent")`."""
        if len(path) != 2 or path[0] not in self._collections:
            return {SINGLE: self.organisation, BRAND: self.brand}.get(str(path[0])) if path else None
        collection = self.material.root.get(str(path[0]))
        node = collection.get(str(path[1])) if isinstance(collection, Mapping) else None
        return self.record(self._collections[str(path[0])], node, path) if isinstance(node, Mapping) else None

    def record(self, shape: RecordShape, node: Node, path: KeyPath, key_collection: str = "") -> Element:
        """The element for a mapping at a path, always the same one."""
        if path not in self._elements:
            assert isinstance(node, Mapping)  # noqa: S101 - chosen by kind
            self._elements[path] = Element(self, shape, node, path, key_collection)
        return self._elements[path]

    def place(self, path: KeyPath, *, at_value: bool = False) -> Place:
        """The place of what stands at a path: its key, or its value; the nearest thing above where it is absent."""
        node: Node = self.material.root
        if path and path[0] in self.material.outside:
            node, path = self.material.outside[str(path[0])][str(path[1])][1], path[2:]
        place = node.place
        for key in path:
            if isinstance(node, Mapping) and key in node.entries:
                entry = node.entries[str(key)]
                node = entry.value
                place = entry.value.place if at_value and isinstance(node, Scalar) else entry.key_place
            elif isinstance(node, Sequence) and isinstance(key, int) and key < len(node.items):
                node = node.items[key]
                place = node.place
            else:
                break
        return place

    def pack_of(self, path: KeyPath) -> str:
        """The pack that wrote what stands at a path; empty where the set did."""
        return self.place(path, at_value=True).pack

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """Every reference that the set makes, resolved or dangling."""
        return tuple(reference for element in self.all_elements() for reference in references(element, self))

    @cached_property
    def wordings(self) -> tuple[Wording, ...]:
        """Every text that the user wrote for print, in all its languages."""
        return tuple(wording for element in self.all_elements() for wording in self.wordings_of(element))

    def wordings_of(self, element: Element) -> tuple[Wording, ...]:
        """Those of one element of a collection, or of the organisation."""
        if element.path not in self._wordings:
            self._wordings[element.path] = tuple(wordings(element, self))
        return self._wordings[element.path]

    def once(self, what: Hashable, work_out: Callable[[], T]) -> T:
        """What follows from the set alone, worked out the first time that somebody asks for it."""
        if what not in self._worked_out:
            self._worked_out[what] = work_out()
        found: T = self._worked_out[what]
        return found

    @cached_property
    def _referrers(self) -> dict[KeyPath, list[Reference]]:
        by_target: dict[KeyPath, list[Reference]] = {}
        for reference in self.references:
            if reference.target is not None:
                by_target.setdefault(reference.target.path, []).append(reference)
        return by_target

    def referring(self, target: Element, collection: str = "") -> tuple[Element, ...]:
        """The elements that name a target anywhere inside, once each; of one collection where it is named."""
        found: dict[KeyPath, Element] = {}
        for reference in self._referrers.get(target.path, ()):
            owner = reference.owner
            if not collection or owner.path[0] == collection:
                found.setdefault(owner.path, owner)
        return tuple(found.values())

    def _inside(self, owner: KeyPath, field: str, name: str) -> Element | None:
        element = self.find(str(owner[0]), str(owner[1])) if len(owner) == 2 else None
        if element is None or field not in element.shape.fields:
            return None
        children: Any = getattr(element, field)
        return next((child for child in children if child.id == name), None)
