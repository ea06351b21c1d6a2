"""Blocks as rows of a worksheet, from top to bottom."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, assert_never

from qmsgen.formats.xlsx.canvas import Box, Canvas
from qmsgen.formats.xlsx.prompts import asks, prompts
from qmsgen.formats.xlsx.said import bullets, figure, heading, paragraph, say, say_blocks, strong, words
from qmsgen.formats.xlsx.tables import answer, lay_grid, lay_question, lay_table
from qmsgen.model.document import (
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
    from collections.abc import Iterable

    from qmsgen.formats.xlsx.look import Look, Wardrobe
    from qmsgen.formats.xlsx.prompts import Prompt
    from qmsgen.formats.xlsx.said import Said
    from qmsgen.model.document import Block, Content

_LABEL_SHARE = 0.36
_HALF = 0.45
_ROOM = 18.0


@dataclass(frozen=True, slots=True)
class Layout:
    """Lays blocks on one worksheet; `sheets` are the names that a table of contents lists."""

    canvas: Canvas
    wardrobe: Wardrobe
    sheets: tuple[str, ...] = ()
    pins: bool = True
    """Whether the head of the first list stays in sight and is printed on every page."""

    def lay(self, blocks: Iterable[Block], look: Look | None = None) -> None:
        """Lay blocks one below the other, in a look of their own where they stand in a note."""
        for block in blocks:
            self._block(block, look or self.wardrobe.text)

    def _block(self, block: Block, look: Look) -> None:  # noqa: C901, PLR0912  (one case for each block)
        match block:
            case Heading():
                self._heading(block)
            case Paragraph():
                self._paragraph(block.content, paragraph(block), self.wardrobe.toned(look, block.tone))
            case Bullets():
                self._bullets(block, look)
            case Table():
                lay_table(block, self.canvas, self.wardrobe, chief=self._chief())
            case RatingGrid():
                lay_grid(block, self.canvas, self.wardrobe, chief=self._chief())
            case Question():
                lay_question(block, self.canvas, self.wardrobe)
            case Note():
                self._note(block)
            case Figure():
                self.canvas.line(figure(block), self.wardrobe.toned(look, Tone.MUTED))
            case Contents():
                self._contents(block)
            case Card():
                self._titled(block)
            case Landscape(blocks=inner) | Sheet(blocks=inner):
                self.lay(inner, look)
            case PageBreak():
                pass
            case Parallel():
                self._parallel(block, look)
            case _:
                assert_never(block)

    def _chief(self) -> bool:
        return self.pins and self.canvas.repeated is None

    def _heading(self, block: Heading) -> None:
        look = self.wardrobe.heading(block.level)
        self.canvas.line(heading(block), look, at_least=look.size * 2.0)

    def _paragraph(self, content: Content, said: Said, look: Look) -> None:
        if not asks(content):
            self.canvas.line(said, look)
            return
        for prompt in prompts(content):
            self._prompt(prompt, look)

    def _prompt(self, prompt: Prompt, look: Look) -> None:
        """Lay a label and its blank side by side; a tick box stands before its words."""
        if prompt.field is None:
            self.canvas.line(prompt.said, look)
            return
        given = answer(prompt.field, self.wardrobe)
        ticked = prompt.field.kind == "check"
        edge = 1 if ticked else self._label_edge()
        start, end = (0, edge) if ticked else (edge, self.canvas.columns)
        blank = Box(0, start, given.said, replace(given.look, middle=True), columns=end - start, blank=given.blank)
        start, end = (edge, self.canvas.columns) if ticked else (0, edge)
        label_look = self.wardrobe.line if ticked else replace(self.wardrobe.label, middle=True)
        label = Box(0, start, prompt.said, label_look, columns=end - start)
        self.canvas.band([label, blank], [max(given.height, _ROOM)])

    def _label_edge(self) -> int:
        """The column where blanks start: the first edge beyond a third of the width."""
        return self._edge(_LABEL_SHARE)

    def _edge(self, share: float) -> int:
        """The first edge of a column beyond a share of the width."""
        wide, target = 0.0, sum(self.canvas.widths) * share
        for column, width in enumerate(self.canvas.widths[:-1], 1):
            wide += width
            if wide >= target:
                return column
        return self.canvas.columns - 1

    def _bullets(self, block: Bullets, look: Look) -> None:
        for said, item in zip(bullets(block), block.items, strict=True):
            alone = item[0] if len(item) == 1 else None
            if isinstance(alone, Paragraph) and asks(alone.content):
                self._paragraph(alone.content, said, look)
            else:
                self.canvas.line(said, look)

    def _note(self, note: Note) -> None:
        look = self.wardrobe.note(note.kind)
        if note.title:
            self.canvas.line(say(note.title), replace(look, bold=True))
        self.lay(note.blocks, look)
        self.canvas.gap()

    def _titled(self, card: Card) -> None:
        if card.title:
            look = self.wardrobe.heading(3)
            self.canvas.line(strong(say(card.title)), look, at_least=look.size * 2.0)
        self.lay(card.blocks)

    def _parallel(self, block: Parallel, look: Look) -> None:
        """Lay two languages side by side, where there are columns for both."""
        edge = self._edge(_HALF)
        for left, right in block.rows:
            if not 0 < edge < self.canvas.columns:
                self.lay((*left, *right), look)
                continue
            sides = ((0, edge, left), (edge, self.canvas.columns, right))
            self.canvas.band(
                [Box(0, start, say_blocks(said), look, columns=end - start) for start, end, said in sides], [0.0]
            )

    def _contents(self, block: Contents) -> None:
        if not self.sheets:
            return
        self.canvas.line(words(block.title), self.wardrobe.caption)
        for name in self.sheets:
            look = replace(self.wardrobe.text, ink=self.wardrobe.colours.accent)
            self.canvas.line(words(name), look, target=name)
        self.canvas.gap()
