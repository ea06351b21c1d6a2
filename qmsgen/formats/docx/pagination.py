"""On which page each bookmark falls, reckoned from the styles, so that contents read right before Word updates them.

Word and other readers lay out with their own fonts, so the reckoning may be a page off in a long document;
Word replaces it when it updates its fields, as it does before it prints.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qmsgen.formats.docx.extent import Extents, attribute, number, tagged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lxml.etree import _Element

    from qmsgen.formats.docx.extent import Chunk


def pages(body: _Element, headers: Mapping[str, _Element], extents: Extents) -> dict[str, int]:
    """The page of each bookmark; `headers` are the header parts by the relation that sections name."""
    found: dict[str, int] = {}
    page = 0
    for content, section in sections(body):
        width, height = room(section, headers, extents)
        layout = _Layout(height, page + 1, found)
        layout.fill(list(extents.chunks(content, width)))
        page = layout.page
    return found


def sections(body: _Element) -> Iterator[tuple[list[_Element], _Element]]:
    """The blocks of each section with its properties, which stand in its last paragraph."""
    content: list[_Element] = []
    for block in body:
        if block.tag == tagged("sectPr"):
            yield content, block
            continue
        ending = block.find(f"{tagged('pPr')}/{tagged('sectPr')}")
        if ending is None:
            content.append(block)
        else:
            yield content, ending
            content = []


def room(section: _Element, headers: Mapping[str, _Element], extents: Extents) -> tuple[float, float]:
    """Width and height in points that the margins leave, less what a high header takes of them."""
    size, margins = section.find(tagged("pgSz")), section.find(tagged("pgMar"))
    reference = section.find(tagged("headerReference"))
    left, right, top, bottom, distance = (
        number(margins, side) for side in ("left", "right", "top", "bottom", "header")
    )
    width = number(size, "w") - left - right
    head = headers.get(reference.get(attribute("id", "r"), "")) if reference is not None else None
    taken = distance + extents.height(head, width) if head is not None else 0
    return width, number(size, "h") - max(top, taken) - bottom


@dataclass(slots=True)
class _Layout:
    """Fills pages from top to bottom."""

    height: float
    page: int
    found: dict[str, int]
    used: float = 0
    turned: bool = False
    """Whether the text itself filled a page, rather than a section beginning one."""

    def fill(self, chunks: list[Chunk]) -> None:
        """Put all chunks on pages; those that keep with the next go together where a page can hold them."""
        for group in _kept_together(chunks):
            together = sum(chunk.height for chunk in group[:-1]) + group[-1].least
            if group[0].new_page or self.used + together > self.height >= together:
                self._turn()
            for chunk in group:
                self._put(chunk)

    def _turn(self) -> None:
        if self.used:
            self.page += 1
            self.used = 0
            self.turned = True

    def _put(self, chunk: Chunk) -> None:
        """Put one chunk down; at the top of a new page it has no space before it."""
        if self.used + chunk.height - chunk.after > self.height:
            here = self._lines_here(chunk)
            if here:
                self._note(chunk)
                self.page += 1
                self.used = chunk.height - chunk.before - here * chunk.line
                return
            self._turn()
            self.used = chunk.repeated
        if not self.used and self.turned:
            chunk = chunk.raised(chunk.before)
        self._note(chunk)
        self.used += chunk.height

    def _lines_here(self, chunk: Chunk) -> int:
        """How many lines stay on this page, so that no line is alone here or on the next."""
        room = self.height - self.used - chunk.before
        here = min(int(room // chunk.line), chunk.lines - 2) if chunk.line else 0
        return here if here >= 2 else 0

    def _note(self, chunk: Chunk) -> None:
        self.found.update(dict.fromkeys(chunk.bookmarks, self.page))


def _kept_together(chunks: Iterable[Chunk]) -> Iterator[list[Chunk]]:
    group: list[Chunk] = []
    for chunk in chunks:
        if chunk.new_page and group:
            yield group
            group = []
        group.append(chunk)
        if not chunk.keep:
            yield group
            group = []
    if group:
        yield group
