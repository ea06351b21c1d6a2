"""Which anchors a document links to; only those are worth a mark in its Markdown."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

from qmsgen.model.document import Link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from qmsgen.model.document import Block


def anchors(blocks: Iterable[Block]) -> frozenset[str]:
    """The anchors that some link in these blocks leads to."""
    return frozenset(link.anchor for block in blocks for link in _links(block))


def _links(value: object) -> Iterator[Link]:
    if isinstance(value, Link):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _links(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _links(getattr(value, field.name))
