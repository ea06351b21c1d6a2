"""How a node reads: its shape turns what the user typed into texts, quantities, dates, elements and tuples."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any, Protocol

from qmsgen.model.forms import read_form
from qmsgen.model.shape import (
    Field,
    ListShape,
    MapShape,
    RecordShape,
    ReferenceShape,
    ScalarShape,
    Shape,
    SpokenShape,
    TextShape,
    UnionShape,
)
from qmsgen.model.source import KeyPath, Mapping, Node, Origin, Scalar, Sequence
from qmsgen.model.text import LITERAL, Text


class Register(Protocol):
    """What reading asks of a policy set: its languages, and the elements that ids and mappings stand for."""

    language: str

    @property
    def source_language(self) -> str:
        """The language in which plain texts are written."""

    def find(self, collection: str, name: str, asked_from: KeyPath = ()) -> Any:  # noqa: ANN401 - an element
        """The element of that id, or None."""

    def record(self, shape: RecordShape, node: Node, path: KeyPath, key_collection: str = "") -> Any:  # noqa: ANN401
        """The element for a mapping at a path."""


def read(field: Field, node: Node | None, register: Register, path: KeyPath) -> Any:  # noqa: ANN401
    """The value of a property, or its default where nothing usable was written."""
    if node is None or (isinstance(node, Scalar) and node.is_null):
        return _default(field)
    shape = choose(field.shape, node)
    value = None if shape is None else _value(shape, node, register, path)
    if field.as_list and not isinstance(value, tuple):
        return () if value is None else (value,)
    return _default(field) if value is None else value


def choose(shape: Shape, node: Node) -> Shape | None:
    """The alternative that fits the kind of a node; None where the node has the wrong kind."""
    if isinstance(shape, UnionShape):
        chosen = {Scalar: shape.scalar, Sequence: shape.sequence, Mapping: shape.mapping}[type(node)]
        if chosen is None and isinstance(shape.scalar, TextShape) and isinstance(node, Mapping):
            return shape.scalar
        return chosen
    wanted: tuple[type, ...] = {
        TextShape: (Scalar, Mapping),
        SpokenShape: (Scalar, Mapping),
        ListShape: (Sequence,),
        MapShape: (Mapping,),
        RecordShape: (Mapping,),
    }.get(type(shape), (Scalar,))
    return shape if isinstance(node, wanted) else None


def _default(field: Field) -> Any:  # noqa: ANN401
    if field.as_list or isinstance(field.shape, ListShape):
        return ()
    if isinstance(field.shape, MapShape):
        return () if isinstance(field.shape.value, RecordShape) else MappingProxyType({})
    if isinstance(field.shape, ScalarShape) and isinstance(field.default, str):
        return read_form(field.shape.form, field.default)
    return field.default


def _value(shape: Shape, node: Node, register: Register, path: KeyPath) -> Any:  # noqa: ANN401
    match shape:
        case TextShape(values_of=collection):
            return _value_named(collection, node, register, path) or _text(node, register, path)
        case SpokenShape(form=form):
            words = _text(node, register, path)
            return None if words is None else read_form(form, words)
        case ScalarShape(form=form):
            return read_form(form, node.text) if isinstance(node, Scalar) else None
        case ReferenceShape(collections=collections, also=also):
            return _referred(node, collections, also, register, path)
        case ListShape(item=item):
            return _items(item, node, register, path)
        case MapShape(value=value, key_collection=keys):
            return _mapping(value, keys, node, register, path)
        case RecordShape():
            return register.record(shape, node, path)
        case UnionShape():
            chosen = choose(shape, node)
            return None if chosen is None else _value(chosen, node, register, path)


def keyed(path: KeyPath) -> str:
    """The key that a value stands under, in a list or alone."""
    return next((part for part in reversed(path) if isinstance(part, str)), "")


def _value_named(collection: str, node: Node, register: Register, path: KeyPath) -> Any:  # noqa: ANN401
    if not collection or not isinstance(node, Scalar):
        return None
    return register.find(f"{collection}/values", f"{keyed(path)}.{node.text}")


def _text(node: Node, register: Register, path: KeyPath) -> Text | None:
    source = register.source_language
    if isinstance(node, Scalar):
        origin = Origin(node.place, path)
        return Text(node.text, origin, source, MappingProxyType({source: origin}))
    assert isinstance(node, Mapping)  # noqa: S101 - chosen by kind
    spoken = {entry.key: entry.value for entry in node if isinstance(entry.value, Scalar)}
    if not spoken:
        return None
    origins = MappingProxyType({tag: Origin(value.place, (*path, tag)) for tag, value in spoken.items()})
    for tag in (register.language, LITERAL, source, *spoken):
        if tag in spoken:
            return Text(spoken[tag].text, origins[tag], "" if tag == LITERAL else tag, origins)
    return None


def _referred(
    node: Node, collections: tuple[str, ...], also: tuple[str, ...], register: Register, path: KeyPath
) -> Any:  # noqa: ANN401
    if not isinstance(node, Scalar):
        return None
    if node.text in also:
        return node.text
    return next(iter(meant(node.text, collections, register, path)), None)


def meant(name: str, collections: tuple[str, ...], register: Register, path: KeyPath) -> tuple[Any, ...]:
    """The elements that an id may mean, one for each collection that has it.

    `roles/cashier` says which collection is meant, for an id that stands in several.
    """
    collection, slash, short = name.rpartition("/")
    if slash and collection in collections:
        collections, name = (collection,), short
    found = (register.find(collection, name, path) for collection in collections)
    return tuple(element for element in found if element is not None)


def _items(item: Shape, node: Node, register: Register, path: KeyPath) -> tuple[Any, ...]:
    assert isinstance(node, Sequence)  # noqa: S101 - chosen by kind
    values = (
        _value(chosen, child, register, (*path, index))
        for index, child in enumerate(node.items)
        if (chosen := choose(item, child)) is not None
    )
    return tuple(value for value in values if value is not None)


def _mapping(shape: Shape, keys: str, node: Node, register: Register, path: KeyPath) -> Any:  # noqa: ANN401
    assert isinstance(node, Mapping)  # noqa: S101 - chosen by kind
    if isinstance(shape, RecordShape):
        return tuple(
            register.record(shape, entry.value, (*path, entry.key), keys)
            for entry in node
            if isinstance(entry.value, Mapping)
        )
    read_entries = {
        entry.key: _value(chosen, entry.value, register, (*path, entry.key))
        for entry in node
        if (chosen := choose(shape, entry.value)) is not None
    }
    return MappingProxyType(read_entries)
