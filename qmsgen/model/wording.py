"""Every text and literal that the user wrote for print, in all its languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qmsgen.model.reading import choose
from qmsgen.model.shape import (
    ListShape,
    MapShape,
    RecordShape,
    ReferenceShape,
    ScalarShape,
    Shape,
    TextShape,
    UnionShape,
)
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


def wordings(element: Element, source_language: str) -> list[Wording]:
    """Every text of an element; remarks under `notes` are not printed and left out."""
    found: list[Wording] = []
    _gather(
        element.shape,
        element.node,
        (),
        lambda path, node, translatable: found.append(
            Wording(element, path, _spoken(node, path, source_language if translatable else ""), translatable)
        ),
    )
    return [wording for wording in found if wording.spoken]


def _spoken(node: Node, path: KeyPath, language: str) -> tuple[tuple[str, KeyPath, str], ...]:
    if isinstance(node, Scalar):
        return ((language, path, node.text),)
    return tuple(
        ("" if entry.key == LITERAL else entry.key, (*path, entry.key), entry.value.text)
        for entry in (node if isinstance(node, Mapping) else ())
        if isinstance(entry.value, Scalar) and not entry.value.is_null
    )


def _gather(shape: Shape | None, node: Node, path: KeyPath, take: Callable[[KeyPath, Node, bool], None]) -> None:
    """Hand over path and node of every text (True) and every literal (False) at or below a node."""
    match shape:
        case ReferenceShape():
            return
        case ScalarShape(form=form):
            if form == "string" and isinstance(node, Scalar) and not node.is_null:
                take(path, node, False)
        case TextShape():
            if not (isinstance(node, Scalar) and node.is_null):
                take(path, node, True)
        case UnionShape():
            _gather(choose(shape, node), node, path, take)
        case _:
            for key, inner, child in _children(shape, node):
                _gather(inner, child, (*path, key), take)


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
