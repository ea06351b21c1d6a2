"""What a draft says of the text that still stands as a pack has it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from qmsgen.model.document.bilingual import Bilingual, sayings
from qmsgen.model.document.blocks import Landscape, Paragraph, Sheet
from qmsgen.model.document.inline import LineBreak, Run, Tone

if TYPE_CHECKING:
    from qmsgen.model.document.blocks import Block
    from qmsgen.model.document.inline import Content
    from qmsgen.model.document.whole import Document

UNDERLINED: Final = "What is underlined with dots still stands as the pack has it."
SIGNED: Final = "What ends in ‡ still stands as the pack has it."

LEGENDS: Final = (UNDERLINED, SIGNED)
"""Every legend, as a message catalogue lists it."""


def explained(document: Document, legend: str) -> Document:
    """A document that ends with the legend of its mark, itself marked, where there is something to explain."""
    if not document.furniture.lent:
        return document
    told = Paragraph(_runs(sayings(document)(legend), document.second), Tone.SMALL)
    return replace(document, blocks=_ending(document.blocks, told))


def _runs(said: str, second: str) -> Content:
    if isinstance(said, Bilingual):
        return (Run(said.first, lent=True), LineBreak(), Run(said.second, language=second, lent=True))
    return (Run(said, lent=True),)


def _ending(blocks: tuple[Block, ...], told: Paragraph) -> tuple[Block, ...]:
    """Blocks with one more at their end, on the last page even where that is turned or a sheet of its own."""
    if blocks and isinstance(last := blocks[-1], Landscape | Sheet):
        return (*blocks[:-1], replace(last, blocks=_ending(last.blocks, told)))
    return (*blocks, told)
