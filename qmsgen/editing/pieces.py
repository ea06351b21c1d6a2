"""A YAML text taken apart: where each key and value begins and ends, comments and blank lines around them left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, cast

import yaml
from yaml.error import Mark
from yaml.events import (
    AliasEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from yaml.nodes import MappingNode, ScalarNode, SequenceNode

NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})
"""What reads as nothing where no quotes stand around it."""

_LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Piece:
    """A key or value as it is typed, from `start` up to `end`, counted in characters of the text."""

    kind: str
    """`scalar`, `alias`, `mapping` or `sequence`."""
    start: int
    end: int
    column: int
    value: str = ""
    style: str = ""
    """The quotes of a scalar: nothing, `'`, `"`, `|` or `>`; `{` or `[` of a collection in brackets."""
    members: tuple[Member, ...] = ()

    @property
    def is_null(self) -> bool:
        """Whether nothing is written here, or an explicit null."""
        return self.kind == "scalar" and not self.style and self.value in NULLS


@dataclass(frozen=True, slots=True)
class Member:
    """What a collection holds: under a key, or at an index of a list."""

    name: str | int
    key: Piece | None
    value: Piece


def taken_apart(text: str) -> Piece | None:
    """The outermost piece of a text without byte order mark; None where nothing but comments stands there."""
    events = yaml.parse(text, Loader=_LOADER)
    first = next((event for event in events if isinstance(event, NodeEvent)), None)
    piece = _piece(first, events, text) if first is not None else None
    list(events)
    return piece


def plain_value(text: str) -> Any:  # noqa: ANN401 - values of any depth
    """What a text says, aliases followed; a scalar is a pair of its text and whether it reads as nothing."""
    return _said(yaml.compose(text, Loader=_LOADER))


def _said(node: Any) -> Any:  # noqa: ANN401 - the parser's nodes have no common public type
    match node:
        case MappingNode():
            return {key.value: _said(value) for key, value in node.value}
        case SequenceNode():
            return [_said(item) for item in node.value]
        case ScalarNode():
            return node.value, node.style is None and node.value in NULLS
        case _:
            return None


def _mark(mark: Any) -> Mark:  # noqa: ANN401 - every event of a text has its marks
    assert mark is not None  # noqa: S101 - narrows the type
    return cast("Mark", mark)


def _piece(event: Event, events: Iterator[Event], text: str) -> Piece:
    start, column = _mark(event.start_mark).index, _mark(event.start_mark).column
    match event:
        case ScalarEvent():
            end = _content_end(event, text)
            return Piece("scalar", start, end, column, event.value, event.style or "")
        case MappingStartEvent():
            members, end = _members(event, events, text)
            return Piece("mapping", start, end, column, style="{" if event.flow_style else "", members=members)
        case SequenceStartEvent():
            members, end = _items(event, events, text)
            return Piece("sequence", start, end, column, style="[" if event.flow_style else "", members=members)
        case _:
            assert isinstance(event, AliasEvent)  # noqa: S101 - the last kind
            return Piece("alias", start, _mark(event.end_mark).index, column, str(event.anchor))


def _members(start: MappingStartEvent, events: Iterator[Event], text: str) -> tuple[tuple[Member, ...], int]:
    members: list[Member] = []
    end = _mark(start.end_mark).index
    for event in events:
        if isinstance(event, MappingEndEvent):
            return tuple(members), _mark(event.end_mark).index if start.flow_style else end
        key = _piece(event, events, text)
        value = _piece(next(events), events, text)
        members.append(Member(key.value, key, value))
        end = max(key.end, value.end)
    raise AssertionError(start)


def _items(start: SequenceStartEvent, events: Iterator[Event], text: str) -> tuple[tuple[Member, ...], int]:
    members: list[Member] = []
    end = _mark(start.end_mark).index
    for event in events:
        if isinstance(event, SequenceEndEvent):
            return tuple(members), _mark(event.end_mark).index if start.flow_style else end
        value = _piece(event, events, text)
        members.append(Member(len(members), None, value))
        end = value.end
    raise AssertionError(start)


def _content_end(event: ScalarEvent, text: str) -> int:
    """Where a scalar ends: that of several lines without the blank lines that follow it, unless they belong to it."""
    start, end = _mark(event.start_mark).index, _mark(event.end_mark).index
    if event.style not in {"|", ">"}:
        return int(end)
    header = text[start:end].split("\n", 1)[0].partition("#")[0]
    content = text[start:end]
    bare = content.removesuffix("\n").removesuffix("\r") if "+" in header else content.rstrip()
    return int(start + len(bare))
