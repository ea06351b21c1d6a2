"""Headers and footers: who, what and which revision above, control statement and page number below."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qmsgen.formats.docx import wordml
from qmsgen.formats.docx.measure import shared_out
from qmsgen.formats.docx.tables import cell, frame, row

if TYPE_CHECKING:
    from qmsgen.model.document import Furniture

_HEADER_SHARES = (26, 48, 26)
_FOOTER_SHARES = (75, 25)
_PAGE_FIELDS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
_HEADER_END = wordml.paragraph("HeaderEnd")
"""Word wants a paragraph after a table; in the header it keeps the text at a distance."""
_FOOTER_END = wordml.paragraph("FooterEnd")


def header(furniture: Furniture, width: int) -> bytes:
    """The band of a draft, and a table of three cells: organisation, title, identity."""
    organisation, title, identity = shared_out(width, _HEADER_SHARES)
    lines = furniture.identity or ("",)
    cells = (
        cell(organisation, wordml.paragraph("HeaderOrganisation", wordml.lines(furniture.organisation)))
        + cell(title, wordml.paragraph("HeaderTitle", wordml.lines(furniture.title)))
        + cell(identity, "".join(wordml.paragraph("HeaderIdentity", wordml.run(line)) for line in lines))
    )
    table = frame("HeaderTable", [organisation, title, identity], row(cells))
    return wordml.part("hdr", _mark(furniture) + table + _HEADER_END)


def cover_header(furniture: Furniture) -> bytes:
    """Nothing but the band of a draft."""
    return wordml.part("hdr", _mark(furniture) + _HEADER_END)


def footer(furniture: Furniture, width: int) -> bytes:
    """The control statement on the left, the page number on the right."""
    statement, page = shared_out(width, _FOOTER_SHARES)
    cells = cell(statement, wordml.paragraph("Footer", wordml.lines(furniture.statement))) + cell(
        page, wordml.paragraph("FooterPage", page_number(furniture.page))
    )
    return wordml.part("ftr", frame("FooterTable", [statement, page], row(cells)) + _FOOTER_END)


def cover_footer() -> bytes:
    """Nothing: a cover has no page number."""
    return wordml.part("ftr", _FOOTER_END)


def page_number(phrase: str) -> str:
    """The phrase of the document's language with fields for the page and the number of pages."""
    pieces = re.split(r"(\{pages?\})", phrase)
    return "".join(
        wordml.simple_field(_PAGE_FIELDS[piece], "1") if piece in _PAGE_FIELDS else wordml.run(piece)
        for piece in pieces
        if piece
    )


def _mark(furniture: Furniture) -> str:
    return wordml.paragraph("HeaderMark", wordml.run(furniture.mark)) if furniture.mark else ""
