"""Excel workbooks: registers, checklists and survey sheets that people fill in on screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qmsgen.model.document import Document
    from qmsgen.model.theme import Theme

SUFFIX = "xlsx"


def encode(document: Document, theme: Theme) -> bytes:
    """Make a workbook of a document: one worksheet for each `Sheet` block, one before them for the rest.

    Raises `EncodingFault` where Excel has no room for a text; a text is never cut.
    """
    from qmsgen.figures.tabulated import in_tables  # noqa: PLC0415  (starting qmsgen loads no format)
    from qmsgen.formats.xlsx.book import bound  # noqa: PLC0415
    from qmsgen.formats.xlsx.writer import workbook  # noqa: PLC0415
    from qmsgen.model.document import sayings  # noqa: PLC0415

    return workbook(bound(in_tables(document, sayings(document)), theme))
