"""The sentences that a document prints, each with the places in the user's files that its words came from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Final

from qmsgen.model.document.blocks import Heading
from qmsgen.model.document.inline import LineBreak, Link, Run
from qmsgen.model.document.walking import numbered_title
from qmsgen.model.document.whole import Document
from qmsgen.model.source import Origin

_END: Final = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"'(])|(?<=[。！？；])")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as it is printed."""

    text: str
    section: str
    """The heading of the first level above it, with its number."""
    origins: tuple[Origin, ...]
    """Where its words were typed; none for a sentence that is the template's alone."""


def sentences(document: Document) -> tuple[Sentence, ...]:
    """Every sentence of a document in reading order: of paragraphs, lists, cells and cards; headings are none."""
    found: list[Sentence] = []
    section = ""
    for piece in _pieces(document.blocks):
        if isinstance(piece, Heading):
            section = numbered_title(piece) if piece.level == 1 else section
        else:
            found += _of_piece(piece, section)
    return tuple(found)


_Piece = tuple[Run, ...]


def _pieces(value: object) -> Iterator[Heading | _Piece]:
    """Headings, and stretches of runs that no line or block divides."""
    if isinstance(value, Heading):
        yield value
    elif isinstance(value, tuple) and value and all(isinstance(one, Run | LineBreak | Link) for one in value):
        yield from _lines(value)
    elif isinstance(value, tuple):
        for item in value:
            yield from _pieces(item)
    elif is_dataclass(value):
        for each in fields(value):
            yield from _pieces(getattr(value, each.name))


def _lines(content: tuple[object, ...]) -> Iterator[_Piece]:
    line: list[Run] = []
    for one in content:
        if isinstance(one, LineBreak):
            yield tuple(line)
            line = []
        elif isinstance(one, Run):
            line.append(one)
        elif isinstance(one, Link):
            line += one.content
    yield tuple(line)


def _of_piece(runs: _Piece, section: str) -> Iterator[Sentence]:
    whole = "".join(run.text for run in runs)
    start = 0
    for part in _END.split(whole):
        at = whole.index(part, start)
        start = at + len(part)
        if part.strip():
            yield Sentence(part.strip(), section, _typed(runs, at, start))


def _typed(runs: _Piece, start: int, end: int) -> tuple[Origin, ...]:
    found: dict[Origin, None] = {}
    at = 0
    for run in runs:
        if run.origin is not None and at < end and at + len(run.text) > start:
            found[run.origin] = None
        at += len(run.text)
    return tuple(found)
