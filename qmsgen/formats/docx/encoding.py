"""A document as a Word file: the parts are written as text, then packed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lxml import etree

from qmsgen.formats.docx import furniture, numbering, wordml
from qmsgen.formats.docx.base import base
from qmsgen.formats.docx.blocks import blocks
from qmsgen.formats.docx.composition import Composition
from qmsgen.formats.docx.contents import waits_for_pages, with_pages
from qmsgen.formats.docx.headings import count_for
from qmsgen.formats.docx.keeping import keep_rows
from qmsgen.formats.docx.look import Face
from qmsgen.formats.docx.package import Member, packed
from qmsgen.formats.docx.pagination import pages
from qmsgen.formats.docx.sections import Paper, body
from qmsgen.model.document import UNDERLINED, explained

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from qmsgen.formats.docx.base import Base
    from qmsgen.model.branding import BasePart
    from qmsgen.model.document import Document
    from qmsgen.model.theme import Theme


def encoded(document: Document, theme: Theme) -> bytes:
    """The bytes of the Word file."""
    document = explained(document, UNDERLINED)
    composition = Composition(document, theme.in_word(), count_for(document), blocks)
    shared = base(theme, document.language)
    text = body(document, composition)
    around = tuple(_furniture(composition))
    main = _laid_out(text, around, shared)
    return packed(document, main, (*_shared(shared, composition), *around, *_pictures(composition)))


def _laid_out(text: str, around: Iterable[Member], shared: Base) -> bytes:
    """The main part: rows that belong together kept on a page, page numbers in the contents."""
    headers = {member.relation: etree.fromstring(member.content) for member in around if not member.is_foreign}
    tree = etree.fromstring(wordml.part("document", text))
    (inner,) = tree
    keep_rows(inner, headers, shared.extents)
    written = etree.tostring(tree, encoding="unicode")
    if waits_for_pages(written):
        written = with_pages(written, pages(inner, headers, shared.extents))
    return f"{wordml.DECLARATION}{written}".encode()


def _shared(shared: Base, composition: Composition) -> Iterator[Member]:
    """Styles, settings and fonts of the theme, and the lists of this document."""
    symbol = Face(composition.theme.faces.body)
    cross = replace(symbol, colour=composition.theme.colours.warning)
    lists = numbering.part(composition.headings.annex_letter, composition.ordered_lists, symbol, cross)
    yield Member("styles", "styles.xml", "styles", shared.styles)
    yield Member("settings", "settings.xml", "settings", shared.settings)
    yield Member("fontTable", "fontTable.xml", "fonts", shared.fonts)
    yield Member("numbering", "numbering.xml", "numbering", lists)


def _pictures(composition: Composition) -> Iterator[Member]:
    if composition.document.has_cover:
        yield from _logo(composition.theme)
    for picture in composition.pictures:
        path = f"media/figure{picture.number}"
        yield Member("png", f"{path}.png", picture.relation, picture.png)
        yield Member("svg", f"{path}.svg", f"{picture.relation}svg", picture.svg)


def _furniture(composition: Composition) -> Iterator[Member]:
    """A header and a footer for each kind of page that the document has."""
    text, theme = composition.document.furniture, composition.theme
    for name in sorted(composition.page_kinds):
        shown: tuple[Member, ...] = ()
        if name == "cover":
            head, foot = furniture.cover_header(text, theme), furniture.cover_footer()
        else:
            width = Paper(theme.page, name == "landscape").place.width
            head, foot, shown = furniture.header(text, width, theme), furniture.footer(text, width), _logo(theme)
        own = _of_client(composition) if name != "cover" else {}
        yield own.get("header", Member("header", "", "", head, shown)).standing(name)
        yield own.get("footer", Member("footer", "", "", foot)).standing(name)


def _of_client(composition: Composition) -> dict[str, Member]:
    """The header and footer of the client's own Word file, where they take the place of ours."""
    base, document = composition.theme.word_base, composition.document
    parts = {} if base is None else {"header": base.header, "footer": base.footer}
    return {
        kind: Member(kind, "", "", furniture.filled(kind, part, document), _pictures_of(part), is_foreign=True)
        for kind, part in parts.items()
        if part is not None
    }


def _pictures_of(part: BasePart) -> tuple[Member, ...]:
    return tuple(Member("png", f"media/{name}.png", name, png) for name, png in part.pictures.items())


def _logo(theme: Theme) -> tuple[Member, ...]:
    return (Member("png", "media/logo.png", "logo", theme.logo.png),) if theme.logo else ()
