"""A document to bytes, format by format; a format that fails does not take the others with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qmsgen import plugins
from qmsgen.errors import QmsgenError
from qmsgen.model.document import Document
from qmsgen.model.theme import Theme

_PACKAGE = "qmsgen.formats"


def formats() -> tuple[str, ...]:
    """The names of all output formats."""
    return plugins.top_names(_PACKAGE)


def encode(document: Document, names: Sequence[str], theme: Theme) -> Iterator[tuple[str, bytes | QmsgenError]]:
    """Encode a document in several formats; a failure stands in the place of the bytes."""
    for name in names:
        module = plugins.plugin(_PACKAGE, name)
        try:
            yield name, module.encode(document, theme)
        except QmsgenError as error:
            yield name, error
