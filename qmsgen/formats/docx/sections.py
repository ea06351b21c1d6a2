"""The body of a document as sections: a cover, upright pages, pages turned sideways."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qmsgen.formats.docx import wordml
from qmsgen.formats.docx.composition import Place
from qmsgen.formats.docx.furniture import LOGO_ON_COVER_MM, picture, stamped
from qmsgen.formats.docx.measure import A4_MM, twips
from qmsgen.formats.docx.tables import GAP
from qmsgen.model.document import Landscape, PageBreak, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qmsgen.formats.docx.composition import Composition
    from qmsgen.model.document import Block, Document
    from qmsgen.model.theme import Page, Theme

FURNITURE_DISTANCE_MM = 8
"""From the edge of the paper to the header and to the footer."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One way to lay a page: upright or turned sideways."""

    page: Page
    landscape: bool

    @property
    def size_mm(self) -> tuple[float, float]:
        """Width and height in millimetres."""
        short, long = A4_MM
        return (long, short) if self.landscape else (short, long)

    @property
    def place(self) -> Place:
        """The room that the margins leave."""
        width, height = self.size_mm
        return Place(
            width=twips(width - self.page.left - self.page.right),
            height_mm=height - self.page.top - self.page.bottom,
        )


@dataclass(slots=True)
class Section:
    """Blocks on pages of one kind."""

    landscape: bool = False
    is_cover: bool = False
    content: list[Block] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """Which header and footer it has."""
        if self.is_cover:
            return "cover"
        return "landscape" if self.landscape else "portrait"


def body(document: Document, composition: Composition) -> str:
    """The content of the main part."""
    parts = list(_sections(document))
    written = ""
    for index, section in enumerate(parts):
        layout = Paper(composition.theme.page, section.landscape)
        written += _opening(document, composition.theme, first=index == 0)
        written += composition.inner(tuple(section.content), layout.place)
        composition.page_kinds.add(section.kind)
        written = _ended(written, _properties(section, layout), last=index == len(parts) - 1)
    return f"<w:body>{written}</w:body>"


def _ended(written: str, properties: str, *, last: bool) -> str:
    """The text with the end of its section, which takes hardly any room on a page that a table fills."""
    filled = written.removesuffix(GAP)
    if not last:
        return filled + wordml.paragraph("SectionEnd", "", properties)
    return filled + (wordml.paragraph("SectionEnd") if filled != written else "") + properties


def _opening(document: Document, theme: Theme, *, first: bool) -> str:
    """The title, large on a cover and small above a form that starts at once."""
    if not first or not document.title:
        return ""
    if not document.has_cover:
        return wordml.paragraph("DocumentTitle", wordml.lines(document.title))
    title = wordml.paragraph("Title", wordml.lines(document.title))
    return _over_title(document, theme) + title


def _over_title(document: Document, theme: Theme) -> str:
    """The client's picture, the organisation, and at its right the stamp of themes that have one."""
    logo = wordml.paragraph("CoverLogo", picture(theme.logo, LOGO_ON_COVER_MM)) if theme.logo else ""
    stamp, name = stamped(document.furniture, theme), wordml.lines(document.organisation)
    if stamp and theme.arrangement.cover == "centred":
        return wordml.paragraph("CoverStamp", stamp) + logo + wordml.paragraph("CoverOrganisation", name)
    return logo + wordml.paragraph("CoverOrganisation", name + (wordml.tab() + stamp if stamp else ""))


def _sections(document: Document) -> Iterator[Section]:
    """Cut the blocks where the page turns; no section is empty unless the document is."""
    current = Section(landscape=document.sideways, is_cover=document.has_cover, content=list(document.cover))
    if document.has_cover:
        yield current
        current = Section()
    for block in _unwrapped(document.blocks):
        if isinstance(block, Landscape) and not document.sideways:
            if current.content:
                yield current
            yield Section(landscape=True, content=list(_fresh_page(block.blocks)))
            current = Section()
        elif current.content or not isinstance(block, PageBreak):
            current.content.append(block)
    if current.content or not (document.has_cover or document.blocks):
        yield current


def _unwrapped(items: tuple[Block, ...]) -> Iterator[Block]:
    """Blocks as they stand on pages: what is a worksheet elsewhere has no wrapping here."""
    for item in items:
        if isinstance(item, Sheet):
            yield from _unwrapped(item.blocks)
        else:
            yield item


def _fresh_page(items: tuple[Block, ...]) -> tuple[Block, ...]:
    """Blocks that begin a page anyhow, without a page break of their own before them."""
    return items[1:] if items and isinstance(items[0], PageBreak) else items


def _properties(section: Section, layout: Paper) -> str:
    """The page of a section: paper, margins, which header and footer."""
    width, height = layout.size_mm
    page = layout.page
    orientation = ' w:orient="landscape"' if section.landscape else ""
    margins = (("top", page.top), ("right", page.right), ("bottom", page.bottom), ("left", page.left))
    distances = (("header", FURNITURE_DISTANCE_MM), ("footer", FURNITURE_DISTANCE_MM), ("gutter", 0))
    measured = " ".join(f'w:{side}="{twips(wide)}"' for side, wide in (*margins, *distances))
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="header-{section.kind}"/>'
        f'<w:footerReference w:type="default" r:id="footer-{section.kind}"/><w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{twips(width)}" w:h="{twips(height)}"{orientation}/><w:pgMar {measured}/></w:sectPr>'
    )
