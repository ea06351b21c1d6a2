"""Lists of ids in packs that forget what was taken out; a list that names nothing else keeps it, and is told about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

from qmsgen.model.reading import choose
from qmsgen.model.shape import ListShape, MapShape, RecordShape, ReferenceShape, Shape, within
from qmsgen.model.source import Entry, KeyPath, Mapping, Node, Scalar, Sequence

_BESIDE: Final = "./"
"""What a collection begins with that is one of the same element, such as its steps."""

_Gone: TypeAlias = Callable[[KeyPath], bool]


def forgetting(root: Mapping, shape: Shape, is_gone: _Gone) -> Mapping:
    """A tree whose lists of ids no longer name what is gone, as long as they name something else."""
    node = _without_names(root, shape, (), is_gone)
    assert isinstance(node, Mapping)  # noqa: S101 - a root is a record
    return node


def _without_names(node: Node, shape: Shape | None, path: KeyPath, is_gone: _Gone) -> Node:
    chosen = choose(shape, node) if shape is not None else None
    match chosen, node:
        case ListShape(item=item), Sequence():
            return _shorter(node, item, path, is_gone)
        case ((RecordShape() | MapShape()), Mapping()):
            entries = {
                entry.key: Entry(
                    entry.key,
                    entry.key_place,
                    _without_names(entry.value, within(chosen, entry.key), (*path, entry.key), is_gone),
                )
                for entry in node
            }
            return Mapping(entries, node.place)
    return node


def _shorter(node: Sequence, item: Shape, path: KeyPath, is_gone: _Gone) -> Sequence:
    items = tuple(_without_names(child, item, path, is_gone) for child in node.items)
    kept = tuple(child for child in items if not _names_what_is_gone(child, choose(item, child), path, is_gone))
    return Sequence(kept or items, node.place)


def _names_what_is_gone(child: Node, shape: Shape | None, path: KeyPath, is_gone: _Gone) -> bool:
    if not (isinstance(shape, ReferenceShape) and isinstance(child, Scalar)):
        return False
    return any(is_gone(_path(collection, child.text, path)) for collection in shape.collections)


def _path(collection: str, name: str, asked_from: KeyPath) -> KeyPath:
    if collection.startswith(_BESIDE):
        return (*asked_from[:2], collection.removeprefix(_BESIDE), name)
    return (collection, name)
