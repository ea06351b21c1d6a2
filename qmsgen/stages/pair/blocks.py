"""Blocks in both languages: paragraph beneath or beside paragraph, cell within cell, one figure, one form."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from difflib import SequenceMatcher
from itertools import groupby, pairwise
from typing import Any, Final

from qmsgen.model.document import (
    Block,
    Bullets,
    Card,
    Cell,
    Contents,
    Field,
    Figure,
    GridItem,
    GridScale,
    Heading,
    Inline,
    Landscape,
    Link,
    Note,
    PageBreak,
    Paragraph,
    Parallel,
    Question,
    RatingGrid,
    Row,
    Run,
    Sheet,
    Table,
    folded,
)
from qmsgen.stages.pair.drawings import paired_drawing
from qmsgen.stages.pair.lines import Lines, rest, said, same
from qmsgen.stages.pair.lines import fields as blanks_of

Blocks = tuple[Block, ...]

_SHORT: Final = 40
"""So many letters of both languages together stand in one line of a list."""


@dataclass(frozen=True, slots=True)
class Pairing(Lines):
    """Lays the blocks of two languages together; `columns` puts running text side by side."""

    columns: bool = False

    def boxed(self) -> Pairing:
        """The same within a box or a cell, which is too narrow for columns."""
        return replace(self, columns=False)

    def blocks(self, first: Blocks, second: Blocks) -> Blocks:
        """Blocks in both languages; pieces that are not built alike stand one after the other."""
        paired: list[Block] = []
        for ours, theirs in _pieces(first, second):
            if _shapes(ours) == _shapes(theirs):
                for one, other in zip(ours, theirs, strict=True):
                    paired += self._block(one, other)
            else:
                known = {_text(block) for block in ours}
                paired += (*ours, *(self._alone(block) for block in theirs if _text(block) not in known))
        return tuple(_gathered(paired))

    def _block(self, first: Block, second: Block) -> Blocks:  # noqa: C901, PLR0912 - one case for each kind of block
        match first, second:
            case Heading(), Heading():
                return (replace(first, content=self.inline(first.content, second.content)),)
            case Paragraph(), Paragraph():
                return self._paragraphs(first, second)
            case Bullets(), Bullets():
                return self._bullets(first, second)
            case Table(), Table():
                return self._tables(first, second)
            case Note(), Note():
                inner = self.boxed().blocks(first.blocks, second.blocks)
                return (replace(first, title=self.inline(first.title, second.title), blocks=inner),)
            case Card(), Card():
                inner = self.boxed().blocks(first.blocks, second.blocks)
                return (replace(first, title=self.inline(first.title, second.title), blocks=inner),)
            case Figure(), Figure():
                return (self._figure(first, second),)
            case RatingGrid(), RatingGrid():
                return (self._grid(first, second),)
            case Question(), Question():
                return self._questions(first, second)
            case Landscape(), Landscape():
                return (Landscape(self.blocks(first.blocks, second.blocks)),)
            case Sheet(), Sheet():
                return (Sheet(self.line(first.title, second.title), self.blocks(first.blocks, second.blocks)),)
            case Contents(), Contents():
                return (replace(first, title=self.line(first.title, second.title)),)
            case PageBreak(), PageBreak():
                return (first,)
            case _:
                return (first, self._alone(second))

    # --- running text -------------------------------------------------------------------------------------

    def _paragraphs(self, first: Paragraph, second: Paragraph) -> Blocks:
        if same(first.content, second.content):
            return (replace(first, content=self.inline(first.content, second.content)),)
        if blanks_of(first.content) or blanks_of(second.content):
            return (replace(first, content=self.stacked(first.content, second.content)),)
        other = second.content if self.columns else rest(first.content, second.content)
        beneath = replace(second, content=self.foreign(other), keep_with_next=first.keep_with_next)
        if self.columns:
            return (Parallel((((first,), (beneath,)),), self.second),)
        return replace(first, keep_with_next=True), beneath

    def _bullets(self, first: Bullets, second: Bullets) -> Blocks:
        if len(first.items) != len(second.items):
            return first, self._alone(second)
        items = list(zip(first.items, second.items, strict=True))
        if self.columns and _text(first) != _text(second) and not _blanks(first):
            rows = [first.items] if first.ordered else [(item,) for item in first.items]
            others = [second.items] if first.ordered else [(item,) for item in second.items]
            sides = (
                ((replace(first, items=ours),), (self._alone(replace(second, items=theirs)),))
                for ours, theirs in zip(rows, others, strict=True)
            )
            return (Parallel(tuple(sides), self.second),)
        boxed = self.boxed()
        return (replace(first, items=tuple(boxed.item(*each) for each in items)),)

    def item(self, first: Blocks, second: Blocks) -> Blocks:
        """An item of a list; a short one stands in one line."""
        if len(first) == len(second) == 1 and len(_text(first[0]) + _text(second[0])) <= _SHORT:
            one, other = first[0], second[0]
            if isinstance(one, Paragraph) and isinstance(other, Paragraph):
                return (replace(one, content=self.inline(one.content, other.content)),)
        return self.blocks(first, second)

    # --- tables and forms ---------------------------------------------------------------------------------

    def _tables(self, first: Table, second: Table) -> Blocks:
        if _grid(first) != _grid(second):
            return first, self._alone(second)
        return (
            replace(
                first,
                head=self._rows(first.head, second.head),
                body=self._rows(first.body, second.body),
                caption=self.line(first.caption, second.caption),
            ),
        )

    def _rows(self, first: tuple[Row, ...], second: tuple[Row, ...]) -> tuple[Row, ...]:
        return tuple(
            replace(one, cells=tuple(self._cell(*each) for each in zip(one.cells, other.cells, strict=True)))
            for one, other in zip(first, second, strict=True)
        )

    def _cell(self, first: Cell, second: Cell) -> Cell:
        return replace(first, blocks=self.boxed().blocks(first.blocks, second.blocks))

    def _questions(self, first: Question, second: Question) -> Blocks:
        if first.field.name != second.field.name:
            return first, self._alone(second)
        return (
            replace(
                first,
                content=self.stacked(first.content, second.content),
                field=self.field(first.field, second.field),
            ),
        )

    def _grid(self, first: RatingGrid, second: RatingGrid) -> RatingGrid:
        items = {item.name: item for item in second.items}
        scales = {scale.name: scale for scale in second.scales}
        return replace(
            first,
            items=tuple(self._grid_item(item, items.pop(item.name, item)) for item in first.items)
            + tuple(replace(item, content=self.foreign(item.content)) for item in items.values()),
            scales=tuple(self._scale(scale, scales.get(scale.name, scale)) for scale in first.scales),
            caption=self.line(first.caption, second.caption),
            item_label=self.line(first.item_label, second.item_label),
            skip=self.choice(first.skip, second.skip),
        )

    def _grid_item(self, first: GridItem, second: GridItem) -> GridItem:
        return replace(first, content=self.stacked(first.content, second.content))

    def _scale(self, first: GridScale, second: GridScale) -> GridScale:
        return replace(
            first, label=self.line(first.label, second.label), points=self.choices(first.points, second.points)
        )

    def _figure(self, first: Figure, second: Figure) -> Figure:
        return replace(
            first,
            drawing=paired_drawing(first.drawing, second.drawing, self),
            caption=self.line(first.caption, second.caption),
            alternative=self.line(first.alternative, second.alternative),
        )

    def _alone(self, value: Any) -> Any:  # noqa: ANN401 - any part of a block, of the kind that it was
        """A block of the second language that has no partner, its text marked with its language."""
        match value:
            case Run() | Link():
                return self.foreign((value,))[0]
            case tuple():
                return tuple(self._alone(part) for part in value)
            case _ if is_dataclass(value) and not isinstance(value, type):
                parts = {part.name: self._alone(getattr(value, part.name)) for part in fields(value)}
                return replace(value, **parts)
            case _:
                return value


def _pieces(first: Blocks, second: Blocks) -> Iterator[tuple[Blocks, Blocks]]:
    """Both cut at the headings that they share, unless they are built alike as a whole."""
    if _shapes(first) == _shapes(second):
        yield first, second
        return
    ours, theirs = _sections(first), _sections(second)
    keys = [_opening(section) for section in ours], [_opening(section) for section in theirs]
    for _, start, end, other_start, other_end in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        if keys[0][start:end] == keys[1][other_start:other_end]:
            yield from zip(ours[start:end], theirs[other_start:other_end], strict=True)
        else:
            yield _joined(ours[start:end]), _joined(theirs[other_start:other_end])


def _sections(blocks: Blocks) -> list[Blocks]:
    """Blocks cut before every heading."""
    starts = [index for index, block in enumerate(blocks) if isinstance(block, Heading)]
    edges = [0, *(start for start in starts if start), len(blocks)]
    return [blocks[start:end] for start, end in pairwise(edges)]


def _opening(section: Blocks) -> Hashable:
    head = section[0] if section else None
    return (head.level, head.anchor) if isinstance(head, Heading) else None


def _joined(sections: list[Blocks]) -> Blocks:
    return tuple(block for section in sections for block in section)


def _shapes(blocks: Blocks) -> list[Hashable]:
    return [_shape(block) for block in blocks]


def _shape(block: Block) -> Hashable:
    """What a block is, apart from its words."""
    match block:
        case Heading(level=level, number=number):
            return Heading, level, number
        case Paragraph(tone=tone):
            return Paragraph, tone
        case Table(kind=kind):
            return Table, kind
        case Note(kind=kind):
            return Note, kind
        case Question(field=field):
            return Question, field.name
        case _:
            return (type(block),)


def _grid(table: Table) -> list[list[list[tuple[int, int, bool]]]]:
    """How a table is divided into cells."""
    return [[[(cell.span, cell.rows, cell.head) for cell in row.cells] for row in part] for part in _parts(table)]


def _parts(table: Table) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    return table.head, table.body


def _text(value: object) -> str:
    """All that a block says, in one form."""
    return folded("".join(said((piece,)) for piece in _inline(value)))


def _blanks(value: object) -> bool:
    return any(isinstance(piece, Field) for piece in _inline(value))


def _inline(value: object) -> Iterator[Inline]:
    """Every piece of content below a block."""
    if isinstance(value, Run | Link | Field):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _inline(part)
    elif is_dataclass(value):
        for part in fields(value):
            yield from _inline(getattr(value, part.name))


def _gathered(blocks: list[Block]) -> Iterator[Block]:
    """Rows of columns that follow one another as one block."""
    for together, group in groupby(blocks, lambda block: isinstance(block, Parallel)):
        found = list(group)
        if together:
            parallel = [block for block in found if isinstance(block, Parallel)]
            yield Parallel(tuple(row for block in parallel for row in block.rows), parallel[0].language)
        else:
            yield from found
