"""Where things stand in a user's files: places, and YAML nodes that know theirs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping as MappingType

KeyPath: TypeAlias = tuple[str | int, ...]
"""The keys and indexes that lead from the top of a file to a node."""

SHIPPED_PACK: Final = "pack:"
"""What the file of a place begins with where it lies in a pack that ships with qmsgen."""
OWN_PACKS: Final = "packs"
"""The folder of a policy set that holds packs of its own."""
OWN_STANDARDS: Final = "standards"
"""The folder of a policy set that holds clause catalogues of its own."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A spot in a file; line and column count from 1, in characters; width is for the caret under it."""

    file: str
    line: int = 1
    column: int = 1
    width: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"

    def below(self, folder: str) -> Place:
        """The same place, its file named as seen from outside that folder; a pack that ships lies in no folder."""
        if self.file.startswith(SHIPPED_PACK):
            return self
        return Place(f"{folder}/{self.file}" if self.file else folder, self.line, self.column, self.width)

    @property
    def pack(self) -> str:
        """The id of the pack whose file this is, as named within the policy set; empty for the set's own files."""
        if self.file.startswith(SHIPPED_PACK):
            return self.file.removeprefix(SHIPPED_PACK).partition("/")[0]
        folder, _, rest = self.file.partition("/")
        return rest.partition("/")[0] if folder == OWN_PACKS else ""


@dataclass(frozen=True, slots=True)
class Scalar:
    """One YAML value; `text` is what the user typed, never resolved; `plain` says that no quotes stood around."""

    text: str
    place: Place
    plain: bool = True

    @property
    def is_null(self) -> bool:
        """Whether nothing was written after the key, or an explicit null."""
        return self.plain and self.text in {"", "~", "null", "Null", "NULL"}


@dataclass(frozen=True, slots=True)
class Sequence:
    """A YAML list."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Entry:
    """One key of a mapping with its value; the key has a place of its own."""

    key: str
    key_place: Place
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """A YAML mapping in the user's order; keys are unique."""

    entries: MappingType[str, Entry]
    place: Place

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries.values())

    def get(self, key: str) -> Node | None:
        """The value under a key, or None where the key is absent."""
        entry = self.entries.get(key)
        return entry.value if entry else None


Node: TypeAlias = Scalar | Sequence | Mapping


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One YAML file of a policy set, read and composed; `lines` serve the excerpts in reports."""

    name: str
    lines: tuple[str, ...]
    root: Mapping


@dataclass(frozen=True, slots=True)
class Origin:
    """Which place, and which path of keys below its file, a printed text came from."""

    place: Place
    path: KeyPath = ()

    def __str__(self) -> str:
        return f"{self.place.file}:{self.place.line}"
