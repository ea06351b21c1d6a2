"""What Microsoft's own validator and LibreOffice say of the specimens."""

import pytest

from qmsgen.formats import docx
from tests.formats.docx.specimen_docx import THEME, specimen


@pytest.fixture
def saved(tmp_path, language, fillable):
    path = tmp_path / "specimen.docx"
    path.write_bytes(docx.encode(specimen(language, fillable=fillable), THEME))
    return path


def test_the_open_xml_sdk_finds_no_fault(saved, ooxml_errors):
    assert ooxml_errors(saved) == []


def test_libreoffice_lays_out_every_page_with_its_number(saved, libreoffice_pdf, pdf_text):
    pages = pdf_text(libreoffice_pdf(saved)).split("\f")[:-1]
    assert len(pages) >= 6
    assert all("QP-12" in page for page in pages)
    for number, page in enumerate(pages[1:], 2):
        assert any(str(number) in line and str(len(pages)) in line for line in page.splitlines())
