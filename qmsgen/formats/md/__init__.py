"""Canonical Markdown: the text of a document for differences and pull requests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qmsgen.figures.tabulated import in_tables
from qmsgen.formats.md.blocks import Renderer
from qmsgen.formats.md.escape import escaped, quoted
from qmsgen.formats.md.linked import anchors
from qmsgen.model.document import SIGNED, Heading, Paragraph, Run, explained, sayings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qmsgen.model.document import Block, Document
    from qmsgen.model.theme import Theme

SUFFIX = "md"


def encode(document: Document, theme: Theme) -> bytes:  # noqa: ARG001  (every format is called alike)
    """The document as GitHub-flavoured Markdown in UTF-8: front matter, its title, then its blocks."""
    document = explained(document, SIGNED)
    told = in_tables(document, sayings(document))
    blocks = (*_without_title(told), *told.blocks)
    body = Renderer(anchors(blocks)).blocks(blocks)
    parts = ("\n".join(_front_matter(document)), f"# {escaped(document.title)}", body)
    return ("\n\n".join(filter(None, parts)) + "\n").encode()


def _front_matter(document: Document) -> Iterator[str]:
    values = {
        "title": document.title,
        "number": document.number,
        "revision": document.revision,
        "language": document.edition,
        "state": document.furniture.mark,
    }
    yield "---"
    yield from (f"{key}: {quoted(value)}" for key, value in values.items() if value)
    yield "---"


def _without_title(document: Document) -> Iterator[Block]:
    """The blocks of the cover less those that only repeat the title."""
    for block in document.cover:
        if not (isinstance(block, Heading | Paragraph) and _words(block) == document.title):
            yield block


def _words(block: Heading | Paragraph) -> str:
    return "".join(inline.text for inline in block.content if isinstance(inline, Run)).strip()
