"""References: every id that an element names, with the place it stands at and what it leads to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qmsgen.model.element import Element
from qmsgen.model.reading import Register, choose
from qmsgen.model.shape import ListShape, MapShape, RecordShape, ReferenceShape, ScalarShape, Shape, TextShape
from qmsgen.model.source import KeyPath, Mapping, Node, Place, Scalar, Sequence


@dataclass(frozen=True, slots=True)
class Reference:
    """One id that somebody typed to mean another element."""

    owner: Element
    """The element of a collection in which it stands."""
    path: KeyPath
    name: str
    collections: tuple[str, ...]
    place: Place
    target: Element | None


def references(element: Element, register: Register) -> Iterator[Reference]:
    """Every reference inside an element, at any depth."""
    for shape, name, path, place in _walk(element.shape, element.node, element.path):
        if name in shape.also:
            continue
        found = (register.find(collection, name, path) for collection in shape.collections)
        target = next((element for element in found if element is not None), None)
        yield Reference(element, path, name, shape.collections, place, target)


def _walk(shape: Shape, node: Node, path: KeyPath) -> Iterator[tuple[ReferenceShape, str, KeyPath, Place]]:
    match choose(shape, node):
        case RecordShape(fields=fields) if isinstance(node, Mapping):
            for entry in node:
                if entry.key in fields and not isinstance(fields[entry.key].shape, TextShape | ScalarShape):
                    yield from _walk(fields[entry.key].shape, entry.value, (*path, entry.key))
        case MapShape(value=value, key_collection=keys) if isinstance(node, Mapping):
            for entry in node:
                if keys:
                    yield ReferenceShape((keys,)), entry.key, (*path, entry.key), entry.key_place
                yield from _walk(value, entry.value, (*path, entry.key))
        case ListShape(item=item) if isinstance(node, Sequence):
            for index, child in enumerate(node.items):
                yield from _walk(item, child, (*path, index))
        case ReferenceShape() as reference if isinstance(node, Scalar) and not node.is_null:
            yield reference, node.text, path, node.place


def path_to(record: Element, key: str, target: Element) -> KeyPath:
    """The path below a record to the id of an element that it names under a key, in a list or alone."""
    node = record.node.get(key)
    for index, item in enumerate(node.items if isinstance(node, Sequence) else ()):
        if isinstance(item, Scalar) and item.text.endswith(target.id):
            return (key, index)
    return (key,)
