"""Questions and rating grids: the parts of a survey form."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qmsgen.formats.docx import wordml
from qmsgen.formats.docx.blanks import blank, tick
from qmsgen.formats.docx.inline import inline
from qmsgen.formats.docx.look import shading
from qmsgen.formats.docx.measure import twips
from qmsgen.formats.docx.tables import GAP, cell, frame, row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qmsgen.formats.docx.composition import Composition, Place
    from qmsgen.model.document import Choice, Field, GridItem, GridScale, Question, RatingGrid

_NUMBER_MM = 10
_WIDEST_POINT_MM = 15
_NARROWEST_POINT_MM = 6.5
_SHARE_OF_POINTS = 0.6
_HANDWRITING_MM = 8
_ANSWER_MM = 140


def question(block: Question, place: Place, composition: Composition) -> str:
    """A question with its number, and room for the answer: beside it for a tick, else below."""
    text = wordml.run(block.number) + wordml.tab() + inline(block.content, place, composition)
    answer = blank(_widened(block.field), place, composition)
    if block.field.kind == "check":
        return wordml.paragraph("Question", text + wordml.run("\u2003") + answer)
    asked = wordml.paragraph("Question", text, wordml.kept(keep=True))
    if block.field.kind != "lines":
        return asked + wordml.paragraph("Answer", answer)
    box = wordml.paragraph("TableText", answer if composition.fillable else "")
    rows = row(cell(place.width, box), height_mm=_HANDWRITING_MM * block.field.lines)
    return asked + frame("AnswerBox", [place.width], rows, title=block.field.label) + GAP


def _widened(field: Field) -> Field:
    """An answer in words has the whole line."""
    return replace(field, width=_ANSWER_MM) if field.kind == "text" and not field.width else field


def rating_grid(block: RatingGrid, place: Place, composition: Composition) -> str:
    """Statements against points; each pair of statement and point has a box."""
    columns = _columns(block, place.width)
    rows = _head(block, columns, composition)
    statement = place.inside("table", columns[1])
    rows += "".join(
        _item(item, inline(item.content, statement, composition), block, columns, composition) for item in block.items
    )
    caption = wordml.paragraph("Caption", wordml.run(block.caption)) if block.caption else ""
    return caption + frame("RatingTable", columns, rows, title=block.caption, head=True) + GAP


def _answers(block: RatingGrid) -> Iterator[tuple[GridScale, Choice]]:
    """The columns with boxes, in order; an answer beside the scale goes with the last one."""
    for scale in block.scales:
        for point in scale.points:
            yield scale, point
    if block.skip:
        yield block.scales[-1], block.skip


def _columns(block: RatingGrid, width: int) -> list[int]:
    """Number, statement, then narrow columns of equal width."""
    count = sum(1 for _ in _answers(block))
    share = _SHARE_OF_POINTS * width / count
    point = int(min(twips(_WIDEST_POINT_MM), max(twips(_NARROWEST_POINT_MM), share)))
    number = twips(_NUMBER_MM)
    return [number, max(width - number - point * count, twips(20)), *[point] * count]


def _head(block: RatingGrid, columns: list[int], composition: Composition) -> str:
    tint = shading(composition.theme.colours.tint)
    two_levels = len(block.scales) > 1
    points = "".join(
        cell(columns[-1], wordml.paragraph("RatingHead", wordml.run(point.label)), tint) for _, point in _answers(block)
    )
    label = wordml.paragraph("TableHead", wordml.run(block.item_label))
    across = '<w:gridSpan w:val="2"/>'
    first = sum(columns[:2])
    if not two_levels:
        return row(cell(first, label, across + tint) + points, head=True)
    above = cell(first, label, f'{across}<w:vMerge w:val="restart"/>{tint}') + _scales(block, columns[-1], tint)
    below = cell(first, wordml.paragraph("TableHead"), f"{across}<w:vMerge/>{tint}") + points
    return row(above, head=True) + row(below, head=True)


def _scales(block: RatingGrid, point: int, tint: str) -> str:
    """The upper level of the head: one cell over the points of each scale."""
    cells = ""
    for scale in block.scales:
        text = wordml.paragraph("RatingHead", wordml.run(scale.label))
        count = len(scale.points)
        cells += cell(point * count, text, f'<w:gridSpan w:val="{count}"/>{tint}')
    return cells + (cell(point, wordml.paragraph("RatingHead"), tint) if block.skip else "")


def _item(item: GridItem, text: str, block: RatingGrid, columns: list[int], composition: Composition) -> str:
    ticks = ""
    for scale, point in _answers(block):
        name = f"{item.name}.{scale.name}.{point.value}"
        label = " ".join(word for word in (item.number, scale.label, point.label) if word)
        box = wordml.paragraph("RatingTick", tick(name, label, composition))
        ticks += cell(columns[-1], box)
    return row(
        cell(columns[0], wordml.paragraph("TableCentred", wordml.run(item.number)))
        + cell(columns[1], wordml.paragraph("TableText", text))
        + ticks
    )
