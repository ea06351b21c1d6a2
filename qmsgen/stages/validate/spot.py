"""Where a path of keys leads: the node, the place of its key, and what the vocabulary says of it."""

from __future__ import annotations

from dataclasses import dataclass

from qmsgen.model.reading import choose
from qmsgen.model.shape import Field, ListShape, MapShape, RecordShape, ScalarShape, Shape, TextShape, UnionShape
from qmsgen.model.source import KeyPath, Mapping, Node, Place, Sequence


@dataclass(frozen=True, slots=True)
class Spot:
    """A node on its way from the top of a file."""

    node: Node
    key_place: Place
    shape: Shape | None
    about: str = ""
    """What the innermost key is for, as the vocabulary describes it."""


def spot(root: Mapping, shape: Shape, path: KeyPath) -> Spot:
    """Follow a path; the shape is None where the vocabulary does not know the way."""
    here = Spot(root, root.place, shape)
    for key in path:
        here = _below(here, key)
    return here


def _below(here: Spot, key: str | int) -> Spot:
    outer = choose(here.shape, here.node) if isinstance(here.shape, UnionShape) else here.shape
    if isinstance(here.node, Sequence):
        node = here.node.items[int(key)]
        return Spot(node, node.place, outer.item if isinstance(outer, ListShape) else None, here.about)
    assert isinstance(here.node, Mapping)  # noqa: S101 - a path leads through mappings and lists
    entry = here.node.entries[str(key)]
    field = outer.fields.get(entry.key) if isinstance(outer, RecordShape) else None
    return Spot(entry.value, entry.key_place, _shape(outer, field), field.description if field else here.about)


def _shape(outer: Shape | None, field: Field | None) -> Shape | None:
    if field is not None:
        return field.shape
    if isinstance(outer, TextShape):
        return ScalarShape()
    return outer.value if isinstance(outer, MapShape) else None
