"""The package around the parts: relations, content types, properties; python-docx is imported here alone."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.parts.coreprops import CorePropertiesPart
from docx.package import Package

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qmsgen.model.document import Document

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of every member of the archive: the earliest that the format can write."""
_LONGEST_PROPERTY = 255

_KINDS = {
    "styles": (CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES),
    "numbering": (CONTENT_TYPE.WML_NUMBERING, RELATIONSHIP_TYPE.NUMBERING),
    "settings": (CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS),
    "fontTable": (CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE),
    "header": (CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER),
    "footer": (CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER),
    "png": (CONTENT_TYPE.PNG, RELATIONSHIP_TYPE.IMAGE),
    "svg": ("image/svg+xml", RELATIONSHIP_TYPE.IMAGE),
}


@dataclass(frozen=True, slots=True)
class Member:
    """A part that the main part refers to by `relation`; `path` lies below `/word/`."""

    kind: str
    path: str
    relation: str
    content: bytes
    members: tuple[Member, ...] = ()
    """The parts that this one refers to in its turn, such as the pictures of a header."""
    is_foreign: bool = False
    """Whether the client made it, so that its height is not known."""

    def standing(self, name: str) -> Member:
        """The same part as the header or footer of one kind of page."""
        return replace(self, path=f"{self.kind}-{name}.xml", relation=f"{self.kind}-{name}")


def packed(document: Document, main: bytes, members: Iterable[Member]) -> bytes:
    """The whole file; the same parts always give the same bytes."""
    package = Package()
    body = Part(PackURI("/word/document.xml"), CONTENT_TYPE.WML_DOCUMENT_MAIN, main, package)
    package.load_rel(RELATIONSHIP_TYPE.OFFICE_DOCUMENT, body, "document")
    package.load_rel(RELATIONSHIP_TYPE.CORE_PROPERTIES, _properties(document, package), "properties")
    _relate(body, members, package, {})
    written = io.BytesIO()
    package.save(written)
    return _settled(written)


def _relate(part: Part, members: Iterable[Member], package: Package, known: dict[str, Part]) -> None:
    """Add the parts that a part refers to; one that several refer to is in the file once."""
    for member in members:
        content_type, relation_type = _KINDS[member.kind]
        if member.path not in known:
            known[member.path] = Part(PackURI(f"/word/{member.path}"), content_type, member.content, package)
            _relate(known[member.path], member.members, package, known)
        part.load_rel(relation_type, known[member.path], member.relation)


def _properties(document: Document, package: Package) -> CorePropertiesPart:
    part: CorePropertiesPart = CorePropertiesPart.default(package)
    core = part.core_properties
    core.title = document.title[:_LONGEST_PROPERTY]
    core.subject = document.number[:_LONGEST_PROPERTY]
    core.author = core.last_modified_by = document.organisation[:_LONGEST_PROPERTY]
    core.category = document.kind[:_LONGEST_PROPERTY]
    core.comments = document.description[:_LONGEST_PROPERTY]
    core.language = document.language
    core.version = document.revision[:_LONGEST_PROPERTY]
    core.revision = 1
    core.created = core.modified = _date(document)
    return part


def _date(document: Document) -> dt.datetime:
    """The date of the document; without one, that of the members of the archive."""
    if not document.date:
        return dt.datetime(*_EPOCH, tzinfo=dt.UTC)
    day = dt.date.fromisoformat(document.date)
    return dt.datetime.combine(day, dt.time(), tzinfo=dt.UTC)


def _settled(archive: io.BytesIO) -> bytes:
    """The archive with its members in order and without the time of day."""
    settled = io.BytesIO()
    with zipfile.ZipFile(archive) as source, zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist()):
            member = zipfile.ZipInfo(name, _EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o600 << 16
            target.writestr(member, source.read(name))
    return settled.getvalue()
