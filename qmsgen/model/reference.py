"""References: every id that an element names, with the place it stands at and what it leads to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from qmsgen.model.element import Element
from qmsgen.model.reading import Register, choose, keyed, meant
from qmsgen.model.shape import (
    ListShape,
    MapShape,
    RecordShape,
    ReferenceShape,
    ScalarShape,
    Shape,
    SpokenShape,
    TextShape,
)
from qmsgen.model.source import KeyPath, Mapping, Node, Place, Scalar, Sequence

_WITHOUT_IDS: Final = (TextShape, SpokenShape, ScalarShape)
_VALUES: Final = "/values"


@dataclass(frozen=True, slots=True)
class Reference:
    """One id that somebody typed to mean another element."""

    owner: Element
    """The element of a collection in which it stands."""
    path: KeyPath
    name: str
    collections: tuple[str, ...]
    place: Place
    targets: tuple[Element, ...]
    """What the id may mean: one element, none where it dangles, several where it stands in several collections."""

    @property
    def target(self) -> Element | None:
        """The element that is meant, of several the first."""
        return next(iter(self.targets), None)


def references(element: Element, register: Register) -> Iterator[Reference]:
    """Every reference inside an element, at any depth."""
    for shape, name, path, place in _walk(element.shape, element.node, element.path):
        if name not in shape.also and not _is_free_text(shape, name, register):
            targets = meant(name, shape.collections, register, path)
            yield Reference(element, path, name, shape.collections, place, targets)


_Named: TypeAlias = tuple[ReferenceShape, str, KeyPath, Place]


def _walk(shape: Shape, node: Node, path: KeyPath) -> Iterator[_Named]:
    match choose(shape, node):
        case RecordShape(fields=fields) if isinstance(node, Mapping):
            for entry in node:
                if entry.key in fields and not isinstance(fields[entry.key].shape, _WITHOUT_IDS):
                    yield from _walk(fields[entry.key].shape, entry.value, (*path, entry.key))
        case MapShape(value=value, key_collection=keys) if isinstance(node, Mapping):
            for entry in node:
                if keys:
                    yield ReferenceShape((keys,)), entry.key, (*path, entry.key), entry.key_place
                yield from _walk(value, entry.value, (*path, entry.key))
        case ListShape(item=item) if isinstance(node, Sequence):
            for index, child in enumerate(node.items):
                yield from _walk(item, child, (*path, index))
        case chosen if isinstance(node, Scalar) and not node.is_null:
            yield from _named(chosen, node, path)


def _named(shape: Shape | None, node: Scalar, path: KeyPath) -> Iterator[_Named]:
    match shape:
        case ReferenceShape():
            yield shape, node.text, path, node.place
        case TextShape(values_of=collection) if collection:
            yield ReferenceShape((f"{collection}{_VALUES}",)), f"{keyed(path)}.{node.text}", path, node.place


def _is_free_text(shape: ReferenceShape, name: str, register: Register) -> bool:
    """Whether a text that might name a value stands under a key that names no element with values."""
    outer = shape.collections[0].removesuffix(_VALUES)
    return outer != shape.collections[0] and register.find(outer, name.partition(".")[0]) is None


def path_to(record: Element, key: str, target: Element) -> KeyPath:
    """The path below a record to the id of an element that it names under a key, in a list or alone."""
    node = record.node.get(key)
    for index, item in enumerate(node.items if isinstance(node, Sequence) else ()):
        if isinstance(item, Scalar) and item.text.endswith(target.id):
            return (key, index)
    return (key,)
