"""Every text and literal that the user wrote for print, in all its languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qmsgen.model.forms import read_form
from qmsgen.model.quantity import own_words
from qmsgen.model.reading import Register, choose, keyed
from qmsgen.model.shape import (
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
from qmsgen.model.source import KeyPath, Mapping, Node, Scalar, Sequence
from qmsgen.model.text import LITERAL

if TYPE_CHECKING:
    from qmsgen.model.element import Element

_NOT_PRINTED = "notes"
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(f"[{_HAN}]|[^\\W_{_HAN}]+(?:['’.-][^\\W_{_HAN}]+)*")


@dataclass(frozen=True, slots=True)
class Wording:
    """One text of an element of a collection; `path` leads to it from that element."""

    element: Element
    path: KeyPath
    spoken: tuple[tuple[str, KeyPath, str], ...]
    """Language (empty for a literal), path of the words themselves, and the words."""
    translatable: bool = True
    """Whether it is a text rather than a number, an address or a name printed as typed."""
    form: str = ""
    """For a quantity that holds words: the form that it is read in."""

    @property
    def languages(self) -> frozenset[str]:
        """The languages in which it is said."""
        return frozenset(language for language, _, _ in self.spoken)


def count_words(text: str) -> int:
    """How many words a text has; each Chinese character counts as one."""
    return sum(1 for _ in _WORD.finditer(text))


def wordings(element: Element, register: Register) -> list[Wording]:
    """Every text of an element; remarks under `notes` are not printed and left out."""
    found: list[Wording] = []

    def take(shape: Shape, path: KeyPath, node: Node) -> None:
        if _is_wording(shape, path, node, register):
            translatable = not isinstance(shape, ScalarShape)
            spoken = _spoken(node, path, register.source_language if translatable else "")
            form = shape.form if isinstance(shape, SpokenShape) else ""
            found.append(Wording(element, path, spoken, translatable, form))

    _gather(element.shape, element.node, (), take)
    return [wording for wording in found if wording.spoken]


def _is_wording(shape: Shape, path: KeyPath, node: Node, register: Register) -> bool:
    """Whether words stand here: not an empty value, a bare quantity, or the id of a value of a segment."""
    if not isinstance(node, Scalar):
        return True
    match shape:
        case SpokenShape(form=form):
            quantity = read_form(form, node.text)
            return quantity is not None and bool(own_words(quantity))
        case TextShape(values_of=collection) if collection:
            return register.find(collection, keyed(path)) is None
        case _:
            return not node.is_null


def _spoken(node: Node, path: KeyPath, language: str) -> tuple[tuple[str, KeyPath, str], ...]:
    if isinstance(node, Scalar):
        return ((language, path, node.text),)
    return tuple(
        ("" if entry.key == LITERAL else entry.key, (*path, entry.key), entry.value.text)
        for entry in (node if isinstance(node, Mapping) else ())
        if isinstance(entry.value, Scalar) and not entry.value.is_null
    )


def _gather(shape: Shape | None, node: Node, path: KeyPath, take: Callable[[Shape, KeyPath, Node], None]) -> None:
    """Hand over shape, path and node of every text, worded quantity and literal at or below a node."""
    match shape:
        case ReferenceShape():
            return
        case ScalarShape(form=form):
            if form == "string" and isinstance(node, Scalar):
                take(shape, path, node)
        case TextShape() | SpokenShape():
            take(shape, path, node)
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
