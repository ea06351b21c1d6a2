"""Every text and literal that the user wrote for print, in all its languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qmsgen.model.element import Element
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.reading import choose
from qmsgen.model.shape import ListShape, MapShape, RecordShape, ScalarShape, Shape, TextShape
from qmsgen.model.source import KeyPath, Mapping, Node, Scalar, Sequence
from qmsgen.model.text import LITERAL

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


def wordings(policy_set: PolicySet) -> Iterator[Wording]:
    """Every text of every element; remarks under `notes` are not printed and left out."""
    for element in policy_set.all_elements():
        for path, node, translatable in _walk(element.shape, element.node, ()):
            spoken = tuple(_spoken(node, path, policy_set.source_language if translatable else ""))
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
    if isinstance(node, Scalar) and node.is_null:
        return
    match choose(shape, node):
        case TextShape():
            yield path, node, True
        case ScalarShape(form="string"):
            yield path, node, False
        case RecordShape(fields=fields) if isinstance(node, Mapping):
            for entry in node:
                if entry.key in fields and entry.key != _NOT_PRINTED:
                    yield from _walk(fields[entry.key].shape, entry.value, (*path, entry.key))
        case MapShape(value=value) if isinstance(node, Mapping):
            for entry in node:
                yield from _walk(value, entry.value, (*path, entry.key))
        case ListShape(item=item) if isinstance(node, Sequence):
            for index, child in enumerate(node.items):
                yield from _walk(item, child, (*path, index))
