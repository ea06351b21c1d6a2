"""Every block of a document as WordprocessingML."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from qmsgen.formats.docx import frames, numbering, survey, wordml
from qmsgen.formats.docx.contents import contents, heading
from qmsgen.formats.docx.inline import inline
from qmsgen.formats.docx.paragraphs import paragraph
from qmsgen.formats.docx.pictures import figure
from qmsgen.formats.docx.tables import table
from qmsgen.model.document import (
    Block,
    Bullets,
    Card,
    Contents,
    Figure,
    Heading,
    Landscape,
    Note,
    PageBreak,
    Paragraph,
    Parallel,
    Question,
    RatingGrid,
    Sheet,
    Table,
    Tone,
)

if TYPE_CHECKING:
    from qmsgen.formats.docx.composition import Composition, Place

_SPOKEN = {Tone.SAY, Tone.NEVER}


def blocks(items: tuple[Block, ...], place: Place, composition: Composition) -> str:
    """Blocks one after another."""
    return "".join(_block(item, place, composition) for item in items)


def _block(item: Block, place: Place, composition: Composition) -> str:  # noqa: C901, PLR0912 -- one case a block
    match item:
        case Heading():
            return heading(item, place, composition)
        case Paragraph():
            return paragraph(item, place, composition)
        case Bullets():
            return _bullets(item, place, composition)
        case Table():
            return table(item, place, composition)
        case Note():
            return frames.note(item, place, composition)
        case Card():
            return frames.card(item, place, composition)
        case Figure():
            return figure(item, place, composition)
        case RatingGrid():
            return survey.rating_grid(item, place, composition)
        case Question():
            return survey.question(item, place, composition)
        case Contents():
            return contents(item, place, composition)
        case PageBreak():
            return wordml.paragraph("PageBreak") if place.kind == "body" else ""
        case Landscape() | Sheet():
            return blocks(item.blocks, place, composition)
        case Parallel():
            return frames.parallel(item, place, composition)
        case _:
            assert_never(item)


def _bullets(block: Bullets, place: Place, composition: Composition) -> str:
    """A list; one that is numbered starts again at 1."""
    kind = "Table" if place.kind == "table" else "List"
    level = min(place.depth, numbering.LIST_LEVELS[-1])
    suffix = str(level + 1) if level else ""
    mark = ""
    if block.ordered:
        index = composition.begin_ordered_list("table" if kind == "Table" else "body")
        mark = numbering.reference(numbering.ordered_list(index), level)
    counted = {"Table": "TableNumbered", "List": "ListNumber"}[kind] if block.ordered else f"{kind}Bullet"
    first, rest = counted + suffix, f"{kind}Continue{suffix}"
    below = replace(place, depth=place.depth + 1)
    return "".join(
        _of_item(part, (rest, "") if index else (first, mark), below, composition)
        for item in block.items
        for index, part in enumerate(item)
    )


def _of_item(part: Block, look: tuple[str, str], place: Place, composition: Composition) -> str:
    """A block within a list item; `look` is the style and the list mark of a paragraph there."""
    if isinstance(part, Paragraph) and part.tone not in _SPOKEN:
        style, mark = look
        keep = wordml.kept(keep=part.keep_with_next)
        return wordml.paragraph(style, inline(part.content, place, composition), keep + mark)
    return _block(part, place, composition)
