"""Two trees of YAML nodes as one, and a tree without a part of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

from qmsgen.model.reading import choose
from qmsgen.model.shape import MapShape, RecordShape, Shape, within
from qmsgen.model.source import Entry, KeyPath, Mapping, Node, Scalar, Sequence

Judge: TypeAlias = Callable[[KeyPath, Entry, Entry], bool]
"""Asked of each value that would be replaced: its path, it, what would replace it; whether that may be."""

_ALWAYS: Final[Judge] = lambda _path, _lower, _upper: True  # noqa: E731 - a constant


def over(lower: Mapping, upper: Mapping, shape: Shape | None, may_replace: Judge = _ALWAYS) -> Mapping:
    """The lower tree with the upper one laid over it, in the order of the lower; new keys come last.

    Where both hold a record or a map, these are merged key by key; anything else is replaced as a whole.
    """
    return _over(lower, upper, shape, (), may_replace)


def _over(lower: Mapping, upper: Mapping, shape: Shape | None, path: KeyPath, may_replace: Judge) -> Mapping:
    entries = dict(lower.entries)
    for entry in upper:
        below = entries.get(entry.key)
        entries[entry.key] = (
            entry if below is None else _either(below, entry, within(shape, entry.key), (*path, entry.key), may_replace)
        )
    return Mapping(entries, upper.place)


def _either(lower: Entry, upper: Entry, shape: Shape | None, path: KeyPath, may_replace: Judge) -> Entry:
    if isinstance(lower.value, Mapping) and isinstance(upper.value, Mapping):
        chosen = choose(shape, upper.value) if shape is not None else None
        if isinstance(chosen, RecordShape | MapShape):
            merged = _over(lower.value, upper.value, chosen, path, may_replace)
            return Entry(upper.key, upper.key_place, merged)
    return upper if may_replace(path, lower, upper) else lower


def put(root: Mapping, path: KeyPath, value: Node) -> Mapping:
    """A tree with a value at a path of keys; mappings that are missing on the way are made."""
    first, *rest = map(str, path)
    entry = root.entries.get(first, Entry(first, value.place, Mapping({}, value.place)))
    below = entry.value if isinstance(entry.value, Mapping) else Mapping({}, value.place)
    filled = put(below, tuple(rest), value) if rest else value
    return Mapping({**root.entries, first: Entry(first, entry.key_place, filled)}, root.place)


def without(root: Mapping, path: KeyPath) -> Mapping:
    """A tree without what a path of keys leads to."""
    first, *rest = path
    entries = dict(root.entries)
    entry = entries.pop(str(first))
    if rest:
        assert isinstance(entry.value, Mapping)  # noqa: S101 - a path leads through mappings
        value = without(entry.value, tuple(rest))
        entries = {**root.entries, entry.key: Entry(entry.key, entry.key_place, value)}
    return Mapping(entries, root.place)


def same(one: Node, other: Node) -> bool:
    """Whether two nodes say the same, wherever they stand."""
    match one, other:
        case Scalar(), Scalar():
            return (one.text, one.is_null) == (other.text, other.is_null)
        case Sequence(), Sequence():
            return len(one.items) == len(other.items) and all(map(same, one.items, other.items))
        case Mapping(), Mapping():
            return list(one.entries) == list(other.entries) and all(
                same(entry.value, other.entries[entry.key].value) for entry in one
            )
    return False
