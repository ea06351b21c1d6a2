"""The atoms of WordprocessingML as strings: runs, paragraphs, bookmarks, fields; no look, only style ids."""

from __future__ import annotations

import re
import zlib
from xml.sax.saxutils import escape

from qmsgen.model.document import Bilingual

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in (
        ("w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
        ("r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
        ("wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
        ("a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
        ("pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"),
        ("asvg", "http://schemas.microsoft.com/office/drawing/2016/SVG/main"),
        ("mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"),
        ("w14", "http://schemas.microsoft.com/office/word/2010/wordml"),
    )
)

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BOOKMARK_LENGTH = 40


def part(root: str, content: str) -> bytes:
    """A whole XML part whose root element is `w:<root>`."""
    return f'{DECLARATION}<w:{root} {NAMESPACES} mc:Ignorable="w14">{content}</w:{root}>'.encode()


def escaped(value: str) -> str:
    """Text as XML, fit for content and for attributes.

    Raises:
        ValueError: XML 1.0 has no way to write one of the characters; the message names it.
    """
    forbidden = _FORBIDDEN.search(value)
    if forbidden:
        raise ValueError(f"the character U+{ord(forbidden[0]):04X} cannot stand in a Word document")
    return escape(value, {'"': "&quot;"})


def run(value: str, style: str = "", language: str = "") -> str:
    """A stretch of text in a character style; `language` where it differs from the document's.

    A text in two languages is two such stretches.
    """
    if isinstance(value, Bilingual):
        return run(f"{value.first} ", style, language) + run(value.second, style, value.language)
    properties = (f'<w:rStyle w:val="{style}"/>' if style else "") + language_mark(language)
    wrapped = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{wrapped}<w:t xml:space="preserve">{escaped(value)}</w:t></w:r>'


def lines(value: str) -> str:
    """A title or label, that in the second language on a line of its own."""
    if not isinstance(value, Bilingual):
        return run(value)
    return run(value.first) + line_break() + run(value.second, language=value.language)


def language_mark(language: str) -> str:
    """The language of a run; Word keeps one for East Asian text and one for all other."""
    if not language:
        return ""
    slot = "eastAsia" if is_east_asian(language) else "val"
    return f'<w:lang w:{slot}="{escaped(regional(language))}"/>'


def is_east_asian(language: str) -> bool:
    """Whether Word files the language under its East Asian slot."""
    return language.split("-", maxsplit=1)[0] in {"zh", "ja", "ko"}


def regional(language: str) -> str:
    """A tag with a region, which Word wants; a bare one gets the region that is meant most often."""
    return {"zh": "zh-CN", "en": "en-GB"}.get(language, language)


def paragraph(style: str, content: str = "", properties: str = "") -> str:
    """A paragraph in a style; `properties` hold what is not look: list, section, keep with next."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def kept(*, keep: bool) -> str:
    """What keeps a paragraph on the page of the next one."""
    return "<w:keepNext/>" if keep else ""


def tab() -> str:
    """A tabulator within a paragraph."""
    return "<w:r><w:tab/></w:r>"


def line_break() -> str:
    """A new line within a paragraph."""
    return "<w:r><w:br/></w:r>"


def bookmark_name(anchor: str) -> str:
    """The name of an anchor in Word: letters, digits and underscores, 40 at most, never two alike."""
    name = anchor.replace("_", "__").replace("-", "_")
    if re.fullmatch(r"[A-Za-z]\w*", name, re.ASCII) and len(name) <= _BOOKMARK_LENGTH:
        return name
    plain = re.sub(r"\W", "_", anchor, flags=re.ASCII)[: _BOOKMARK_LENGTH - 10]
    return f"b{plain}_{zlib.crc32(anchor.encode()):08x}"


def hyperlink(anchor: str, content: str) -> str:
    """A cross reference to a bookmark of the same document."""
    return f'<w:hyperlink w:anchor="{bookmark_name(anchor)}" w:history="1">{content}</w:hyperlink>'


def simple_field(instruction: str, cached: str, style: str = "") -> str:
    """A field that Word computes on its own whenever it lays out the page, such as PAGE."""
    return f'<w:fldSimple w:instr=" {escaped(instruction)} ">{run(cached, style)}</w:fldSimple>'


def field_start(instruction: str) -> str:
    """The opening of a field whose cached result follows as ordinary text."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escaped(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def field_end() -> str:
    """The close of a field."""
    return '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
