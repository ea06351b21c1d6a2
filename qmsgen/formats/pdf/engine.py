"""Page layout with WeasyPrint, the one module that knows it: own fonts, nothing fetched, no warning let pass."""

from __future__ import annotations

import gc
import logging
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from shutil import rmtree
from threading import Lock
from typing import Any, Final, TypeAlias

from weasyprint import CSS, HTML
from weasyprint.formatting_structure.boxes import InlineBox, LineBox, TextBox
from weasyprint.layout import inline
from weasyprint.text.fonts import FontConfiguration
from weasyprint.text.line_break import create_layout
from weasyprint.urls import URLFetcher, URLFetcherResponse

from qmsgen import resources
from qmsgen.errors import EncodingFault
from qmsgen.formats.pdf.conformance import finish
from qmsgen.formats.pdf.justification import Box, Context, Justification
from qmsgen.web.style import FONTS

Layout: TypeAlias = Any
"""Shaped text of Pango, of which no types are known."""

_BASE: Final = "https://qmsgen.invalid/"
_VARIANT: Final = "pdf/a-3a"
_WEIGHTS: Final = {"400": 400, "700": 700, "form": 400}
"""Fonts by the name in their made-up address; fields have a family of their own, as PDF/A asks."""
_FAMILIES: Final = frozenset({"QMS Sans", "QMS Form"})
_ALONE: Final = Lock()
"""Two threads that share a font configuration crash."""


def lay_out(page: str, sheet: str, foot: str, *, fillable: bool) -> bytes:
    """A PDF from a page and two style sheets: `sheet` is that of the theme, `foot` that of the document.

    Raises EncodingFault where the layout warns of anything.
    """
    with _ALONE, _collector_off(), _no_warning(), _styled(sheet) as (style, fonts):
        document = HTML(string=page, base_url=_BASE, url_fetcher=_Shipped()).render(
            stylesheets=[style, CSS(string=foot, base_url=_BASE, url_fetcher=_Shipped())],
            font_config=fonts,
            pdf_forms=fillable,
            pdf_variant=_VARIANT,
        )
        made: bytes = document.write_pdf(pdf_variant=_VARIANT, pdf_forms=fillable, finisher=finish)
    _refuse_foreign(font.family for font in document.fonts.values())
    return made


class _Fonts(FontConfiguration):
    """Fonts that the engine lays out in a temporary folder."""

    def put_away(self) -> None:
        """Remove that folder now: a process that ends at once would leave it behind."""
        if self._folder:
            rmtree(self._folder, ignore_errors=True)


@contextmanager
def _styled(sheet: str) -> Iterator[tuple[CSS, FontConfiguration]]:
    """A parsed style sheet and the fonts that it names, which last as long as the context."""
    fonts = _Fonts()  # type: ignore[no-untyped-call]
    try:
        yield CSS(string=sheet, base_url=_BASE, url_fetcher=_Shipped(), font_config=fonts), fonts
    finally:
        fonts.put_away()


def _refuse_foreign(families: Iterable[str]) -> None:
    """Raise EncodingFault where a font of the machine stepped in, which another machine may lack."""
    for family in families:
        if family not in _FAMILIES:
            raise EncodingFault(f"a character is set in `{family}`, not in a font of qmsgen")


def _shape(context: Context, box: Box) -> Layout:
    layout = create_layout(box.text, box.style, context, None, box.justification_spacing)
    layout.deactivate()
    return layout


inline.justify_line = Justification(inline.justify_line, _shape, TextBox, (LineBox, InlineBox))


class _Shipped(URLFetcher):
    """Gives the fonts of qmsgen from memory and refuses every other address."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]

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
    """Turn the first warning of the layout into an EncodingFault; that it leaves a file open is not ours to say."""
    logger = logging.getLogger("weasyprint")
    complaints = _Complaints()
    logger.addHandler(complaints)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)
            yield
    finally:
        logger.removeHandler(complaints)
    if complaints.said:
        raise EncodingFault(f"page layout says: {complaints.said[0]}")
