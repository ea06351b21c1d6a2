"""The columns of a worksheet: one set for all its tables, since a worksheet has no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qmsgen.formats.xlsx import measure
from qmsgen.formats.xlsx.said import plain, say_blocks
from qmsgen.model.document import Card, Landscape, Note, Question, RatingGrid, Table
from qmsgen.model.placing import breadth, placed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from qmsgen.model.document import Block, Row

PAPER = 134.0
"""Units across a landscape A4 page at full size."""

_FILTER_BUTTON = 2.5
_WIDEST_WORD = 26.0
_NO_TABLE = (10, 14, 26, 26, 26, 26)
_QUESTION = (6, 68, 60)


def parts(block: Block) -> tuple[int, ...]:
    """Relative column widths of a block that stands in columns; none for any other."""
    match block:
        case Table(head=head, body=body, widths=widths):
            return _completed(widths, max(breadth(placed(head)), breadth(placed(body)), 1))
        case RatingGrid(scales=scales):
            return (6, 78, *([50 // max(len(scales), 1)] * len(scales)))
        case Question():
            return _QUESTION
        case _:
            return ()


def _completed(widths: Sequence[int], count: int) -> tuple[int, ...]:
    typical = max(1, sum(widths) // max(len(widths), 1))
    known = [max(width, 1) for width in widths[:count]]
    return (*known, *([typical] * (count - len(known))))


def flat(blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks with those inside turned pages and cards among them."""
    for block in blocks:
        if isinstance(block, Landscape | Card | Note):
            yield from flat(block.blocks)
        else:
            yield block


def widths(blocks: Iterable[Block], size: float) -> tuple[float, ...]:
    """Column widths in units: those of the table with the most columns; `size` is the type size in points."""
    tables = [block for block in flat(blocks) if len(parts(block)) > 1]
    if not tables:
        return _shared(_NO_TABLE, [0.0] * len(_NO_TABLE))
    chief = max(tables, key=_rank)
    return _shared(parts(chief), least_widths(chief, len(parts(chief)), size))


def _rank(block: Block) -> tuple[int, bool]:
    listed = isinstance(block, RatingGrid) or (isinstance(block, Table) and is_list(block))
    return len(parts(block)), listed


def is_list(table: Table) -> bool:
    """Whether rows of a table are things of one kind, to be filtered and frozen under their head."""
    return table.kind in {"data", "ledger"} and bool(table.head)


def one_head(blocks: Iterable[Block]) -> bool:
    """Whether all lists of a worksheet share one head, which may then stand above every page of them."""
    return len({head for block in flat(blocks) if (head := _head(block))}) == 1


def _head(block: Block) -> tuple[str, ...]:
    match block:
        case Table(head=rows) if is_list(block):
            return tuple(plain(say_blocks(cell.blocks)) for row in rows for cell in row.cells)
        case RatingGrid(item_label=label, scales=scales):
            return (label, *(scale.label for scale in scales))
        case Question():
            return ("?",)
        case _:
            return ()


def least_widths(block: Block, count: int, size: float) -> list[float]:
    """Units that each column needs so that no word breaks."""
    least = [4.0] * count
    if not isinstance(block, Table):
        return least
    for rows, extra in ((block.head, _FILTER_BUTTON), (block.body, 0.0)):
        for column, text in _single_cells(rows):
            word = measure.units(measure.longest_piece(text), size) * 1.1 + 2.6
            least[column] = max(least[column], min(word, _WIDEST_WORD) + extra)
    return least


def _single_cells(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    for spot in placed(rows):
        if spot.cell.span == 1:
            yield spot.column, plain(say_blocks(spot.cell.blocks))


def _shared(relative: Sequence[int], least: Sequence[float]) -> tuple[float, ...]:
    """The page's width shared out by relative widths, none below its least."""
    whole = sum(relative)
    wanted = [max(PAPER * part / whole, floor) for part, floor in zip(relative, least, strict=True)]
    excess = sum(wanted) - PAPER
    slack = sum(wide - floor for wide, floor in zip(wanted, least, strict=True))
    if excess <= 0 or slack <= 0:
        return tuple(round(wide, 2) for wide in wanted)
    given = min(1.0, excess / slack)
    return tuple(round(wide - (wide - floor) * given, 2) for wide, floor in zip(wanted, least, strict=True))


def spread(relative: Sequence[int], grid: Sequence[float], least: Sequence[float] = ()) -> tuple[int, ...]:
    """Where each column of a narrower table starts in the worksheet's columns, and where the last one ends.

    Each column takes at least one column of the worksheet, and more where its `least` units ask for them;
    beyond that its edge is the nearest there is.
    """
    count, whole = len(relative), sum(relative)
    if count >= len(grid):
        return tuple(range(count + 1))
    edges = _edges(grid)
    starts = [0]
    for index in range(1, count):
        ideal = edges[-1] * sum(relative[:index]) / whole
        free = range(starts[-1] + 1, len(grid) - (count - index) + 1)
        needed = edges[starts[-1]] + (least[index - 1] if least else 0.0)
        wide = [edge for edge in free if edges[edge] >= needed] or free
        starts.append(min(wide, key=lambda edge: abs(edges[edge] - ideal)))
    return (*starts, len(grid))


def _edges(grid: Sequence[float]) -> list[float]:
    edges = [0.0]
    for width in grid:
        edges.append(edges[-1] + width)
    return edges
