"""Notes and cards: blocks within a frame of one cell, kept on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qmsgen.formats.docx import wordml
from qmsgen.formats.docx.inline import inline
from qmsgen.formats.docx.look import shading
from qmsgen.formats.docx.measure import twips
from qmsgen.formats.docx.tables import GAP, cell, frame, row

if TYPE_CHECKING:
    from qmsgen.formats.docx.composition import Composition, Place
    from qmsgen.model.document import Block, Card, Note, Parallel

_STYLES = {
    "info": ("NoteInfo", "NoteTitle", ""),
    "rule": ("NoteRule", "NoteTitle", ""),
    "moment": ("NoteMoment", "NoteTitleMoment", "\u25c6\u2002"),
    "warning": ("NoteWarning", "NoteTitleWarning", "\u25b3\u2002"),
}
"""Table style, style of the title, and the sign that tells kinds apart without their colour."""
_MARGINS = twips(7)


def note(block: Note, place: Place, composition: Composition) -> str:
    """A box that stands out, with its title on the first line."""
    table_style, title_style, sign = _STYLES[block.kind]
    within = place.inside("note", place.width - _MARGINS)
    mark = wordml.run(sign) if sign else ""
    title = wordml.paragraph(title_style, mark + inline(block.title, within, composition)) if block.title else ""
    content = _ended(title + composition.inner(block.blocks, within))
    return GAP + frame(table_style, [place.width], row(cell(place.width, content))) + GAP


def card(block: Card, place: Place, composition: Composition) -> str:
    """A frame with a title bar, to be cut out and carried."""
    within = place.inside("note", place.width - _MARGINS)
    rows = ""
    if block.title:
        title = wordml.paragraph("CardTitle", inline(block.title, within, composition))
        rows = row(cell(place.width, title, shading(composition.theme.colours.tint)))
    rows += row(cell(place.width, _ended(composition.inner(block.blocks, within))))
    return GAP + frame("CardFrame", [place.width], rows, head=bool(block.title)) + GAP


def parallel(block: Parallel, place: Place, composition: Composition) -> str:
    """Two languages side by side: a table without lines but the one between them."""
    left = place.width // 2
    widths = [left, place.width - left]
    rows = ""
    for sides in block.rows:
        both = zip(sides, widths, strict=True)
        rows += row("".join(cell(width, _side(content, width, place, composition)) for content, width in both))
    return frame("ParallelTable", widths, rows) + GAP


def _side(content: tuple[Block, ...], width: int, place: Place, composition: Composition) -> str:
    return _ended(composition.inner(content, place.inside("note", width - _MARGINS)))


def _ended(content: str) -> str:
    return content if content.endswith("</w:p>") else content + wordml.paragraph("NoteText")
