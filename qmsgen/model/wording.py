"""Every text and literal that the user wrote for print, in all its languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qmsgen.model.reading import choose
from qmsgen.model.shape import ListShape, MapShape, RecordShape, ScalarShape, Shape, TextShape
from qmsgen.model.source import KeyPath, Mapping, Node, Scalar, Sequence
from qmsgen.model.text import LITERAL

if TYPE_CHECKING:
    from qmsgen.model.element import Element

_NOT_PRINTED = "notes"


@dataclass(frozen=True, slots=True)
class Wording:
    """One text of an element of a collection; `path` leads to it from that element."""

    element: Element
    path: KeyPath
    spoken: tuple[tuple[str, KeyPath, str], ...]
    """Language (empty for a literal), path of the words themselves, and the words."""
    translatable: bool = True
    """Whether it is a text rather than a number, an address or a name printed as typed."""

    @property
    def languages(self) -> frozenset[str]:
        """The languages in which it is said."""
        return frozenset(language for language, _, _ in self.spoken)


def wordings(element: Element, source_language: str) -> Iterator[Wording]:
    """Every text of an element; remarks under `notes` are not printed and left out."""
    for path, node, translatable in _walk(element.shape, element.node, ()):
        spoken = tuple(_spoken(node, path, source_language if translatable else ""))
        if spoken:
            yield Wording(element, path, spoken, translatable)


def _spoken(node: Node, path: KeyPath, language: str) -> Iterator[tuple[str, KeyPath, str]]:
    if isinstance(node, Scalar):
        yield language, path, node.text
    elif isinstance(node, Mapping):
        for entry in node:
            if isinstance(entry.value, Scalar) and not entry.value.is_null:
                yield "" if entry.key == LITERAL else entry.key, (*path, entry.key), entry.value.text


def _walk(shape: Shape, node: Node, path: KeyPath) -> Iterator[tuple[KeyPath, Node, bool]]:
    """Path and node of every text (True) and every literal (False) below a node."""
    chosen = choose(shape, node)
    if isinstance(chosen, TextShape) or (isinstance(chosen, ScalarShape) and chosen.form == "string"):
        if not (isinstance(node, Scalar) and node.is_null):
            yield path, node, isinstance(chosen, TextShape)
        return
    for key, inner, child in _children(chosen, node):
        yield from _walk(inner, child, (*path, key))


def _children(shape: Shape | None, node: Node) -> Iterator[tuple[str | int, Shape, Node]]:
    match shape, node:
        case RecordShape(fields=fields), Mapping():
            for entry in node:
                if entry.key in fields and entry.key != _NOT_PRINTED:
                    yield entry.key, fields[entry.key].shape, entry.value
        case MapShape(value=value), Mapping():
            for entry in node:
                yield entry.key, value, entry.value
        case ListShape(item=item), Sequence(items=items):
            for index, child in enumerate(items):
                yield index, item, child
