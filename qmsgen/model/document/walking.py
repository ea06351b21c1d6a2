"""Everything of one kind in a document or a piece of it, in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import TypeVar

from qmsgen.model.document.blocks import Heading
from qmsgen.model.document.inline import Run

_Kind = TypeVar("_Kind")


def every(kind: type[_Kind], value: object) -> Iterator[_Kind]:
    """Every run, link or field anywhere below a value; what lies within one of them is not looked at again."""
    if isinstance(value, kind):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from every(kind, item)
    elif is_dataclass(value):
        for each in fields(value):
            yield from every(kind, getattr(value, each.name))


def numbered_title(heading: Heading) -> str:
    """What a heading says, after its number."""
    words = "".join(piece.text for piece in heading.content if isinstance(piece, Run))
    return f"{heading.number} {words}".strip()
