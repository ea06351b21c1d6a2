"""What the tests of Word documents share: specimens and their parts."""

from __future__ import annotations

import io
import zipfile
from functools import cache

import pytest
from lxml import etree

from qmsgen.formats import docx
from tests.formats.docx.specimen_docx import THEME, specimen

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


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
