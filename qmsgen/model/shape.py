"""What the JSON Schemas say about a value, compiled once: how to read it, what it refers to, what its default is.

The schemas keep to a dialect: alternatives (`anyOf`) differ by the kind of YAML node, so that the node itself
chooses; `x-text` marks translatable texts, `x-spoken` quantities that may be said by language, `x-ref` names the
collections that an id may come from (`./steps` means the steps of the same element), `x-also` lists words allowed
beside ids, `x-list` lets a single value stand for a list of one, `x-key-ref` says that the keys of a mapping are
ids of a collection, `x-values-of` that a text may be the id of a value of the element that its key names.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class TextShape:
    """A text: one string, or one for each language.

    Where `values_of` names a collection, a single string is the id of a value of that element of it that the key
    above names: `area: city` with the segment `area` and its value `city`. Without such an element it is a text.
    """

    values_of: str = ""


@dataclass(frozen=True, slots=True)
class SpokenShape:
    """A quantity that may hold words: one string in a form such as `qms-payment`, or one for each language."""

    form: str


@dataclass(frozen=True, slots=True)
class ScalarShape:
    """A single value; `form` is `string`, `integer`, `boolean` or the name of a format such as `qms-duration`."""

    form: str = "string"
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReferenceShape:
    """The id of another element, or one of a few words allowed beside ids."""

    collections: tuple[str, ...]
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListShape:
    """A list whose items are alike."""

    item: Shape


@dataclass(frozen=True, slots=True)
class MapShape:
    """A mapping whose keys the user chooses; records in it become elements with the key as id."""

    value: Shape
    key_collection: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A property of a record."""

    name: str
    shape: Shape
    description: str = ""
    default: object = None
    required: bool = False
    as_list: bool = False


@dataclass(frozen=True, slots=True)
class RecordShape:
    """A mapping whose keys the schema declares."""

    kind: str
    fields: Mapping[str, Field]
    title: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class UnionShape:
    """Alternatives, at most one for each kind of YAML node."""

    scalar: Shape | None = None
    sequence: Shape | None = None
    mapping: Shape | None = None


Shape: TypeAlias = (
    TextShape | SpokenShape | ScalarShape | ReferenceShape | ListShape | MapShape | RecordShape | UnionShape
)


def within(shape: Shape | None, key: str) -> Shape | None:
    """The shape of what stands under a key of a record or a map; None where the vocabulary does not know it."""
    if isinstance(shape, RecordShape):
        field = shape.fields.get(key)
        return field.shape if field else None
    return shape.value if isinstance(shape, MapShape) else None


def below(shape: Shape | None) -> Shape | None:
    """The shape of each item of a list or a map, of the mapping among alternatives; else the shape itself."""
    match shape:
        case ListShape(item=inner) | MapShape(value=inner):
            return below(inner)
        case UnionShape(sequence=sequence, mapping=mapping):
            return below(mapping or sequence)
        case _:
            return shape
