"""Headers and footers: who, what and which revision above, control statement and page number below."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qmsgen.formats.docx import wordml
from qmsgen.formats.docx.measure import shared_out
from qmsgen.formats.docx.pictures import inline_picture
from qmsgen.formats.docx.tables import cell, frame, row

if TYPE_CHECKING:
    from qmsgen.model.branding import BasePart, Logo
    from qmsgen.model.document import Document, Furniture
    from qmsgen.model.theme import Theme

_HEADER_SHARES = (26, 48, 26)
_BOXED_SHARES = (30, 40, 30)
LOGO_IN_HEADER_MM = (40, 9)
LOGO_ON_COVER_MM = (60, 24)
"""The largest width and height of the client's picture."""
_LOGO_ID = 1_000_000
"""A number that no figure of a document reaches."""
_FOOTER_SHARES = (75, 25)
_GAP = re.compile(r"\{([a-z]+)\}")
_PAGE_FIELDS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
_HEADER_END = wordml.paragraph("HeaderEnd")
"""Word wants a paragraph after a table; in the header it keeps the text at a distance."""
_FOOTER_END = wordml.paragraph("FooterEnd")


def header(furniture: Furniture, width: int, theme: Theme) -> bytes:
    """The band of a draft, and a table of three cells: organisation, title, identity."""
    boxed = theme.arrangement.header == "boxed"
    columns = shared_out(width, _BOXED_SHARES if boxed else _HEADER_SHARES)
    organisation = _organisation(furniture, theme)
    title = wordml.paragraph("HeaderTitle", wordml.lines(furniture.title))
    lines = [wordml.paragraph("HeaderIdentity", wordml.run(line)) for line in furniture.identity or ("",)]
    if boxed:
        rows = _rows(columns, (organisation, title), lines, _least_height_mm(furniture, theme) / len(lines))
    else:
        texts = zip(columns, (organisation, title, "".join(lines)), strict=True)
        rows = row("".join(cell(wide, content) for wide, content in texts))
    return wordml.part("hdr", _mark(furniture, theme) + frame("HeaderTable", columns, rows) + _HEADER_END)


def _rows(columns: list[int], beside: tuple[str, str], lines: list[str], height_mm: float) -> str:
    """A row for each line of the identity, beside organisation and title, which reach across all of them."""
    empty = wordml.paragraph("HeaderOrganisation")
    *left, last = columns
    rows = []
    for index, line in enumerate(lines):
        merged = '<w:vMerge w:val="restart"/>' if index == 0 else "<w:vMerge/>"
        reaching = zip(left, beside, strict=True)
        cells = [cell(wide, content if index == 0 else empty, merged) for wide, content in reaching]
        rows.append(row("".join(cells) + cell(last, line), height_mm=height_mm))
    return "".join(rows)


def _organisation(furniture: Furniture, theme: Theme) -> str:
    """The client's picture, the name, and the stamp of themes that have one."""
    logo = wordml.paragraph("HeaderOrganisation", picture(theme.logo, LOGO_IN_HEADER_MM)) if theme.logo else ""
    name = wordml.paragraph("HeaderOrganisation", wordml.lines(furniture.organisation))
    stamp = stamped(furniture, theme)
    return logo + name + (wordml.paragraph("HeaderOrganisation", stamp) if stamp else "")


def _least_height_mm(furniture: Furniture, theme: Theme) -> float:
    """What the cell of the organisation needs, for its rows are no higher than the identity makes them."""
    line = theme.sizes.small * 0.55
    logo = LOGO_IN_HEADER_MM[1] + 1 if theme.logo else 0
    return logo + line * (2 if stamped(furniture, theme) else 1)


def stamped(furniture: Furniture, theme: Theme) -> str:
    """The framed word for the state of the document, where the theme has one."""
    said = furniture.stamp or furniture.mark
    return wordml.run(f"\u2002{said}\u2002", "Stamp") if said and theme.arrangement.mark == "stamp" else ""


def picture(logo: Logo, frame_mm: tuple[float, float]) -> str:
    """The client's picture within a frame; the part that shows it relates to it as `logo`."""
    size = logo.fitting(*frame_mm)
    return inline_picture('<a:blip r:embed="logo"/>', size, number=_LOGO_ID, name="Logo", alternative="")


def cover_header(furniture: Furniture, theme: Theme) -> bytes:
    """Nothing but the band of a draft."""
    return wordml.part("hdr", _mark(furniture, theme) + _HEADER_END)


def footer(furniture: Furniture, width: int) -> bytes:
    """The control statement on the left, the page number on the right."""
    statement, page = shared_out(width, _FOOTER_SHARES)
    cells = cell(statement, wordml.paragraph("Footer", wordml.lines(furniture.statement))) + cell(
        page, wordml.paragraph("FooterPage", page_number(furniture.page))
    )
    return wordml.part("ftr", frame("FooterTable", [statement, page], row(cells)) + _FOOTER_END)


def filled(kind: str, part: BasePart, document: Document) -> bytes:
    """The client's own header or footer with what the document says in its `{gaps}`."""
    furniture = document.furniture
    words = {
        "organisation": furniture.organisation,
        "title": furniture.title or document.title,
        "number": document.number,
        "revision": document.revision,
        "identity": " · ".join(furniture.identity),
        "state": furniture.stamp or furniture.mark,
        "statement": furniture.statement,
    }
    content = _GAP.sub(lambda gap: wordml.escaped(words[gap[1]]) if gap[1] in words else gap[0], part.content)
    if not content.endswith("</w:p>"):
        content += _HEADER_END
    return wordml.part("hdr" if kind == "header" else "ftr", content)


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


def _mark(furniture: Furniture, theme: Theme) -> str:
    said = furniture.mark if theme.arrangement.mark == "band" else ""
    return wordml.paragraph("HeaderMark", wordml.run(said)) if said else ""
