"""Which style numbers a heading just as the document does, so that Word's own count never differs from it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from qmsgen.model.document import Card, Heading, Landscape, Note, Sheet, sayings
from qmsgen.web.words import ANNEX

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qmsgen.model.document import Block, Document

Family: TypeAlias = Literal["Heading", "AnnexHeading", "FixedHeading", "PlainHeading"]
"""Numbered by Word; an annex lettered by Word; numbered by the text itself; without a number."""

_LETTER_AT_END = re.compile(r"(?P<prefix>.*?)(?P<letter>[A-Z])", re.DOTALL)


@dataclass(slots=True)
class HeadingCount:
    """Counts as Word will count, apart for sections and annexes."""

    annex_prefix: str = ""
    """What stands before the letter of an annex in its number, such as "Annex "."""
    annex_label: str = "{number}"
    """How the number of an annex is read, such as "Annex {number}"."""
    _sections: list[int] = field(default_factory=lambda: [0, 0, 0, 0])
    _annexes: list[int] = field(default_factory=lambda: [0, 0, 0, 0])

    def family(self, heading: Heading) -> Family:
        """The family of styles whose automatic number is the number that the heading has."""
        if not heading.number:
            return "PlainHeading"
        counts = self._annexes if heading.annex else self._sections
        advanced = _advanced(counts, heading.level)
        if self._written(advanced[: heading.level], annex=heading.annex) != heading.number:
            return "FixedHeading"
        counts[:] = advanced
        return "AnnexHeading" if heading.annex else "Heading"

    @property
    def annex_letter(self) -> str:
        """How Word letters an annex: `%1` stands for the letter."""
        return self.annex_label.format(number=f"{self.annex_prefix}%1")

    def label(self, heading: Heading) -> str:
        """The number of a heading as it is read: "5.1", "Annex A"."""
        if heading.annex and heading.number and heading.level == 1:
            return self.annex_label.format(number=heading.number)
        return heading.number

    def _written(self, counts: list[int], *, annex: bool) -> str:
        if not annex:
            return ".".join(str(count) for count in counts)
        letter = chr(ord("A") + counts[0] - 1) if 1 <= counts[0] <= 26 else ""
        below = "".join(f".{count}" for count in counts[1:])
        return letter + below if below else self.annex_prefix + letter


def _advanced(counts: list[int], level: int) -> list[int]:
    """The counts after one more heading of that level; levels below begin anew."""
    return [*counts[: level - 1], counts[level - 1] + 1, *[0] * (len(counts) - level)]


def headings_of(blocks: tuple[Block, ...]) -> Iterator[Heading]:
    """All headings in the order of the text, also those within frames."""
    for block in blocks:
        match block:
            case Heading():
                yield block
            case Landscape() | Sheet() | Card() | Note():
                yield from headings_of(block.blocks)
            case _:
                pass


def count_for(document: Document) -> HeadingCount:
    """A fresh count that letters annexes as the first annex of the document does."""
    for heading in headings_of(document.blocks):
        found = _LETTER_AT_END.fullmatch(heading.number)
        if heading.annex and heading.level == 1 and found:
            label = "{number}" if found["prefix"] else sayings(document)(ANNEX)
            return HeadingCount(found["prefix"], label)
    return HeadingCount()
