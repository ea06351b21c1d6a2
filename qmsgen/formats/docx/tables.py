"""Tables: grid, spans, heads that repeat, rows that do not break."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from qmsgen.fitting import Room, fitted, lettered
from qmsgen.formats.docx import wordml
from qmsgen.formats.docx.composition import Place
from qmsgen.formats.docx.look import shading
from qmsgen.formats.docx.measure import TWIPS_PER_POINT, shared_out, twips
from qmsgen.formats.docx.wordml import escaped
from qmsgen.model.document import Tone
from qmsgen.model.placing import breadth, holes, placed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qmsgen.formats.docx.composition import Composition
    from qmsgen.model.document import Cell, Row, Table

GAP = wordml.paragraph("TableGap")
"""Keeps two tables apart and ends a cell that ends in a table."""

_STYLES = {"data": "DataTable", "facts": "FactsTable", "form": "FormTable", "ledger": "LedgerTable"}
_CELL_MARGINS = twips(3.6)
_MATRIX_MARGINS = twips(1)
_MATRIX_COLUMNS = 9
"""From so many columns on, a table of data is a matrix, whose cells leave the words more room."""
_RULES = twips(0.5)
_OTHER_FACES = 1.15
"""How much wider words may be where a machine lacks the fonts that Word asks for."""
_NARROWEST = twips(5)


@dataclass(frozen=True, slots=True)
class Slot:
    """One cell as Word wants it: `continues` marks the rest of a cell that spans rows."""

    cell: Cell | None
    span: int
    continues: bool = False


def table(block: Table, place: Place, composition: Composition) -> str:
    """A table with its caption above and a little room below."""
    if not any(row.cells for row in (*block.head, *block.body)):
        return _caption(block, composition)
    room = _room(block, place, composition)
    block = lettered(block, room)
    rows = (*block.head, *block.body)
    columns = shared_out(place.width, tuple(round(wide * TWIPS_PER_POINT) for wide in fitted(block, room)))
    writer = _Rows(block, columns, place, composition)
    written = "".join(
        writer.row(current, line, is_head=index < len(block.head))
        for index, (current, line) in enumerate(zip(rows, slots(rows, len(columns)), strict=True))
    )
    style = "MatrixTable" if writer.is_matrix else _STYLES[block.kind]
    framed = frame(style, columns, written, title=block.caption, head=bool(block.head))
    return _caption(block, composition) + framed + GAP


def frame(style: str, columns: list[int], rows: str, *, title: str = "", head: bool = False) -> str:
    """The table element around rows that are written already; columns in twips."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    look = f'<w:tblLook w:val="{"0020" if head else "0000"}" w:firstRow="{int(head)}" w:lastRow="0" '
    look += 'w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
    caption = f'<w:tblCaption w:val="{escaped(title)}"/>' if title else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(columns)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{look}{caption}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
    )


def row(cells: str, *, head: bool = False, height_mm: float = 0) -> str:
    """A row that stays on one page; a head repeats on every page."""
    height = f'<w:trHeight w:val="{twips(height_mm)}" w:hRule="atLeast"/>' if height_mm else ""
    repeated = "<w:tblHeader/>" if head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{height}{repeated}</w:trPr>{cells}</w:tr>"


def cell(width: int, content: str, properties: str = "") -> str:
    """A cell of that width in twips; its content ends in a paragraph."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{content}</w:tc>'


def slots(rows: Sequence[Row], columns: int) -> Iterator[list[Slot]]:
    """For each row all its slots from left to right, with what hangs down from rows above."""
    spots = placed(rows)
    found: list[dict[int, Slot]] = [{} for _ in rows]
    for row, column in holes(spots, len(rows), columns):
        found[row][column] = Slot(None, 1)
    for spot in spots:
        for row in range(spot.row, spot.row + spot.rows):
            found[row][spot.column] = Slot(spot.cell, spot.cell.span, continues=row > spot.row)
    return ([line[column] for column in sorted(line)] for line in found)


def _room(block: Table, place: Place, composition: Composition) -> Room:
    beside = _MATRIX_MARGINS if _is_matrix(block) else _CELL_MARGINS
    sides = (beside + _RULES) / TWIPS_PER_POINT
    return Room(place.width / TWIPS_PER_POINT, composition.theme.sizes.table * _OTHER_FACES, sides, sides)


def _is_matrix(block: Table) -> bool:
    return block.kind == "data" and breadth(placed((*block.head, *block.body))) >= _MATRIX_COLUMNS


def _caption(block: Table, composition: Composition) -> str:
    if not block.caption:
        return composition.bookmark(block.anchor)
    return wordml.paragraph("Caption", composition.bookmark(block.anchor, wordml.run(block.caption)))


@dataclass(frozen=True, slots=True)
class _Rows:
    """Writes the rows of one table."""

    block: Table
    columns: list[int]
    place: Place
    composition: Composition

    @property
    def is_matrix(self) -> bool:
        return _is_matrix(self.block)

    def row(self, current: Row, line: list[Slot], *, is_head: bool) -> str:
        cells = []
        column = 0
        for slot in line:
            width = sum(self.columns[column : column + slot.span])
            content = self._content(None if slot.continues else slot.cell, width, is_head=is_head)
            cells.append(cell(width, content, self._properties(slot, is_head=is_head)))
            column += slot.span
        return row("".join(cells), head=is_head, height_mm=current.height)

    def _content(self, source: Cell | None, width: int, *, is_head: bool) -> str:
        """The blocks of a cell, which must end in a paragraph."""
        written = ""
        if source is not None:
            within = Place(
                width=max(width - (_MATRIX_MARGINS if self.is_matrix else _CELL_MARGINS), _NARROWEST),
                height_mm=self.place.height_mm,
                kind="table",
                tone=source.tone,
                head=self._head(source, is_head=is_head),
            )
            written = self.composition.inner(source.blocks, within)
        if written.endswith("</w:p>"):
            return written
        style = "TableHead" if is_head else "TableText"
        return written + wordml.paragraph(style)

    def _head(self, source: Cell, *, is_head: bool) -> Literal["", "column", "matrix", "row"]:
        if is_head:
            return "matrix" if self.is_matrix else "column"
        return "row" if source.head else ""

    def _properties(self, slot: Slot, *, is_head: bool) -> str:
        span = f'<w:gridSpan w:val="{slot.span}"/>' if slot.span > 1 else ""
        merged = ""
        if slot.continues:
            merged = "<w:vMerge/>"
        elif slot.cell is not None and slot.cell.rows > 1:
            merged = '<w:vMerge w:val="restart"/>'
        tinted = is_head or self._is_label(slot.cell)
        return span + merged + shading(self.composition.theme.colours.tint if tinted else "")

    def _is_label(self, source: Cell | None) -> bool:
        """Labels have a tint where a table is a grid of labels and values."""
        if source is None:
            return False
        return source.tone is Tone.LABEL or (source.head and self.block.kind in {"facts", "form"})
