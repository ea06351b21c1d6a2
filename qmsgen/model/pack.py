"""Packs: sets of YAML files that other sets extend, and what those sets take out of them."""

from __future__ import annotations

from collections.abc import Mapping as MappingType
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from qmsgen.model.source import Entry, KeyPath, Mapping, Node, Place, Scalar, Sequence
from qmsgen.model.text import LITERAL

PACK: Final = "pack"
"""The key at the top of a file that makes a pack of its folder."""


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack in use: its files laid together, without what the packs below it say."""

    id: str
    root: Mapping
    named_at: Place
    """Where the set that is read names it, or names the pack that brings it in."""
    item: int = 0
    """Which item of the set's `extends` that is."""
    below: frozenset[str] = frozenset()
    """The packs that it extends itself, however far down: what it changes of theirs it changes on purpose."""

    @property
    def about(self) -> Mapping:
        """What the pack says of itself."""
        about = self.root.get(PACK)
        return about if isinstance(about, Mapping) else Mapping({}, self.root.place)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that the pack is written in."""
        return languages_of(self.root)


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that only the organisation can say."""

    path: KeyPath
    of: str
    """The path as the pack writes it."""
    ask: Node
    """What to write, in the languages of the pack."""
    place: Place

    @property
    def spoken(self) -> dict[str, str]:
        """What to write, by language; under `literal` where the pack says it once for all."""
        return spoken(self.ask)


@dataclass(frozen=True, slots=True)
class Foundation:
    """What a set is built on: its packs in the order of merging, and what it takes out of them."""

    packs: tuple[Pack, ...] = ()
    removed: MappingType[KeyPath, int] = field(default_factory=lambda: MappingProxyType({}))
    """Paths of what is taken out, each with its index in the list `removed`."""

    def removal_of(self, path: KeyPath) -> int | None:
        """The index of the removal that took out what a path led to."""
        return next((self.removed[path[:n]] for n in range(1, len(path) + 1) if path[:n] in self.removed), None)


def facts(about: Node | None) -> tuple[Fact, ...]:
    """The facts that a pack asks for."""
    listed = about.get("facts") if isinstance(about, Mapping) else None
    return tuple(
        Fact(tuple(of.text.split(".")), of.text, ask, of.place)
        for item in (listed.items if isinstance(listed, Sequence) else ())
        if isinstance(item, Mapping)
        and isinstance(of := item.get("of"), Scalar)
        and isinstance(ask := item.get("ask"), Scalar | Mapping)
    )


def spoken(node: Node | None) -> dict[str, str]:
    """The words of a text by language; under `literal` where it is said once for all."""
    if isinstance(node, Scalar):
        return {LITERAL: node.text}
    entries = node if isinstance(node, Mapping) else ()
    return {entry.key: entry.value.text for entry in entries if isinstance(entry.value, Scalar)}


def languages_of(root: Mapping) -> tuple[str, ...]:
    """What stands under `languages`."""
    node = root.get("languages")
    items = node.items if isinstance(node, Sequence) else ()
    return tuple(item.text for item in items if isinstance(item, Scalar))


def found(root: Mapping, path: KeyPath) -> Entry | None:
    """What mappings hold under a path of keys."""
    entry: Entry | None = None
    node: Node = root
    for key in path:
        entry = node.entries.get(str(key)) if isinstance(node, Mapping) else None
        if entry is None:
            return None
        node = entry.value
    return entry
