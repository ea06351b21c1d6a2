"""A Word file opened within bounds: no bomb is unpacked, no entity expanded, no link followed."""

from __future__ import annotations

import posixpath
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Final

from lxml import etree

from qmsgen.branding.files import BrandFault
from qmsgen.model.phrase import phrase

if TYPE_CHECKING:
    from lxml.etree import _Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MOST_PARTS: Final = 1_000
_MOST_BYTES: Final = 60_000_000
_LARGEST_PART: Final = 10_000_000


class WordFile:
    """The parts of a Word file by path; raises BrandFault where it is none."""

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
            parts = self._archive.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError):
            raise _no_word_file() from None
        if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_BYTES:
            raise BrandFault(
                phrase("the Word file unpacks to too much"), phrase("save it anew without pictures and text")
            )
        self.names = tuple(part.filename for part in parts)
        if "word/document.xml" not in self.names or "word/styles.xml" not in self.names:
            raise _no_word_file()

    def part(self, name: str) -> bytes:
        """The bytes of a part; empty where there is none."""
        if name not in self.names:
            return b""
        try:
            with self._archive.open(name) as file:
                read = file.read(_LARGEST_PART + 1)
        except (zipfile.BadZipFile, RuntimeError, EOFError, OSError, NotImplementedError, ValueError):
            raise _no_word_file() from None
        except Exception as fault:  # zlib's own error has no public name in every version
            if type(fault).__name__ != "error":
                raise
            raise _no_word_file() from None
        if len(read) > _LARGEST_PART:
            raise BrandFault(
                phrase("the Word file unpacks to too much"), phrase("save it anew without pictures and text")
            )
        return read

    def tree(self, name: str) -> _Element | None:
        """A part as XML; None where there is none."""
        data = self.part(name)
        if not data:
            return None
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        try:
            tree = etree.fromstring(data, parser)
        except etree.XMLSyntaxError:
            raise _no_word_file() from None
        if tree.getroottree().docinfo.doctype:
            raise _no_word_file()
        return tree

    def section(self) -> _Element | None:
        """The properties of the last section, which are those of the whole document."""
        document = self.tree("word/document.xml")
        found = document.findall(f".//{W}sectPr") if document is not None else []
        return found[-1] if found else None

    def related(self, name: str) -> dict[str, str]:
        """The parts that a part refers to, by relation; nothing outside of the file."""
        folder, file = posixpath.split(name)
        tree = self.tree(f"{folder}/_rels/{file}.rels")
        relations = tree if tree is not None else ()
        return {
            one.get("Id", ""): posixpath.normpath(posixpath.join("/" + folder, one.get("Target", ""))).lstrip("/")
            for one in relations
            if one.get("TargetMode") != "External"
        }

    def leads_out(self, name: str) -> bool:
        """Whether a part refers to anything outside of the file."""
        folder, file = posixpath.split(name)
        tree = self.tree(f"{folder}/_rels/{file}.rels")
        return tree is not None and any(one.get("TargetMode") == "External" for one in tree)


def _no_word_file() -> BrandFault:
    return BrandFault(phrase("the file is no Word document"), phrase("save it as `.docx`"))
