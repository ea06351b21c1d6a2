"""How much room paragraphs and tables take, reckoned from their styles and the widths of letters."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import repeat
from typing import TYPE_CHECKING

from qmsgen.figures.lettering import fill, pieces
from qmsgen.formats.docx.measure import EMU_PER_POINT, TWIPS_PER_POINT, points

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lxml.etree import _Element

    from qmsgen.formats.docx.style import Style
    from qmsgen.formats.docx.table_styles import TableStyle

_NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}
_NARROWER = 1.07
"""How much narrower Latin text is in the fonts that Word asks for than in those that letters are measured by."""
_RULE = 0.5
"""Thickness of the line between two rows in points."""


@dataclass(frozen=True, slots=True)
class Metrics:
    """The measures of a paragraph style in points, with what it has from the style that it is based on."""

    size: float = 0
    line: float = 0
    before: float = 0
    after: float = 0
    indents: float = 0
    keep: bool = False
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Chunk:
    """What stands on one page: a paragraph, which may break between its lines, or a row, which may not."""

    height: float
    keep: bool = False
    new_page: bool = False
    bookmarks: tuple[str, ...] = ()
    before: float = 0
    after: float = 0
    lines: int = 0
    line: float = 0
    repeated: float = 0
    """Height of the head that stands again above a row on a new page."""

    def below(self, above: float) -> Chunk:
        """The chunk under a paragraph with that space after it: of two spaces the larger one counts."""
        return self.raised(min(above, self.before))

    def raised(self, by: float) -> Chunk:
        """The chunk with that much less space before it."""
        return replace(self, height=self.height - by, before=self.before - by)

    @property
    def least(self) -> float:
        """What must stand on the page of the chunk before: two lines of a long paragraph, else all."""
        if self.lines > 3:
            return self.before + 2 * self.line
        return self.height - self.after


@dataclass(frozen=True, slots=True)
class Extents:
    """Measures blocks by the styles of one document."""

    metrics: Mapping[str, Metrics]
    margins: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    """Room at the ends and at the sides of a cell in points, by table style."""

    def chunks(self, blocks: Iterable[_Element], width: float) -> Iterator[Chunk]:
        """The chunks of blocks in a column of that width in points."""
        above = 0.0
        for block in _unwrapped(blocks):
            if block.tag == tagged("p"):
                chunk = self._paragraph(block, width).below(above)
                above = chunk.after
                yield chunk
            elif block.tag == tagged("tbl"):
                above = 0.0
                yield from self._rows(block)

    def height(self, blocks: Iterable[_Element], width: float) -> float:
        """Their height in points when nothing breaks."""
        return sum(chunk.height for chunk in self.chunks(blocks, width))

    def _paragraph(self, block: _Element, width: float) -> Chunk:
        style = self.metrics[_value(block, "pPr/pStyle")]
        parts = block.iter(tagged("t"), tagged("br"))
        text = "".join("\n" if part.tag == tagged("br") else part.text or "" for part in parts)
        room = max(width - style.indents, style.size) * (_NARROWER if text.isascii() else 1)
        lines = sum(len(fill(pieces(line), repeat(room), style.size) or "-") for line in text.split("\n"))
        pictures = [number(one, "cy", unit=EMU_PER_POINT) for one in block.iter(tagged("extent", "wp"))]
        return Chunk(
            height=style.before + max(lines * style.line, *pictures, 0) + style.after,
            keep=style.keep or block.find(f"{tagged('pPr')}/{tagged('keepNext')}") is not None,
            new_page=style.new_page,
            bookmarks=_bookmarks(block),
            before=style.before,
            after=style.after,
            lines=1 if pictures else lines,
            line=style.line,
        )

    def _rows(self, table: _Element) -> Iterator[Chunk]:
        margins = self.margins[_value(table, "tblPr/tblStyle")]
        head = 0.0
        for row in table.iterfind(tagged("tr")):
            is_head = row.find(f"{tagged('trPr')}/{tagged('tblHeader')}") is not None
            chunk = self._row(row, margins, 0 if is_head else head)
            head += chunk.height if is_head else 0
            yield chunk

    def _row(self, row: _Element, margins: tuple[float, float], repeated: float) -> Chunk:
        least = row.find(f"{tagged('trPr')}/{tagged('trHeight')}")
        heights = [0.0 if least is None else number(least, "val")]
        keep = False
        for cell in row.iterfind(tagged("tc")):
            ends, sides = margins
            width = number(cell.find(f"{tagged('tcPr')}/{tagged('tcW')}"), "w") - 2 * sides
            content = list(self.chunks(cell, width))
            keep = keep or any(chunk.keep for chunk in content[:1])
            if cell.find(f"{tagged('tcPr')}/{tagged('vMerge')}") is None:
                heights.append(sum(chunk.height for chunk in content) + 2 * ends)
        return Chunk(max(heights) + _RULE, keep, bookmarks=_bookmarks(row), repeated=repeated)


def extents(styles: Iterable[Style], tables: Iterable[TableStyle]) -> Extents:
    """What is needed to measure blocks in these styles; each style comes after the one it is based on."""
    metrics: dict[str, Metrics] = {}
    for style in styles:
        metrics[style.id] = _inherited(style, metrics.get(style.based, Metrics()))
    margins = {table.id: (points(table.ends_mm), points(table.sides_mm)) for table in tables}
    return Extents(metrics, margins)


def _inherited(style: Style, base: Metrics) -> Metrics:
    layout = style.layout
    has_indents = layout.left or layout.right or layout.hanging
    return Metrics(
        size=style.face.size or base.size,
        line=layout.line or base.line,
        before=base.before if layout.before is None else layout.before,
        after=base.after if layout.after is None else layout.after,
        indents=points(layout.left + layout.right) if has_indents else base.indents,
        keep=base.keep if layout.keep_next is None else layout.keep_next,
        new_page=layout.new_page or base.new_page,
    )


def _unwrapped(blocks: Iterable[_Element]) -> Iterator[_Element]:
    """Blocks without the controls around them."""
    for block in blocks:
        if block.tag == tagged("sdt"):
            yield from block.find(tagged("sdtContent"))
        else:
            yield block


def tagged(name: str, prefix: str = "w") -> str:
    """The name of an element as lxml writes it."""
    return f"{{{_NAMESPACES[prefix]}}}{name}"


def attribute(name: str, prefix: str = "w") -> str:
    """The name of an attribute as lxml writes it."""
    return tagged(name, prefix)


def number(element: _Element, name: str, *, unit: float = TWIPS_PER_POINT) -> float:
    """A measure in points; drawings write theirs without a prefix."""
    return int(element.get(attribute(name)) or element.get(name)) / unit


def _value(element: _Element, path: str) -> str:
    found = element.find("/".join(tagged(name) for name in path.split("/")))
    return str(found.get(attribute("val")))


def _bookmarks(block: _Element) -> tuple[str, ...]:
    return tuple(mark.get(attribute("name")) for mark in block.iter(tagged("bookmarkStart")))
