"""Page layout with WeasyPrint, the one module that knows it: own fonts, nothing fetched, no warning let pass."""

from __future__ import annotations

import gc
import logging
import os
import warnings
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from threading import Lock
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from weasyprint import CSS, HTML
from weasyprint.formatting_structure.boxes import InlineBox, LineBox, TextBox
from weasyprint.layout import inline
from weasyprint.text.ffi import ffi, fontconfig, pangoft2
from weasyprint.text.fonts import FontConfiguration
from weasyprint.text.line_break import create_layout
from weasyprint.urls import URLFetcher, URLFetcherResponse

from qmsgen import resources
from qmsgen.errors import EncodingFault, EnvironmentFault
from qmsgen.formats.pdf.conformance import finish
from qmsgen.formats.pdf.justification import Box, Context, Justification
from qmsgen.formats.pdf.own_fonts import own_fonts_alone
from qmsgen.formats.pdf.sheets import Sheets, has_bare_page

Layout: TypeAlias = Any
"""Shaped text of Pango or pages of WeasyPrint, of which no types are known."""

_BASE: Final = "https://qmsgen.invalid/"
_VARIANT: Final = "pdf/a-3a"
_FAMILIES: Final = frozenset({"QMS Sans", "QMS Serif", "QMS Form"})
"""The names that the shipped fonts have; fields have a family of their own, as PDF/A asks."""
_ALONE: Final = Lock()
"""Two threads that share a font configuration crash."""


def lay_out(
    page: str, sheets: Sheets, *, fillable: bool, pictures: Mapping[str, bytes] = MappingProxyType({})
) -> bytes:
    """A PDF from a page and its style sheets; set closer where that saves a page that would be nearly empty.

    `pictures` are PNG by the address at which the page shows them; nothing else is ever fetched.

    Raises EncodingFault where the layout warns of anything.
    """
    with _ALONE, _collector_off(), _no_warning():
        fonts = _Fonts()
        source = HTML(string=page, base_url=_BASE, url_fetcher=_Given(pictures))

        def rendered(*chosen: str) -> Layout:
            styles = [CSS(string=one, base_url=_BASE, url_fetcher=_Given(), font_config=fonts) for one in chosen]
            return source.render(stylesheets=styles, font_config=fonts, pdf_forms=fillable, pdf_variant=_VARIANT)

        document = rendered(sheets.theme, sheets.document)
        if has_bare_page(document):
            closer = rendered(sheets.theme, sheets.document, sheets.snug)
            document = closer if len(closer.pages) < len(document.pages) else document
        made: bytes = document.write_pdf(pdf_variant=_VARIANT, pdf_forms=fillable, finisher=finish)
    _refuse_foreign(font.family for font in document.fonts.values())
    return made


class _Fonts(FontConfiguration):
    """The fonts that ship with qmsgen, used from where they lie, and none of the machine."""

    def __init__(self) -> None:
        with own_fonts_alone():
            super().__init__()  # type: ignore[no-untyped-call]
        for path in resources.fonts():
            if not fontconfig.FcConfigAppFontAddFile(self._config, os.fsencode(path)):
                raise EnvironmentFault(f"the font `{path.name}` cannot be read", "install qmsgen anew")
        pangoft2.pango_fc_font_map_config_changed(ffi.cast("PangoFcFontMap *", self.font_map))


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


class _Given(URLFetcher):
    """Hands out the pictures that were given along, and refuses every other address."""

    def __init__(self, pictures: Mapping[str, bytes] = MappingProxyType({})) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._pictures = pictures

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:  # noqa: ARG002
        if url not in self._pictures:
            raise ValueError(f"nothing is fetched from {url}")
        return URLFetcherResponse(url, self._pictures[url], {"Content-Type": "image/png"})


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
