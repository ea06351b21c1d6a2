"""Questions and rating grids: the parts of a survey form."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qmsgen.formats.docx import wordml
from qmsgen.formats.docx.blanks import blank, tick
from qmsgen.formats.docx.inline import inline
from qmsgen.formats.docx.look import Rule, rules, shading
from qmsgen.formats.docx.measure import shared_out, twips
from qmsgen.formats.docx.page_styles import QUESTION_INDENT_MM
from qmsgen.formats.docx.tables import GAP, cell, frame, row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qmsgen.formats.docx.composition import Composition, Place
    from qmsgen.model.document import Choice, Field, GridItem, GridScale, Question, RatingGrid

_STATEMENT, _POINTS = 100, 100
"""Shares of the width that the statement and all points have in a grid."""
_SKIP = 1.8
"""How much wider than a point an answer beside the scale is."""
_HANDWRITING_MM = 7
_ANSWER_MM = 140


def question(block: Question, place: Place, composition: Composition) -> str:
    """A question with its number, and room for the answer: before it for a tick, else below."""
    number = wordml.run(block.number, "Strong") + wordml.tab() if block.number else ""
    words = inline(block.content, place, composition)
    answer = blank(_widened(block.field), place, composition)
    if block.field.kind == "check":
        return wordml.paragraph("Question", number + answer + wordml.run("\u2002") + words)
    asked = wordml.paragraph("Question", number + words, wordml.kept(keep=True))
    if block.field.kind != "lines":
        return asked + wordml.paragraph("Answer", answer)
    width = place.width - twips(QUESTION_INDENT_MM)
    box = wordml.paragraph("TableText", answer if composition.fillable else "")
    rows = row(cell(width, box), height_mm=_HANDWRITING_MM * block.field.lines)
    return asked + frame("AnswerBox", [width], rows, title=block.field.label) + GAP


def _widened(field: Field) -> Field:
    """An answer in words has the whole line."""
    return replace(field, width=_ANSWER_MM) if field.kind == "text" and not field.width else field


def rating_grid(block: RatingGrid, place: Place, composition: Composition) -> str:
    """Statements against points; each pair of statement and point has a box."""
    grid = _Grid(block, _columns(block, place.width), composition)
    statement = place.inside("table", grid.columns[0])
    rows = grid.head() + "".join(grid.item(item, inline(item.content, statement, composition)) for item in block.items)
    caption = wordml.paragraph("Caption", wordml.run(block.caption)) if block.caption else ""
    title = block.caption or block.item_label
    return caption + frame("RatingTable", grid.columns, rows, title=title, head=True) + GAP


def _answers(scale: GridScale, block: RatingGrid) -> tuple[Choice, ...]:
    """The points of a scale, and the answer beside it where there is one."""
    return (*scale.points, *((block.skip,) if block.skip else ()))


def _columns(block: RatingGrid, width: int) -> list[int]:
    """The statement, then narrow columns in which an answer beside the scale has more room than a point."""
    shares = [_SKIP if one is block.skip else 1 for scale in block.scales for one in _answers(scale, block)]
    points = [round(1000 * _POINTS * share / sum(shares)) for share in shares]
    return shared_out(width, (1000 * _STATEMENT, *points))


@dataclass(frozen=True, slots=True)
class _Grid:
    """Writes the rows of one grid."""

    block: RatingGrid
    columns: list[int]
    composition: Composition

    def head(self) -> str:
        """What is rated and the scales; below them the points."""
        tint = shading(self.composition.theme.colours.tint)
        label = wordml.paragraph("RatingLabel", wordml.lines(self.block.item_label))
        above = cell(self.columns[0], label, f'<w:vMerge w:val="restart"/>{tint}')
        below = cell(self.columns[0], wordml.paragraph("RatingLabel"), f"<w:vMerge/>{tint}")
        for scale, widths in self._scales():
            across = f'<w:gridSpan w:val="{len(widths)}"/>'
            said = wordml.paragraph("RatingHead", wordml.lines(scale.label))
            above += cell(sum(widths), said, across + self._edge(0) + tint)
            for index, (point, width) in enumerate(zip(_answers(scale, self.block), widths, strict=True)):
                label = wordml.paragraph("RatingPoint", wordml.lines(point.label))
                below += cell(width, label, self._edge(index) + tint)
        return row(above, head=True) + row(below, head=True)

    def item(self, item: GridItem, words: str) -> str:
        """A statement with a box for each answer."""
        numbered = wordml.run(item.number) + wordml.tab() if item.number else ""
        cells = cell(self.columns[0], wordml.paragraph("RatingItem", numbered + words))
        for scale, widths in self._scales():
            for index, (point, width) in enumerate(zip(_answers(scale, self.block), widths, strict=True)):
                name = f"{item.name}.{scale.name}.{point.value}"
                label = " ".join(word for word in (item.number, scale.label, point.label) if word)
                box = wordml.paragraph("RatingTick", tick(name, label, self.composition))
                cells += cell(width, box, self._edge(index))
        return row(cells)

    def _scales(self) -> Iterator[tuple[GridScale, list[int]]]:
        """Each scale with the widths of its columns."""
        start = 1
        for scale in self.block.scales:
            end = start + len(_answers(scale, self.block))
            yield scale, self.columns[start:end]
            start = end

    def _edge(self, index: int) -> str:
        """A firmer line where a scale begins."""
        line = Rule(self.composition.theme.colours.muted, 1)
        return "" if index else rules("tcBorders", {"left": line})
