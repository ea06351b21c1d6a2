"""What a Word document has used up so far while it is written, and where the next block will stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from qmsgen.formats.docx import wordml
from qmsgen.model.document import Tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from qmsgen.formats.docx.headings import HeadingCount
    from qmsgen.model.document import Block, Document
    from qmsgen.model.theme import Theme


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands, which decides its styles and how wide it may be."""

    width: int
    """Room from left to right in twips."""
    height_mm: float
    """Room on a page, for pictures."""
    kind: Literal["body", "table", "note"] = "body"
    tone: Tone = Tone.PLAIN
    """What the surrounding cell says of paragraphs that say nothing."""
    head: Literal["", "column", "matrix", "row"] = ""
    """Whether this is a header cell, and of what: a column, a narrow column of a matrix, a row."""
    depth: int = 0
    """How many lists stand around."""

    def inside(self, kind: Literal["table", "note"], width: int) -> Place:
        """The place within a frame or a cell of that width."""
        return Place(width, self.height_mm, kind)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it lies in the package: Word draws the SVG, older readers the PNG."""

    number: int
    svg: bytes
    png: bytes

    @property
    def relation(self) -> str:
        """The name by which the text refers to the PNG; that of the SVG ends in `svg`."""
        return f"picture{self.number}"


@dataclass(slots=True)
class Composition:
    """The state of one document in the making: numbers given, bookmarks set, lists begun, pictures kept."""

    document: Document
    theme: Theme
    headings: HeadingCount
    writer: Callable[[tuple[Block, ...], Place, Composition], str]
    """Writes blocks; frames and cells call it for what stands within them."""
    pictures: list[Picture] = field(default_factory=list)
    ordered_lists: list[Literal["body", "table"]] = field(default_factory=list)
    """One entry for each numbered list, which starts again at 1."""
    page_kinds: set[str] = field(default_factory=set)
    """Kinds of page that need a header and a footer: cover, portrait, landscape."""
    _bookmarks: set[str] = field(default_factory=set)
    _last_id: int = 0

    @property
    def fillable(self) -> bool:
        """Whether fields become content controls."""
        return self.document.fillable

    def inner(self, blocks: tuple[Block, ...], place: Place) -> str:
        """The blocks within a frame or a cell."""
        return self.writer(blocks, place, self)

    def next_id(self) -> int:
        """A number that no other bookmark, picture or control of the document has."""
        self._last_id += 1
        return self._last_id

    def bookmark(self, anchor: str, content: str = "") -> str:
        """Content with a bookmark around it; the first block of an anchor gets it."""
        name = wordml.bookmark_name(anchor) if anchor else ""
        if not name or name in self._bookmarks:
            return content
        self._bookmarks.add(name)
        number = self.next_id()
        start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
        return f'{start}{content}<w:bookmarkEnd w:id="{number}"/>'

    def begin_ordered_list(self, kind: Literal["body", "table"]) -> int:
        """Start a numbered list at 1 and give the number of its position among all numbered lists."""
        self.ordered_lists.append(kind)
        return len(self.ordered_lists) - 1
