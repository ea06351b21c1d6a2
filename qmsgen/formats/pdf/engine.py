"""Page layout with WeasyPrint, the one module that knows it: own fonts, nothing fetched, no warning let pass."""

from __future__ import annotations

import gc
import logging
from contextlib import contextmanager
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Any

from weasyprint import CSS, HTML
from weasyprint.formatting_structure.boxes import InlineBox, LineBox, TextBox
from weasyprint.layout import inline
from weasyprint.text.line_break import create_layout
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from qmsgen import resources
from qmsgen.errors import EncodingFault
from qmsgen.formats.pdf.conformance import finish
from qmsgen.formats.pdf.justification import Justification
from qmsgen.web.style import FONTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BASE = "https://qmsgen.invalid/"
_WEIGHTS = {"400": 400, "700": 700, "form": 400}
"""Fonts by the name in their made-up address; fields have a family of their own, as PDF/A asks."""
_FAMILIES = frozenset({"QMS Sans", "QMS Form"})
_ALONE = Lock()
"""Two threads that share a font configuration crash."""


def lay_out(page: str, sheet: str, foot: str, *, fillable: bool) -> bytes:
    """A PDF from a page and two style sheets, of which `sheet` is the same for many documents.

    Raises EncodingFault where the layout warns of anything.
    """
    with _ALONE, _collector_off(), _no_warning():
        style, fonts = _styled(sheet)
        document = HTML(string=page, base_url=_BASE, url_fetcher=_Shipped()).render(
            stylesheets=[style, CSS(string=foot, base_url=_BASE, url_fetcher=_Shipped())],
            font_config=fonts,
            pdf_forms=fillable,
            pdf_variant="pdf/a-3a",
        )
        made: bytes = document.write_pdf(pdf_variant="pdf/a-3a", pdf_forms=fillable, finisher=finish)
        _refuse_foreign(font.family for font in document.fonts.values())
        return made


def _refuse_foreign(families: Iterable[str]) -> None:
    """Raise EncodingFault where a font of the machine stepped in, which another machine may lack."""
    for family in families:
        if family not in _FAMILIES:
            raise EncodingFault(f"a character is set in `{family}`, not in a font of qmsgen")


def _shape(context: Any, box: Any) -> Any:
    layout = create_layout(box.text, box.style, context, None, box.justification_spacing)
    layout.deactivate()
    return layout


inline.justify_line = Justification(inline.justify_line, _shape, TextBox, (LineBox, InlineBox))


@cache
def _styled(sheet: str) -> tuple[CSS, FontConfiguration]:
    """A parsed style sheet with the fonts it names; kept, for parsing costs as much as a page."""
    fonts = FontConfiguration()
    return CSS(string=sheet, base_url=_BASE, url_fetcher=_Shipped(), font_config=fonts), fonts


class _Shipped(URLFetcher):  # type: ignore[misc]
    """Gives the fonts of qmsgen from memory and refuses every other address."""

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:  # noqa: ARG002
        for name, weight in _WEIGHTS.items():
            if url == f"{FONTS}/{name}.ttf":
                return URLFetcherResponse(url, _font(weight), {"Content-Type": "font/ttf"})
        raise ValueError(f"nothing is fetched from {url}")


@cache
def _font(weight: int) -> bytes:
    return resources.font(weight).read_bytes()


@contextmanager
def _collector_off() -> Iterator[None]:
    """Keep the garbage collector away from the many small boxes of a layout: a fifth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Complaints(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


@contextmanager
def _no_warning() -> Iterator[None]:
    """Turn the first warning of the layout into an EncodingFault."""
    logger: Any = logging.getLogger("weasyprint")
    complaints = _Complaints()
    logger.addHandler(complaints)
    try:
        yield
    finally:
        logger.removeHandler(complaints)
    if complaints.said:
        raise EncodingFault(f"page layout says: {complaints.said[0]}")
