"""A paired document put in order: no two blanks share a name, no two blocks an anchor, every link leads somewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from qmsgen.model.document import Document, Field, Link, Run


def settled(document: Document) -> Document:
    """The same document with names that are unique; what stood alone in the second language gives way."""
    anchors = {anchor for anchor in _anchors((document.cover, document.blocks)) if anchor}
    names = _Names(document.second, anchors)
    return replace(document, cover=names.part(document.cover), blocks=names.part(document.blocks))


class _Names:
    """The names that were met so far, each kept by the first that bears it."""

    def __init__(self, ending: str, anchors: set[str]) -> None:
        self._ending = ending
        self._anchors = anchors
        self._taken: set[str] = set()

    def part(self, value: Any) -> Any:  # noqa: ANN401 - any part of a document, of the kind that it was
        """A part of the document with unique names."""
        if isinstance(value, tuple):
            return tuple(piece for part in value for piece in self._pieces(part))
        if not is_dataclass(value) or isinstance(value, type):
            return value
        kept = {each.name: self.part(getattr(value, each.name)) for each in fields(value)}
        if isinstance(value, Field):
            kept["name"] = self._own(value.name)
        elif kept.get("anchor"):
            kept["anchor"] = self._own(kept["anchor"])
        return replace(value, **kept)

    def _pieces(self, value: Any) -> Iterator[Any]:  # noqa: ANN401 - likewise
        """A link that leads nowhere is its words alone."""
        if isinstance(value, Link):
            runs: tuple[Run, ...] = value.content
            yield from (value,) if value.anchor in self._anchors else runs
        else:
            yield self.part(value)

    def _own(self, name: str) -> str:
        own = name
        while own in self._taken:
            own = f"{own}.{self._ending}"
        self._taken.add(own)
        return own


def _anchors(value: object) -> Iterator[str]:
    if isinstance(value, tuple):
        for part in value:
            yield from _anchors(part)
    elif is_dataclass(value) and not isinstance(value, Link):
        anchor = getattr(value, "anchor", "")
        if anchor:
            yield str(anchor)
        for part in fields(value):
            yield from _anchors(getattr(value, part.name))
