"""The texts of a pack in the languages of the set that extends it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from qmsgen.model.reading import choose
from qmsgen.model.shape import ListShape, MapShape, RecordShape, Shape, SpokenShape, TextShape, within
from qmsgen.model.source import Entry, Mapping, Node, Scalar
from qmsgen.model.source import Sequence as SequenceNode


def said_in(root: Mapping, shape: Shape, spoken: Sequence[str], wanted: Sequence[str]) -> Mapping:
    """A pack without the languages that the set does not use, its plain texts marked with their language.

    A text that is said in none of the wanted languages stays whole.
    """
    superfluous = {*spoken} - {*wanted}
    plain_in = spoken[0] if spoken and spoken[:1] != wanted[:1] else ""
    if not superfluous and not plain_in:
        return root
    said = _Speaker(superfluous, plain_in).said(root, shape)
    assert isinstance(said, Mapping)  # noqa: S101 - a root is a record
    return said


class _Speaker:
    """Goes through a tree with its shape."""

    def __init__(self, superfluous: Collection[str], plain_in: str) -> None:
        self._superfluous = superfluous
        self._plain_in = plain_in

    def said(self, node: Node, shape: Shape | None) -> Node:
        """A node with its texts in the wanted languages."""
        chosen = choose(shape, node) if shape is not None else None
        match chosen, node:
            case ((TextShape() | SpokenShape()), _):
                return self._text(node, chosen)
            case ListShape(item=item), SequenceNode(items=items):
                return SequenceNode(tuple(self.said(child, item) for child in items), node.place)
            case ((RecordShape() | MapShape()), Mapping()):
                entries = (
                    Entry(entry.key, entry.key_place, self.said(entry.value, within(chosen, entry.key)))
                    for entry in node
                )
                return Mapping({entry.key: entry for entry in entries}, node.place)
        return node

    def _text(self, node: Node, shape: Shape) -> Node:
        if isinstance(node, Mapping):
            kept = {entry.key: entry for entry in node if entry.key not in self._superfluous}
            return Mapping(kept, node.place) if kept else node
        is_words = isinstance(shape, TextShape) and not shape.values_of
        if self._plain_in and is_words and isinstance(node, Scalar) and not node.is_null:
            return Mapping({self._plain_in: Entry(self._plain_in, node.place, node)}, node.place)
        return node
