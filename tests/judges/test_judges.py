"""A judge is trusted only after it has condemned a file that is known to be bad."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pikepdf
import pytest
import weasyprint

from qmsgen import resources

if TYPE_CHECKING:
    from pathlib import Path

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SOUND_BODY = "<w:p><w:r><w:t>服务质量 service quality</w:t></w:r></w:p>"


def write_docx(path: Path, body: str) -> Path:
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{relations}"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return path


def write_pdf(path: Path) -> Path:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(path)
    return path


def write_archival_pdf(path: Path) -> Path:
    font = resources.font(400).as_uri()
    page = f"""<html lang=en><title>Sound</title>
        <style>@font-face {{ font-family: shipped; src: url({font}) }} body {{ font-family: shipped }}</style>
        <h1>服务质量 service quality</h1>"""
    weasyprint.HTML(string=page).write_pdf(path, pdf_variant="pdf/a-3a")
    return path


def test_open_xml_judge_accepts_a_sound_docx(tmp_path, ooxml_errors):
    assert ooxml_errors(write_docx(tmp_path / "sound.docx", SOUND_BODY)) == []


def test_open_xml_judge_names_the_element_that_does_not_belong(tmp_path, ooxml_errors):
    broken = write_docx(tmp_path / "broken.docx", "<w:p><w:tbl/></w:p>")
    (error,) = ooxml_errors(broken)
    assert error.startswith("/word/document.xml /w:document[1]/w:body[1]/w:p[1]: ")
    assert "invalid child element" in error


def test_open_xml_judge_condemns_what_is_no_archive(tmp_path, ooxml_errors):
    path = tmp_path / "broken.docx"
    path.write_text("no archive", encoding="utf-8")
    assert ooxml_errors(path)


def test_qpdf_accepts_a_sound_pdf(tmp_path, pdf_errors):
    assert pdf_errors(write_pdf(tmp_path / "sound.pdf")) == []


def test_qpdf_condemns_a_torn_pdf(tmp_path, pdf_errors):
    path = write_pdf(tmp_path / "torn.pdf")
    path.write_bytes(path.read_bytes()[:-120])
    assert pdf_errors(path)


@pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014.icc:ResourceWarning")
def test_verapdf_accepts_an_archival_pdf(tmp_path, verapdf_failures):
    assert verapdf_failures(write_archival_pdf(tmp_path / "sound.pdf"), "PDFA-3A") == []


@pytest.mark.parametrize("profile", ["PDFA-3A", "PDFUA-1"])
def test_verapdf_names_what_a_plain_pdf_breaks(tmp_path, verapdf_failures, profile):
    failures = verapdf_failures(write_pdf(tmp_path / "plain.pdf"), profile)
    assert any("metadata" in failure.lower() for failure in failures)


def test_libreoffice_reads_a_docx_and_its_text_and_pages_can_be_seen(
    tmp_path, libreoffice_pdf, pdf_text, pdf_pages_png
):
    converted = libreoffice_pdf(write_docx(tmp_path / "sound.docx", SOUND_BODY))
    assert "服务质量 service quality" in pdf_text(converted)
    pages = pdf_pages_png(converted)
    assert [page.read_bytes()[:4] for page in pages] == [b"\x89PNG"]


def test_a_missing_judge_skips_with_its_name(tmp_path, monkeypatch, pdf_errors, ooxml_errors):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("QMSGEN_JUDGES", str(tmp_path))
    with pytest.raises(pytest.skip.Exception, match=r"`qpdf` is not installed; `\.ci/judges` fetches it"):
        pdf_errors(tmp_path / "any.pdf")
    with pytest.raises(pytest.skip.Exception, match="Open XML validator"):
        ooxml_errors(tmp_path / "any.docx")
