"""The waist on the way in: one immutable record type for every kind of element, shaped by its JSON Schema."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Protocol

from qmsgen.model.reading import Register, read
from qmsgen.model.shape import Field, RecordShape
from qmsgen.model.source import Entry, KeyPath, Mapping, Node, Place


class Home(Register, Protocol):
    """What an element asks of the policy set that it belongs to."""

    def element(self, path: KeyPath) -> Element | None:
        """The element of a collection at a path."""

    def place(self, path: KeyPath, *, at_value: bool = False) -> Place:
        """The place of what stands at a path."""


class UnknownProperty(AttributeError):
    """A template or a rule asks for a property that the schema does not declare."""


class Element:
    """A mapping of the user's YAML with its shape: attributes are the properties that the schema declares.

    A declared property that is absent gives its default: the schema's, else `None`, or `()` for a list or a
    mapping of records. A reference gives the element it names, or `None` where it dangles. An undeclared name
    raises `UnknownProperty` with the nearest declared one. Where the key of a record is the id of another
    element, as under a plan's `severities`, `target` is that element.
    """

    __slots__ = ("_cache", "_home", "collection", "id", "node", "path", "shape")

    def __init__(
        self,
        home: Home,
        shape: RecordShape,
        node: Mapping,
        path: KeyPath,
        key_collection: str = "",
    ) -> None:
        set_ = object.__setattr__
        set_(self, "_home", home)
        set_(self, "_cache", {})
        set_(self, "shape", shape)
        set_(self, "node", node)
        set_(self, "path", path)
        set_(self, "collection", key_collection)
        set_(self, "id", str(path[-1]) if path else "")

    if TYPE_CHECKING:
        collection: str
        id: str
        node: Mapping
        path: KeyPath
        shape: RecordShape
        _cache: dict[str, Any]
        _home: Home

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - the schema decides the type
        if name.startswith("__"):
            raise AttributeError(name)
        if name == "target" and self.collection:
            return self._home.find(self.collection, self.id)
        if name not in self._cache:
            self._cache[name] = self._read(self.field(name))
        return self._cache[name]

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"an element is immutable: `{name}` cannot be set")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Element) and self.path == other.path

    def __hash__(self) -> int:
        return hash(self.path)

    def __repr__(self) -> str:
        return f"<{self.shape.kind} {'.'.join(map(str, self.path))}>"

    def field(self, name: str) -> Field:
        """The declared property of that name."""
        try:
            return self.shape.fields[name]
        except KeyError:
            raise UnknownProperty(_no_such(name, self.shape)) from None

    def given(self, name: str) -> bool:
        """Whether the user wrote something under a key, sound or not."""
        self.field(name)
        return name in self.node.entries

    @property
    def top(self) -> Element | None:
        """The element of a collection that this record stands in; itself where it is one."""
        return self._home.element(self.path[:2])

    def place_of(self, *path: str | int) -> Place:
        """The place of the value under a path of keys, or of the nearest thing above it; without a path, of the key."""
        return self._home.place((*self.path, *path), at_value=bool(path))

    def entries(self) -> Iterator[tuple[Field, Entry]]:
        """The properties that the user wrote, in the user's order, each with its declaration."""
        for entry in self.node:
            if entry.key in self.shape.fields:
                yield self.shape.fields[entry.key], entry

    def _read(self, field: Field) -> Any:  # noqa: ANN401 - the schema decides the type
        return read(field, self.node.get(field.name), self._home, (*self.path, field.name))


def _no_such(name: str, shape: RecordShape) -> str:
    near = get_close_matches(name, shape.fields, n=1, cutoff=0.6)
    hint = f", did you mean `{near[0]}`" if near else ""
    return f"a {shape.kind} has no `{name}`{hint}; it has: {', '.join(shape.fields)}"


def absent(node: Node | None) -> bool:
    """Whether nothing was written: no key, or a key with nothing after it."""
    return node is None or bool(getattr(node, "is_null", False))
