"""YAML text to nodes, straight from the parser's events: bounded, verbatim, every node with its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, cast

import yaml
from yaml.error import Mark
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from qmsgen.model.defect import defect
from qmsgen.model.finding import Finding
from qmsgen.model.phrase import Phrase, phrase
from qmsgen.model.source import Entry, Mapping, Node, Place, Scalar, Sequence
from qmsgen.stages.load.characters import forbidden_escape
from qmsgen.stages.load.complaints import colon_hint
from qmsgen.stages.load.refusal import Refused
from qmsgen.stages.load.syntax import syntax_fault

MAX_DEPTH: Final = 40
MAX_NODES: Final = 400_000
MAX_ALIASES: Final = 1_000


def compose(text: str, name: str, findings: list[Finding]) -> Mapping:
    """Compose one YAML text into nodes; defects that spoil only one key are added to `findings`.

    Raises `Refused`, which `load` turns into a finding, where the text as a whole cannot be used.
    """
    composer = _Composer(name, findings)
    try:
        root = composer.document(yaml.parse(text, Loader=_loader()), only_comments=bool(text.strip()))
    except yaml.MarkedYAMLError as error:
        raise syntax_fault(error, text, name, _loader()) from None
    except yaml.YAMLError as error:
        raise Refused("syntax", Place(name), phrase("not YAML: {problem}", problem=error)) from None
    if not isinstance(root, Mapping):
        raise Refused(
            "not-a-mapping",
            root.place,
            phrase("expected collections such as `roles:` or `processes:`, found {found}", found=_kind(root)),
            _colon_cure(text) or phrase("begin with a collection, its elements indented below"),
        )
    return root


def _loader() -> type:
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Composer:
    """Builds nodes straight from the parser's events, counting as it goes, so that nothing can explode."""

    def __init__(self, name: str, findings: list[Finding]) -> None:
        self._name = name
        self._findings = findings
        self._anchors: dict[str, tuple[Node, int]] = {}
        self._open_anchors: set[str] = set()
        self._nodes = 0
        self._aliases = 0
        self._events: Iterator[Event] = iter(())

    def document(self, events: Iterator[Event], *, only_comments: bool) -> Node:
        """The one document of a file; nothing but comments is a file in which nothing is said yet."""
        self._events = events
        root: Node | None = None
        for event in events:
            if isinstance(event, DocumentStartEvent) and root is not None:
                raise Refused(
                    "several-documents",
                    self._place(event),
                    phrase("a second YAML document begins here"),
                    phrase("put it into a file of its own, or remove the `---`"),
                )
            if isinstance(event, NodeEvent):
                root = self._node(event, 1)
        if root is None and only_comments:
            return Mapping({}, Place(self._name))
        if root is None or (isinstance(root, Scalar) and root.is_null):
            raise Refused(
                "empty-file",
                Place(self._name),
                phrase("the file is empty"),
                phrase("delete it, or write into it"),
            )
        return root

    def _node(self, event: NodeEvent, depth: int) -> Node:
        self._count(event, depth)
        if isinstance(event, AliasEvent):
            return self._alias(event)
        self._refuse_tag(event)
        before = self._nodes
        anchor = event.anchor
        if anchor:
            self._open_anchors.add(anchor)
        node = self._content(event, depth)
        if anchor:
            self._open_anchors.discard(anchor)
            self._anchors[anchor] = (node, self._nodes - before + 1)
        return node

    def _content(self, event: NodeEvent, depth: int) -> Node:
        if isinstance(event, ScalarEvent):
            return self._scalar(event)
        if isinstance(event, SequenceStartEvent):
            return self._sequence(event, depth)
        assert isinstance(event, MappingStartEvent)  # noqa: S101 - narrows the type
        return self._mapping(event, depth)

    def _scalar(self, event: ScalarEvent) -> Scalar:
        if event.style == '"' and (told := forbidden_escape(event.value)):
            raise Refused("character", self._place(event), told, phrase("delete its escape"))
        return Scalar(event.value, self._place(event), plain=not event.style)

    def _sequence(self, start: SequenceStartEvent, depth: int) -> Sequence:
        items: list[Node] = []
        for event in self._events:
            if isinstance(event, SequenceEndEvent):
                break
            assert isinstance(event, NodeEvent)  # noqa: S101 - narrows the type
            items.append(self._node(event, depth + 1))
        return Sequence(tuple(items), self._place(start))

    def _mapping(self, start: MappingStartEvent, depth: int) -> Mapping:
        entries: dict[str, Entry] = {}
        for event in self._events:
            if isinstance(event, MappingEndEvent):
                break
            assert isinstance(event, NodeEvent)  # noqa: S101 - narrows the type
            key = self._key(event, depth)
            value_event = next(self._events)
            assert isinstance(value_event, NodeEvent)  # noqa: S101 - narrows the type
            value = self._node(value_event, depth + 1)
            if key.text in entries:
                self._duplicate(key, entries[key.text])
            else:
                entries[key.text] = Entry(key.text, key.place, value)
        return Mapping(entries, self._place(start))

    def _key(self, event: NodeEvent, depth: int) -> Scalar:
        key = self._node(event, depth + 1)
        if not isinstance(key, Scalar):
            message = phrase("expected a key, found {found}", found=_kind(key))
            raise Refused("key", key.place, message, phrase("put quotes around it, or write `key: value`"))
        if key.text == "<<" and key.plain:
            raise Refused("alias", key.place, phrase("merge keys `<<` are not read"), _spell_out())
        return key

    def _alias(self, event: AliasEvent) -> Node:
        place = self._place(event)
        self._aliases += 1
        if self._aliases > MAX_ALIASES:
            raise Refused("alias", place, phrase("more than {n} aliases", n=MAX_ALIASES), _spell_out())
        if event.anchor in self._open_anchors:
            message = phrase("the alias `*{name}` contains itself", name=event.anchor)
            raise Refused("alias", place, message, _spell_out())
        if event.anchor not in self._anchors:
            message = phrase("no anchor named `&{name}` above", name=event.anchor)
            raise Refused("alias", place, message, phrase("put quotes around a value that begins with `*`"))
        node, size = self._anchors[event.anchor]
        self._nodes += size
        self._count(event, 1)
        return node

    def _count(self, event: NodeEvent, depth: int) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            message = phrase("more than {n} values in one file", n=MAX_NODES)
            raise Refused("limit", self._place(event), message, phrase("split the file"))
        if depth > MAX_DEPTH:
            message = phrase("nested deeper than {n} levels", n=MAX_DEPTH)
            raise Refused("limit", self._place(event), message, phrase("write it as elements of their own"))

    def _refuse_tag(self, event: NodeEvent) -> None:
        tag = getattr(event, "tag", None)
        if tag and not (isinstance(event, ScalarEvent) and tag == "!"):
            shown = tag.replace("tag:yaml.org,2002:", "!!")
            raise Refused(
                "tag",
                self._place(event),
                phrase("the tag `{tag}` is not read", tag=shown[:80]),
                phrase("remove the tag; values are read by what their key means"),
            )

    def _duplicate(self, key: Scalar, first: Entry) -> None:
        self._findings.append(
            Finding.of(
                defect("duplicate-key"),
                key.place,
                phrase("the key `{key}` stands here a second time", key=key.text),
                phrase("keep one of them"),
                ((first.key_place, phrase("the first one")),),
            )
        )

    def _place(self, event: Event) -> Place:
        start, end = cast("Mark", event.start_mark), cast("Mark", event.end_mark)
        width = end.column - start.column if start.line == end.line else 1
        return Place(self._name, start.line + 1, start.column + 1, max(1, width))


def _spell_out() -> Phrase:
    return phrase("write the value out")


def _colon_cure(text: str) -> Phrase | None:
    return next((hint for line in text.splitlines() if (hint := colon_hint(line))), None)


def _kind(node: Node) -> Phrase:
    if isinstance(node, Scalar):
        return phrase("one value")
    return phrase("a list") if isinstance(node, Sequence) else phrase("keys with values")
