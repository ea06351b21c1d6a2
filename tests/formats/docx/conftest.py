"""What the tests of Word documents share: specimens, their parts, a stand-in for drawings."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from types import SimpleNamespace

import pytest
from lxml import etree

from qmsgen.formats import docx
from qmsgen.formats.docx import pictures
from tests.formats.docx.specimen_docx import THEME, specimen

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40mm" height="20mm"/>'
_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8ffff3f0005fe02fe0def46b80000000049454e44ae426082"
)


class Word:
    """An encoded document with its parts as trees."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.archive = zipfile.ZipFile(io.BytesIO(content))

    @cache  # noqa: B019 -- lives as long as the test session
    def tree(self, name: str) -> etree._Element:
        return etree.fromstring(self.archive.read(f"word/{name}.xml"))

    @property
    def body(self) -> etree._Element:
        return self.tree("document")

    def find(self, path: str, part: str = "document") -> list:
        """All elements at an XPath with the prefixes of the part."""
        names = {key: value for key, value in self.tree(part).nsmap.items() if key}
        return self.tree(part).xpath(path, namespaces=names)

    def styled(self, style: str) -> list[str]:
        """The texts of all paragraphs of a style."""
        return ["".join(p.xpath(".//*[local-name()='t']/text()")) for p in self.paragraphs(style)]

    def paragraphs(self, style: str) -> list:
        return self.find(f"//w:p[w:pPr/w:pStyle/@w:val='{style}']")


@pytest.fixture(autouse=True)
def drawings(monkeypatch):
    """Two tiny pictures for every drawing, so that these tests are about Word alone."""
    drawn = SimpleNamespace(svg=_SVG, width_mm=40.0, height_mm=20.0)
    monkeypatch.setattr(pictures, "draw", lambda *_, **__: (drawn, drawn))
    monkeypatch.setattr(pictures, "_rastered", lambda _: _PNG)


@pytest.fixture
def word():
    """Encodes a document with the theme of the tests."""
    return lambda document: Word(docx.encode(document, THEME))


@pytest.fixture(params=["zh-CN", "en"])
def language(request):
    return request.param


@pytest.fixture(params=[False, True], ids=["paper", "fillable"])
def fillable(request):
    return request.param


@pytest.fixture
def whole(word, language, fillable):
    """The specimen with every block, in each language, on paper and on screen."""
    return word(specimen(language, fillable=fillable))
