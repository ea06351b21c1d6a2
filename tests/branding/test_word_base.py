"""The client's own Word file: its looks are taken, nothing that runs or leads out of it."""

import io
import re
import zipfile

import pytest

from qmsgen.branding import shipped_theme
from qmsgen.branding.files import BrandFault
from qmsgen.branding.word_base import read_base
from qmsgen.formats import docx
from tests.branding.word_files import hostile_file, house_file, picture, saved, with_parts
from tests.formats.docx.specimen_docx import specimen


def built_on(data, language="zh-CN", *, keeps_header=True):
    from dataclasses import replace  # noqa: PLC0415

    base, told = read_base(data, keeps_header=keeps_header)
    theme = replace(shipped_theme("brand"), word_base=base)
    return docx.encode(specimen(language, fillable=False), theme), [str(one) for one in told]


def parts_of(made):
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def style(parts, name):
    styles = parts["word/styles.xml"].decode()
    return re.search(rf'<w:style [^>]*w:styleId="{name}".*?</w:style>', styles)[0]


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("make", [lambda: saved(house_file()), hostile_file])
@pytest.mark.parametrize("keeps_header", [True, False])
def test_document_on_a_clients_file_is_sound(language, make, keeps_header, tmp_path, ooxml_errors):
    made, _ = built_on(make(), language, keeps_header=keeps_header)
    path = tmp_path / "made.docx"
    path.write_bytes(made)
    assert ooxml_errors(path) == []


def test_styles_of_the_same_name_look_as_the_client_has_them():
    parts = parts_of(built_on(saved(house_file()))[0])
    assert "C00000" in style(parts, "Heading1")
    assert 'w:val="34"' in style(parts, "Heading1")
    assert "<w:numPr>" in style(parts, "Heading1")
    assert "Georgia" in style(parts, "BodyText")
    assert '<w:sz w:val="16"/>' in style(parts, "TableText")


def test_header_and_footer_of_the_client_are_kept_and_filled_in():
    parts = parts_of(built_on(saved(house_file()))[0])
    head = parts["word/header-portrait.xml"].decode()
    assert "{number}" not in head
    assert "PAGE" in head
    assert "House footer" in parts["word/footer-portrait.xml"].decode()
    assert parts["word/media/base-header-1.png"].startswith(b"\x89PNG")
    assert 'w:top="2551"' in parts["word/document.xml"].decode()


def test_without_from_base_header_and_margins_are_those_of_the_theme():
    parts = parts_of(built_on(saved(house_file()), keeps_header=False)[0])
    assert "House footer" not in parts["word/footer-portrait.xml"].decode()
    assert 'w:top="2551"' not in parts["word/document.xml"].decode()


def test_nothing_that_runs_or_leads_out_is_passed_on():
    made, told = built_on(hostile_file())
    parts = parts_of(made)
    whole = b"".join(parts.values())
    assert b"evil.example" not in whole
    assert b"INCLUDEPICTURE" not in whole
    assert not [name for name in parts if "vba" in name or "embeddings" in name]
    assert b'TargetMode="External"' not in whole
    assert b"click here" in parts["word/header-portrait.xml"]
    assert {one.split(" ")[0] for one in told} >= {"macros", "embedded", "the", "links,"}


def test_same_file_gives_same_bytes():
    assert built_on(hostile_file())[0] == built_on(hostile_file())[0]


def bomb():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<x/>")
        archive.writestr("word/styles.xml", b" " * 70_000_000)
    return made.getvalue()


def entities():
    bad = b'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">]><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">&a;</w:styles>'
    return with_parts(saved(house_file()), {"word/styles.xml": bad})


@pytest.mark.parametrize("make", [lambda: b"", lambda: b"PK\x03\x04", picture, bomb, entities])
def test_what_is_no_word_file_is_refused(make):
    with pytest.raises(BrandFault):
        read_base(make(), keeps_header=True)
