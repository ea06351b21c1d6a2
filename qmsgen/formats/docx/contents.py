"""Headings and the table of contents that is made of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qmsgen.formats.docx import wordml
from qmsgen.formats.docx.headings import headings_of
from qmsgen.formats.docx.inline import inline

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qmsgen.formats.docx.composition import Composition, Place
    from qmsgen.model.document import Contents, Heading

_LISTED_FAMILIES = ("Annex", "Fixed")
_WAITING = re.compile(r"<\?page (\w+)\?>")
"""Stands for a page number until all pages are known; no text of a user can look like it."""


def heading(block: Heading, place: Place, composition: Composition) -> str:
    """A heading with its bookmark, in the style that gives it the number it has."""
    family = composition.headings.family(block)
    content = inline(block.content, place, composition)
    if family == "FixedHeading":
        content = wordml.run(composition.headings.label(block)) + wordml.tab() + content
    marked = composition.bookmark(block.anchor, content)
    written = wordml.paragraph(f"{family}{block.level}", marked)
    return wordml.paragraph("PageBreak") + written if block.break_before else written


def contents(block: Contents, place: Place, composition: Composition) -> str:
    """A contents field with its entries written out, so that it reads right before Word has updated it."""
    document = composition.document
    listed = [found for found in headings_of(document.blocks) if found.number and found.level <= block.depth]
    if not listed:
        return ""
    entries = [_entry(found, place, composition) for found in listed]
    entries[0] = wordml.field_start(_instruction(block.depth)) + entries[0]
    entries[-1] += wordml.field_end()
    title = wordml.paragraph("TOCHeading", wordml.run(block.title))
    lines = "".join(wordml.paragraph(f"Toc{found.level}", entry) for found, entry in zip(listed, entries, strict=True))
    return (
        f'<w:sdt><w:sdtPr><w:id w:val="{composition.next_id()}"/><w:docPartObj>'
        '<w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{title}{lines}</w:sdtContent></w:sdt>"
    )


def waits_for_pages(body: str) -> bool:
    """Whether a body holds contents whose page numbers are still to be reckoned."""
    return _WAITING.search(body) is not None


def with_pages(body: str, pages: Mapping[str, int]) -> str:
    """The body with the page of each bookmark written into its contents."""
    return _WAITING.sub(lambda found: wordml.run(str(pages[found[1]])), body)


def _instruction(depth: int) -> str:
    styles = ",".join(
        f"{family} heading {level},{level}" for family in _LISTED_FAMILIES for level in range(1, depth + 1)
    )
    return f'TOC \\o "1-{depth}" \\h \\z \\t "{styles}"'


def _entry(found: Heading, place: Place, composition: Composition) -> str:
    name = wordml.bookmark_name(found.anchor)
    page = wordml.field_start(f"PAGEREF {name} \\h") + f"<?page {name}?>" + wordml.field_end()
    label = composition.headings.label(found)
    apart = wordml.tab() if label == found.number else wordml.run("\u2003")
    text = wordml.run(label) + apart + inline(found.content, place, composition)
    return wordml.hyperlink(found.anchor, text + wordml.tab() + page)
