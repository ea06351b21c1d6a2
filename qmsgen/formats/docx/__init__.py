"""Word documents: real styles, real lists, content controls; nothing is formatted by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qmsgen.model.document import Document
    from qmsgen.model.theme import Theme

SUFFIX = "docx"


def encode(document: Document, theme: Theme) -> bytes:
    """The document as the bytes of a Word file; the same document and theme always give the same bytes.

    Raises:
        ValueError: a text holds a character that no Word document can hold.
    """
    from qmsgen.formats.docx.encoding import encoded  # noqa: PLC0415 -- python-docx is loaded when it is needed

    return encoded(document, theme)


def warm_up() -> None:
    """Load what makes Word files: once, before processes are forked that each make one."""
    from qmsgen.figures import raster  # noqa: F401, PLC0415 -- likewise
    from qmsgen.formats.docx import encoding  # noqa: F401, PLC0415 -- likewise
