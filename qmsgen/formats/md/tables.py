"""Tables as pipe tables: one line a row, spans spread out, everything in a cell on one line."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from qmsgen.formats.md.escape import escaped
from qmsgen.formats.md.inline import BOX, one_line
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
from qmsgen.model.placing import breadth, placed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from qmsgen.model.document import Block, Cell, Choice, Content, GridItem, GridScale, Row
    from qmsgen.model.placing import Placed

_NEW_LINE = "<br>"
_INDENT = "&nbsp;&nbsp;"


def table(block: Table) -> str:
    """A table with one head row; a head of several rows is told as one, an absent one is left empty."""
    head, body = placed(block.head), placed(block.body)
    columns = max(breadth(head), breadth(body), 1)
    titles = [" · ".join(filter(None, column)) for column in zip(*_grid(head, columns, repeat=True), strict=True)]
    rules = [_rule(column, body) for column in range(columns)]
    rows = _grid(body, columns, repeat=False)
    return _lines(titles or [""] * columns, rules, rows)


def _lines(titles: Sequence[str], rules: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    return "\n".join("| " + " | ".join(row) + " |" for row in (titles, rules, *rows))


def _grid(spots: Sequence[Placed], columns: int, *, repeat: bool) -> list[list[str]]:
    """Cells by row and column; a spanned place repeats the words of its cell across, or stays empty."""
    height = max((spot.row + spot.rows for spot in spots), default=0)
    rows = [[""] * columns for _ in range(height)]
    for spot in spots:
        words = _cell(spot.cell, in_head=repeat)
        width = spot.cell.span if repeat else 1
        rows[spot.row][spot.column : spot.column + width] = [words] * width
    return rows


def _rule(column: int, body: Sequence[Placed]) -> str:
    tones = {spot.cell.tone for spot in body if spot.column == column and spot.cell.span == 1}
    return {Tone.NUMBER: "---:", Tone.CENTRE: ":---:"}.get(tones.pop(), "---") if len(tones) == 1 else "---"


def _cell(cell: Cell, *, in_head: bool) -> str:
    words = cell_blocks(cell.blocks)
    strong = cell.head or cell.tone in {Tone.STRONG, Tone.LABEL}
    return emboldened(words) if strong and not in_head else words


def emboldened(words: str) -> str:
    """Words on a line of their own in bold, unless some already are."""
    return words if not words or "**" in words or "<strong>" in words else f"**{words}**"


def cell_blocks(blocks: Iterable[Block]) -> str:
    """Blocks on one line, a break between two of them."""
    return _NEW_LINE.join(filter(None, (_block(block) for block in blocks)))


def _block(block: Block) -> str:  # noqa: C901  (one case for each block)
    match block:
        case Heading(content=content, number=number):
            return emboldened(numbered(number, _line(content)))
        case Paragraph():
            return _paragraph(block)
        case Bullets():
            return _NEW_LINE.join(_bullets(block, 0))
        case Table(head=head, body=body):
            return _NEW_LINE.join(_row(row) for row in head + body)
        case Note(title=title, blocks=inner) | Card(title=title, blocks=inner):
            return _NEW_LINE.join(filter(None, (emboldened(_line(title)), cell_blocks(inner))))
        case Figure(caption=caption, alternative=alternative):
            return _NEW_LINE.join(filter(None, (escaped(caption), escaped(alternative))))
        case RatingGrid():
            return _NEW_LINE.join(" ".join(row) for row in _grid_rows(block))
        case Question(number=number, content=content, field=field):
            return numbered(number, f"{_line(content)} {_line((field,))}")
        case PageBreak() | Contents():
            return ""
        case Landscape(blocks=inner) | Sheet(blocks=inner):
            return cell_blocks(inner)
        case Parallel(rows=rows):
            return _NEW_LINE.join(cell_blocks((*left, *right)) for left, right in rows)
        case _:
            assert_never(block)


def _line(content: Content) -> str:
    return one_line(content, in_table=True)


def _paragraph(block: Paragraph) -> str:
    words = _line(block.content)
    if block.tone is Tone.NEVER:
        return f"✗ {words}"
    return emboldened(words) if block.tone in {Tone.STRONG, Tone.LABEL} else words


def _bullets(block: Bullets, depth: int) -> Iterator[str]:
    for number, item in enumerate(block.items, 1):
        mark = f"{number}. " if block.ordered else "• "
        inner = (_inner(part, depth) for part in item)
        yield _INDENT * depth + mark + _NEW_LINE.join(filter(None, inner))


def _inner(block: Block, depth: int) -> str:
    return _NEW_LINE.join(_bullets(block, depth + 1)) if isinstance(block, Bullets) else _block(block)


def _row(row: Row) -> str:
    return " · ".join(cell_blocks(cell.blocks) for cell in row.cells)


def numbered(number: str, words: str) -> str:
    """Words with their number before them, where they have one."""
    return f"{escaped(number)} {words}" if number else words


def rating_grid(grid: RatingGrid) -> str:
    """A rating grid as a table: a statement a row, the points to tick in a column for each scale."""
    titles = [escaped(grid.item_label), *(escaped(scale.label) for scale in grid.scales)]
    return _lines(titles, ["---"] * len(titles), _grid_rows(grid))


def _grid_rows(grid: RatingGrid) -> Iterator[list[str]]:
    for item in grid.items:
        yield [_statement(item), *(_points(scale, grid.skip) for scale in grid.scales)]


def _statement(item: GridItem) -> str:
    return numbered(item.number, _line(item.content))


def _points(scale: GridScale, skip: Choice | None) -> str:
    points = [_point(point) for point in scale.points]
    beside = [skip.label or skip.value] if skip else []
    return " ".join(f"{BOX} {escaped(point)}" for point in points + beside)


def _point(point: Choice) -> str:
    return point.label if not point.value or point.label == point.value else f"{point.value} {point.label}".strip()
