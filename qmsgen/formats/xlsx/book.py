"""A document as a workbook in memory: its worksheets laid out, with what every printed page carries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from qmsgen.formats.xlsx import columns, names
from qmsgen.formats.xlsx.canvas import Canvas
from qmsgen.formats.xlsx.layout import Layout
from qmsgen.formats.xlsx.look import Wardrobe
from qmsgen.formats.xlsx.said import plain, say, words
from qmsgen.model.document import Card, Contents, Heading, Landscape, PageBreak, Paragraph, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from qmsgen.model.document import Block, Document
    from qmsgen.model.theme import Theme

_UNDATED = datetime(1980, 1, 1)  # noqa: DTZ001  (Excel knows no time zones)
_PRINTED_LIMIT = 255


@dataclass(frozen=True, slots=True)
class Leaf:
    """A worksheet: its name and what stands on it."""

    name: str
    canvas: Canvas


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook before it becomes bytes; header and footer are in Excel's own codes."""

    leaves: tuple[Leaf, ...]
    wardrobe: Wardrobe
    title: str
    subject: str
    organisation: str
    description: str
    created: datetime
    header: str
    footer: str
    protected: bool


def bound(document: Document, theme: Theme) -> Book:
    """Lay a document out as worksheets."""
    wardrobe = Wardrobe(theme, document.language)
    return Book(
        leaves=tuple(_leaves(document, wardrobe)),
        wardrobe=wardrobe,
        title=document.title,
        subject=" ".join(filter(None, (document.number, document.revision))),
        organisation=document.organisation,
        description=document.description,
        created=datetime.fromisoformat(document.date[:10]) if document.date else _UNDATED,
        header=_header(document, wardrobe.heading_face),
        footer=_footer(document, wardrobe.body_face),
        protected=document.fillable,
    )


@dataclass(frozen=True, slots=True)
class _Part:
    title: str
    blocks: tuple[Block, ...]
    guides: bool = False
    """Whether it only leads to the worksheets after it; its lists are not pinned."""


def _leaves(document: Document, wardrobe: Wardrobe) -> Iterator[Leaf]:
    parts = _parts(document)
    sheet_names = names.legal(part.title for part in parts)
    for position, (name, part) in enumerate(zip(sheet_names, parts, strict=True)):
        blocks = _without_echo(part.blocks, {part.title, document.title, _organisation(document)})
        canvas = Canvas(columns.widths(blocks, wardrobe.text.size))
        _lay_band(canvas, wardrobe, document, part.title, first=position == 0)
        pins = not part.guides and columns.one_head(blocks)
        Layout(canvas, wardrobe, sheet_names[1:], pins=pins).lay(blocks)
        yield Leaf(name, canvas)


def _parts(document: Document) -> tuple[_Part, ...]:
    """What each worksheet holds: first everything outside a `Sheet`, then one for each `Sheet`."""
    sheets = tuple(_Part(sheet.title, sheet.blocks) for sheet in _sheets(document.blocks))
    outside = _outside(document)
    if sheets and not outside:
        return sheets
    title = document.furniture.title or document.title
    return (_Part(title, outside, guides=bool(sheets)), *sheets)


def _outside(document: Document) -> tuple[Block, ...]:
    blocks = tuple(_unsheeted(document.cover + document.blocks))
    return blocks if any(not isinstance(block, PageBreak | Contents) for block in blocks) else ()


def _sheets(blocks: Iterable[Block]) -> Iterator[Sheet]:
    for block in blocks:
        if isinstance(block, Sheet):
            yield block
        elif isinstance(block, Landscape | Card):
            yield from _sheets(block.blocks)


def _unsheeted(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Landscape | Card) and any(_sheets(block.blocks)):
            yield from _unsheeted(block.blocks)
        elif not isinstance(block, Sheet):
            yield block


def _organisation(document: Document) -> str:
    return document.furniture.organisation or document.organisation


def _without_echo(blocks: Sequence[Block], said: set[str]) -> tuple[Block, ...]:
    """Blocks less the opening ones that only repeat what the title band says."""
    start = 0
    while start < len(blocks) and _echoes(blocks[start], said):
        start += 1
    return tuple(blocks[start:])


def _echoes(block: Block, said: set[str]) -> bool:
    return isinstance(block, Heading | Paragraph) and plain(say(block.content)).strip() in said


def _lay_band(canvas: Canvas, wardrobe: Wardrobe, document: Document, title: str, *, first: bool) -> None:
    """Lay the title band, the mark of an unapproved document, and the line that identifies the sheet."""
    furniture = document.furniture
    canvas.line(words(title), wardrobe.title, at_least=wardrobe.title.size * 2.0)
    if furniture.mark:
        canvas.line(words(furniture.mark), wardrobe.mark)
    own = (_organisation(document), "" if title == furniture.title else furniture.title)
    statement = furniture.statement if first else ""
    line = "  ·  ".join(filter(None, (*own, *furniture.identity, statement)))
    if line:
        canvas.line(words(line), wardrobe.identity)
    canvas.gap()


def _header(document: Document, face: str) -> str:
    """Organisation, title and number for the head of a page; the least needed gives way to Excel's limit."""
    furniture = document.furniture
    right = " · ".join(furniture.identity) or document.number
    centre = " ".join(filter(None, (furniture.mark, furniture.title or document.title)))
    candidates = [
        (_organisation(document), centre, right),
        ("", centre, right),
        ("", "", right),
        ("", "", document.number),
    ]
    return next((text for text in (_sections(parts, face) for parts in candidates) if _fits(text)), "")


def _footer(document: Document, face: str) -> str:
    furniture = document.furniture
    page = _code(furniture.page).replace("{page}", "&P").replace("{pages}", "&N")
    for statement in (furniture.statement, ""):
        text = _styled("&L", _code(statement), face) + _styled("&R", page, face)
        if _fits(text):
            return text
    return _styled("&R", "&P / &N", face)


def _sections(parts: tuple[str, str, str], face: str) -> str:
    return "".join(
        _styled(code, _code(text), face) for code, text in zip(("&L", "&C", "&R"), parts, strict=True) if text
    )


def _styled(section: str, text: str, face: str) -> str:
    """A section in small print; the face stands after the size, lest a leading digit be read as its end."""
    return f'{section}&8&"{face},Regular"{text}' if text else ""


def _code(text: str) -> str:
    return text.replace("&", "&&")


def _fits(text: str) -> bool:
    return names.units(text) <= _PRINTED_LIMIT
