"""Tables as markup: heads that repeat, captions, scopes, column widths."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qmsgen.fitting import Room, fitted, lettered
from qmsgen.model.document import Tone
from qmsgen.model.placing import reaching
from qmsgen.web import measures
from qmsgen.web.markup import classes, element, said

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from qmsgen.model.document import Block, Cell, Row, Table
    from qmsgen.web.rendition import Rendition

    Inside = Callable[[tuple[Block, ...], Rendition], str]

_WIDE = 4
"""From so many columns on, a table scrolls in a box of its own on a narrow screen."""
_BESIDE_EM, _BESIDE_DENSE_EM, _BESIDE_CENTRED_EM = 1.45, 0.85, 0.75
"""What the style sheet keeps free at both sides of a cell, its rules included."""
_SHARE_OF_A_BOX = 0.92
"""What is left of the page's width within a card or a note."""
_DENSE = 9
_SHORT = 8
"""So many rows of a paragraph a cell stand on one page."""


def table(block: Table, rendition: Rendition, inside: Inside) -> str:
    """A table; `inside` writes the blocks of a cell."""
    room = _room(block, rendition)
    if rendition.paged:
        block = lettered(block, room)
    widths = fitted(block, room) if rendition.paged and block.widths else block.widths
    boxed = rendition.boxed()
    head = _group("thead", block.head, boxed, inside, scope="col")
    body = _group("tbody", block.body, boxed, inside, scope="row")
    short = rendition.paged and _is_short(block)
    made = element(
        "table",
        caption(block.caption) + columns(widths) + head + body,
        class_=classes(block.kind, short and "short", rendition.paged and _is_dense(block) and "dense"),
        id=block.anchor or None,
    )
    return scroller(made, block.caption, len(block.widths), rendition) if block.head else made


def _room(block: Table, rendition: Rendition) -> Room:
    size = rendition.theme.sizes.table
    beside = _BESIDE_DENSE_EM if _is_dense(block) else _BESIDE_EM
    inside = 1 if rendition.flowing else _SHARE_OF_A_BOX
    return Room(measures.across(rendition) * inside, size, beside * size, _BESIDE_CENTRED_EM * size)


def _is_dense(block: Table) -> bool:
    """Whether so many columns stand beside each other that the cells must leave the words more room."""
    return len(block.widths) >= _DENSE


def _is_short(block: Table) -> bool:
    rows = (*block.head, *block.body)
    return len(rows) <= _SHORT and all(len(cell.blocks) <= 1 for row in rows for cell in row.cells)


def caption(words: str) -> str:
    """The caption of a table that has one."""
    return element("caption", said(words)) if words else ""


def columns(widths: Sequence[float]) -> str:
    """The columns, as shares of the table's width."""
    whole = sum(widths) or 1
    shares = (f"width:{width * 100 / whole:.4g}%" for width in widths)
    return element("colgroup", "".join(element("col", style=share) for share in shares)) if widths else ""


def scroller(made: str, label: str, columns: int, rendition: Rendition) -> str:
    """A wide table in a box that scrolls, by keyboard too; pages need none."""
    if rendition.paged or columns < _WIDE:
        return made
    region = {"role": "region", "aria_label": label} if label else {"role": "group"}
    return element("div", made, class_="scroll", tabindex=0, **region)


def _group(tag: str, rows: tuple[Row, ...], rendition: Rendition, inside: Inside, *, scope: str) -> str:
    if not rows:
        return ""
    kept = reaching(rows) if rendition.paged else frozenset()
    made = (_row(row, rendition, inside, scope=scope, keep=index in kept) for index, row in enumerate(rows))
    return element(tag, "".join(made))


def _row(row: Row, rendition: Rendition, inside: Inside, *, scope: str, keep: bool) -> str:
    cells = "".join(_cell(cell, rendition, inside, scope=scope) for cell in row.cells)
    return element("tr", cells, class_=classes(keep and "keep"), style=f"height:{row.height}mm" if row.height else None)


def _cell(cell: Cell, rendition: Rendition, inside: Inside, *, scope: str) -> str:
    content = inside(cell.blocks, rendition)
    head = cell.head and bool(content)
    wide = scope == "col" and cell.span > 1
    return element(
        "th" if head else "td",
        content,
        scope=("colgroup" if wide else scope) if head else None,
        colspan=cell.span if cell.span > 1 else None,
        rowspan=cell.rows if cell.rows > 1 else None,
        class_=classes(cell.tone is not Tone.PLAIN and cell.tone.value, cell.head and not head and "head"),
    )
