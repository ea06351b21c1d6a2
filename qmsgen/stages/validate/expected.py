"""What should have been written, and how to write it: the shapes of the schemas in plain words."""

from __future__ import annotations

from itertools import chain
from typing import Final, assert_never

from qmsgen.model.forms import FORMS, example
from qmsgen.model.phrase import Phrase, listed, phrase
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
from qmsgen.model.source import Mapping, Node, Scalar, Sequence

_SHOWN: Final = 80
_FIRST_KEYS: Final = 5


def expected(shape: Shape) -> Phrase:
    """What a shape asks for, with its article: "a list", "a date such as `2026-03-01`"."""
    match shape:
        case TextShape():
            return phrase("a text")
        case ReferenceShape():
            return phrase("one id")
        case ScalarShape(choices=choices) if choices:
            return phrase("one word")
        case ScalarShape(form=form) | SpokenShape(form=form):
            return example(form) if form in FORMS else phrase("one value")
        case ListShape():
            return phrase("a list")
        case MapShape() | RecordShape():
            return phrase("keys with values")
        case UnionShape():
            return _one_of([expected(part) for part in (shape.scalar, shape.sequence, shape.mapping) if part])
        case _:
            assert_never(shape)


def found(node: Sequence | Mapping) -> Phrase:
    """What stands there instead of a single value."""
    return phrase("a list") if isinstance(node, Sequence) else phrase("keys with values")


def rewritten(shape: Shape, node: Node) -> Phrase | None:
    """How to write a value whose kind is wrong."""
    match shape:
        case TextShape() | SpokenShape():
            return phrase("write one text, or one for each language: `{en: …, zh-CN: …}`")
        case ListShape(item=item):
            return _as_list(item, node)
        case RecordShape():
            return phrase("write its keys below: {keys}", keys=_first_keys(shape))
        case MapShape():
            return phrase("give each a key of its own: `some-key: …`")
        case UnionShape():
            return None
        case ReferenceShape() | ScalarShape():
            return None if isinstance(node, Scalar) else _alone(node)
        case _:
            assert_never(shape)


def short(value: object) -> str:
    """A text as it stands in a message: long ones are cut."""
    text = str(value)
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 3]}…"


def _one_of(alternatives: list[Phrase]) -> Phrase:
    first, *others = alternatives
    for other in others:
        first = phrase("{one} or {other}", one=first, other=other)
    return first


def _as_list(item: Shape, node: Node) -> Phrase:
    if isinstance(item, RecordShape):
        return phrase("write a list; each item begins with `-` and has {keys}", keys=_first_keys(item))
    if isinstance(node, Scalar):
        return phrase("write `[{value}]`", value=short(node.text))
    return phrase("write a list; each item begins with `-`")


def _alone(node: Node) -> Phrase:
    if isinstance(node, Sequence) and len(node.items) == 1 and isinstance(node.items[0], Scalar):
        return phrase("write `{value}`", value=short(node.items[0].text))
    return phrase("write one alone")


def _first_keys(record: RecordShape) -> tuple[str, ...]:
    """The keys that a record must have, or else those it may have."""
    needed = [field.name for field in record.fields.values() if field.required]
    optional = [field.name for field in record.fields.values() if not field.required]
    shown = list(chain(needed, optional))[: max(len(needed), _FIRST_KEYS)]
    return (*listed(shown), *(("…",) if len(shown) < len(record.fields) else ()))
