"""Header and footer of a client's Word file, with nothing in them that leads out of it or runs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lxml import etree

from qmsgen.branding.base_styles import Styles
from qmsgen.branding.files import BrandFault
from qmsgen.branding.logo import decoded
from qmsgen.branding.word_file import R, W, WordFile
from qmsgen.model.branding import BasePart
from qmsgen.model.phrase import Phrase, phrase

if TYPE_CHECKING:
    from lxml.etree import _Element

_FIELDS: Final = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "TITLE", "SUBJECT", "AUTHOR", "STYLEREF"})
"""Fields that may stay; others could fetch something."""
_NAMESPACES: Final = frozenset(
    {
        W.strip("{}"),
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "http://schemas.openxmlformats.org/drawingml/2006/main",
        "http://schemas.openxmlformats.org/drawingml/2006/picture",
    }
)
_LEFT_OUT: Final = frozenset({"object", "pict", "control", "altChunk", "subDoc", "dataBinding", "sectPr", "extLst"})
_UNWRAPPED: Final = frozenset({"hyperlink", "smartTag", "customXml", "ins"})
_STYLED: Final = ("pStyle", "rStyle", "tblStyle")
_DECLARED: Final = re.compile(r' xmlns(:\w+)?="[^"]*"')


class Furniture:
    """Takes the parts around the text of one file."""

    def __init__(self, file: WordFile, styles: Styles) -> None:
        self._file = file
        self._styles = styles
        self.told: list[Phrase] = []

    def part(self, section: _Element | None, kind: str) -> BasePart | None:
        """The header or footer of all pages; None where there is none."""
        references = section.iterfind(f"{W}{kind}Reference") if section is not None else ()
        named = {one.get(f"{W}type", "default"): one.get(f"{R}id", "") for one in references}
        path = self._file.related("word/document.xml").get(named.get("default", ""), "")
        tree = self._file.tree(path)
        if tree is None:
            return None
        self._clean(tree)
        pictures = self._pictures(tree, self._file.related(path), kind)
        content = "".join(etree.tostring(child, encoding="unicode", with_tail=False) for child in tree)
        return BasePart(_DECLARED.sub("", content), pictures)

    def _clean(self, tree: _Element) -> None:
        """Take out what is not text, tables and pictures; text within links stays."""
        before = sum(1 for _ in tree.iter())
        for each in list(tree.iter()):
            name = etree.QName(each)
            if each is tree or each.getparent() is None:
                continue
            if name.localname in _LEFT_OUT or name.namespace not in _NAMESPACES:
                each.getparent().remove(each)
            elif name.localname in _UNWRAPPED and name.namespace == W.strip("{}"):
                _unwrap(each)
        self._strip_fields(tree)
        for each in list(tree.iter()):
            self._name_styles(each)
            _drop_foreign_attributes(each)
        if sum(1 for _ in tree.iter()) < before:
            self.told.append(phrase("links, objects and fields in the header or footer are left out"))

    def _strip_fields(self, tree: _Element) -> None:
        """Keep the words of fields that could fetch something, not the fields."""
        written = "".join(one.text or "" for one in tree.iter(f"{W}instrText"))
        simple = [one for one in tree.iter(f"{W}fldSimple") if not _allowed(one.get(f"{W}instr", ""))]
        for one in simple:
            _unwrap(one)
        if not all(map(_allowed, _instructions(tree))) or (written and not list(_instructions(tree))):
            for one in [*tree.iter(f"{W}fldChar"), *tree.iter(f"{W}instrText")]:
                one.getparent().remove(one)

    def _name_styles(self, each: _Element) -> None:
        if etree.QName(each).localname not in _STYLED:
            return
        name = self._styles.borrow(each.get(f"{W}val", ""))
        if name:
            each.set(f"{W}val", name)
        else:
            each.getparent().remove(each)

    def _pictures(self, tree: _Element, related: dict[str, str], kind: str) -> dict[str, bytes]:
        """The pictures, drawn anew; one that cannot be is left out with its frame."""
        found: dict[str, bytes] = {}
        for drawing in list(tree.iter(f"{W}drawing")):
            blips = list(drawing.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}blip"))
            try:
                for blip in blips:
                    relation = f"base-{kind}-{len(found) + 1}"
                    found[relation] = decoded(self._file.part(related.get(blip.get(f"{R}embed", ""), ""))).png
                    for key in list(blip.attrib):
                        del blip.attrib[key]
                    blip.set(f"{R}embed", relation)
            except BrandFault:
                blips = []
            if not blips:
                drawing.getparent().remove(drawing)
                self.told.append(phrase("a picture in the header or footer is left out"))
        return found


def _instructions(tree: _Element) -> list[str]:
    """What the fields say that are written in several pieces: all between their begin and their separator."""
    found: list[str] = []
    depth: list[list[str]] = []
    for each in tree.iter(f"{W}fldChar", f"{W}instrText"):
        if each.tag == f"{W}instrText":
            if depth:
                depth[-1].append(each.text or "")
        elif each.get(f"{W}fldCharType") == "begin":
            depth.append([])
        elif depth:
            words = "".join(depth.pop())
            if words:
                found.append(words)
            if each.get(f"{W}fldCharType") == "separate":
                depth.append([])
    return [*found, *("".join(words) for words in depth if words)]


def _allowed(instruction: str) -> bool:
    words = instruction.split()
    return bool(words) and words[0].upper() in _FIELDS


def _unwrap(each: _Element) -> None:
    """Put the children of an element in its place."""
    parent = each.getparent()
    if parent is None:
        return
    at = parent.index(each)
    for child in reversed(list(each)):
        parent.insert(at, child)
    parent.remove(each)


def _drop_foreign_attributes(each: _Element) -> None:
    for key in list(each.attrib):
        name = etree.QName(key)
        foreign = name.namespace not in {None, W.strip("{}")} and str(key) != f"{R}embed"
        if foreign or name.localname.lower().startswith("theme") or name.localname.startswith("rsid"):
            del each.attrib[key]
