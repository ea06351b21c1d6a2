"""PDF: printed pages that are archival (PDF/A-3a), accessible (PDF/UA-1) and, where asked, can be filled in."""

from __future__ import annotations

import warnings
from contextlib import redirect_stdout
from io import StringIO
from types import ModuleType
from typing import Final

from qmsgen.errors import EnvironmentFault
from qmsgen.formats.pdf.glyphs import refuse_missing
from qmsgen.formats.pdf.own_fonts import own_fonts_alone
from qmsgen.formats.pdf.sheets import Sheets
from qmsgen.model.document import UNDERLINED, Document, explained
from qmsgen.model.theme import Theme
from qmsgen.web.body import LOGO, pages
from qmsgen.web.markup import element, text
from qmsgen.web.rendition import Rendition
from qmsgen.web.style import foot_sheet, page_sheet, snug_sheet
from qmsgen.web.words import words

SUFFIX: Final = "pdf"

_LIBRARIES = "apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


def encode(document: Document, theme: Theme) -> bytes:
    """The document as PDF pages in the fonts that ship with qmsgen.

    Raises EncodingFault where a character has no glyph or the layout finds fault with anything, and
    EnvironmentFault where a system library is missing.
    """
    document = explained(document, UNDERLINED)
    page = _page(document, theme)
    foot = foot_sheet(document.furniture)
    refuse_missing(page + document.furniture.statement + document.furniture.page, document)
    sheet = page_sheet(theme, document.language, fillable=document.fillable)
    pictures = {LOGO: theme.logo.png} if theme.logo else {}
    sheets = Sheets(sheet, foot, snug_sheet(theme, document.language))
    made: bytes = _engine().lay_out(page, sheets, fillable=document.fillable, pictures=pictures)
    return made


def warm_up() -> None:
    """Load the layout engine, which takes a second: once, before processes are forked that each lay out a document."""
    _engine()


def _page(document: Document, theme: Theme) -> str:
    rendition = Rendition(document, theme, words(document), paged=True)
    head = "".join(element("meta", name=name, content=value) for name, value in _facts(document) if value) + element(
        "title", text(document.title)
    )
    body = element("body", pages(rendition))
    return "<!DOCTYPE html>" + element("html", element("head", head) + body, lang=document.language)


def _facts(document: Document) -> tuple[tuple[str, str], ...]:
    moment = f"{document.date}T00:00:00Z" if document.date else ""
    return (
        ("author", document.organisation),
        ("description", document.description or document.number),
        ("generator", "qmsgen"),
        ("dcterms.created", moment),
        ("dcterms.modified", moment),
    )


def _engine() -> ModuleType:
    """The module that lays out pages, loaded when the first document wants it."""
    try:
        with redirect_stdout(StringIO()), own_fonts_alone(), warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)
            from qmsgen.formats.pdf import engine  # noqa: PLC0415 - it needs system libraries that may be missing
    except OSError as fault:
        raise EnvironmentFault("PDF needs system libraries that are missing here", _LIBRARIES) from fault
    return engine
