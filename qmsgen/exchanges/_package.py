"""Office files are zip archives of XML: what may be inside one that somebody else sends."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import Final

from qmsgen.exchanges import Unreadable
from qmsgen.model.phrase import phrase

_MOST_PARTS: Final = 2_000
_MOST_BYTES: Final = 150_000_000
_FORBIDDEN: Final = re.compile(
    r"vbaproject|vbadata|externallinks/|activex/|embeddings/|macrosheets/|oleobject", re.IGNORECASE
)
_DECLARES: Final = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_EXTERNAL: Final = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*TargetMode\s*=\s*[\"']External[\"'][^>]*>", re.IGNORECASE)


def opened(data: bytes) -> zipfile.ZipFile:
    """An archive that holds neither bombs, nor programs, nor links to files elsewhere, nor declared entities."""
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, ValueError):
        raise Unreadable(phrase("this is no Office file")) from None
    parts = archive.infolist()
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_BYTES:
        raise Unreadable(phrase("the file unpacks to more than a form can hold"))
    for part in parts:
        if part.flag_bits & 1:
            raise Unreadable(phrase("the file is encrypted"), phrase("save it without a password"))
        if _FORBIDDEN.search(part.filename):
            cure = phrase("save it without macros, links and embedded objects")
            raise Unreadable(phrase("the file holds `{part}`, which no form needs", part=part.filename), cure)
        if part.filename.casefold().endswith((".xml", ".rels", ".vml")):
            _refuse_active(part.filename, archive.read(part))
    return archive


def _refuse_active(name: str, content: bytes) -> None:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in content[:200]:
        raise Unreadable(phrase("`{part}` is not UTF-8", part=name))
    if _DECLARES.search(content):
        raise Unreadable(phrase("`{part}` declares entities", part=name))
    for link in _EXTERNAL.finditer(content):
        if b"/hyperlink" not in link[0]:
            raise Unreadable(phrase("`{part}` links to a file elsewhere", part=name))
