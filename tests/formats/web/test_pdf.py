"""PDF: sound, archival, accessible, in our fonts, with its identity on every page."""

import io
import json
import logging
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from qmsgen.errors import EncodingFault, EnvironmentFault
from qmsgen.formats import pdf
from qmsgen.formats.pdf import engine
from qmsgen.formats.pdf.sheets import Sheets
from qmsgen.model.document import Document, Heading, Link, Paragraph, Run
from qmsgen.model.source import Origin, Place
from tests.formats.web.specimen_web import procedure, survey

ROOT = Path(__file__).resolve().parents[3]


def document(*blocks, **more):
    return Document(kind="procedure", title="T", language="en", blocks=blocks, **more)


def opened(data):
    return pikepdf.open(io.BytesIO(data))


def fonts(file):
    return {
        str(item["/FontName"]) for item in file.objects if isinstance(item, pikepdf.Dictionary) and "/FontName" in item
    }


def test_structure_is_sound(printed, pdf_errors):
    assert pdf_errors(printed) == []


@pytest.mark.parametrize("profile", ["PDFA-3A", "PDFUA-1"])
def test_file_conforms_to_archive_and_accessibility_profiles(printed, verapdf_failures, profile):
    assert verapdf_failures(printed, profile) == []


def test_only_our_fonts_are_embedded(printed):
    with pikepdf.open(printed) as file:
        names = {name.partition("+")[2] for name in fonts(file)}
    assert {"QMS-Sans", "QMS-Sans-Bold"} <= names
    assert names <= {"QMS-Sans", "QMS-Sans-Bold", "QMS-Sans-Italic", "QMS-Form"}


def test_every_page_says_number_and_page_of_pages(specimen, printed, pdf_text):
    pages = pdf_text(printed).split("\f")[:-1]
    for number, page in enumerate(pages, 1):
        phrase = specimen.furniture.page.format(page=number, pages=len(pages))
        assert specimen.number in page
        assert phrase.replace(" ", "") in page.replace(" ", "")


def test_metadata_come_from_the_document(specimen, printed):
    with pikepdf.open(printed) as file:
        info, root = file.docinfo, file.Root
        assert str(info["/Title"]) == specimen.title
        assert str(info["/Author"]) == specimen.organisation
        assert str(info["/CreationDate"]) == str(info["/ModDate"]) == "D:20261201000000Z"
        assert str(root.Lang) == specimen.language
        assert root.MarkInfo.Marked


def test_bookmarks_follow_the_headings(theme):
    with opened(pdf.encode(procedure("en"), theme)) as file, file.open_outline() as outline:
        titles = [item.title for item in outline.root]
        below = [item.title for item in outline.root[4].children]
    assert titles[:2] == ["1 Purpose", "2 Scope"]
    assert titles[-2:] == ["Annex A Responsibilities (RACI)", "Annex B Forms"]
    assert below == ["5.1 Flow chart", "5.2 Severity", "5.3 Steps"]


def test_contents_name_the_pages_of_the_headings(theme, tmp_path, pdf_text):
    path = tmp_path / "procedure.pdf"
    path.write_bytes(pdf.encode(procedure("en"), theme))
    pages = pdf_text(path).split("\f")
    entry = next(line for line in pages[1].splitlines() if line.startswith("Annex B"))
    assert "Annex B Forms" in pages[int(entry.split()[-1]) - 1]


def test_landscape_blocks_stand_on_pages_turned_sideways(theme):
    with opened(pdf.encode(procedure("en"), theme)) as file:
        shapes = [float(page.mediabox[2]) > float(page.mediabox[3]) for page in file.pages]
    assert shapes.count(True) == 1
    assert shapes[-2]


def test_head_of_a_long_table_repeats(theme, tmp_path, pdf_text):
    path = tmp_path / "procedure.pdf"
    path.write_bytes(pdf.encode(procedure("en"), theme))
    assert sum("Done by" in page for page in pdf_text(path).split("\f")) == 2


def test_fields_can_be_filled_in_and_say_their_names(theme):
    with opened(pdf.encode(survey("zh-CN"), theme)) as file:
        fields = {str(field["/T"]): field for field in file.Root.AcroForm.Fields}
        grid = {f"q{item}.{scale}" for item in range(1, 6) for scale in "ep"}
        assert set(fields) == {"name", "day", "kind", "often", "story", "phone", "contact", "read"} | grid
        assert str(fields["name"]["/TU"]) == "姓名"
        assert str(fields["q1.e"]["/TU"]) == "约定的时间，服务人员准时到达: 我的期望"
        assert len(fields["q1.e"].Kids) == 6
        assert "/NeedAppearances" not in file.Root.AcroForm


def test_filled_field_is_read_back(theme):
    with opened(pdf.encode(survey("zh-CN"), theme)) as file:
        field = next(field for field in file.Root.AcroForm.Fields if str(field["/T"]) == "name")
        field.V = pikepdf.String("张三")
        kept = io.BytesIO()
        file.save(kept)
    with opened(kept.getvalue()) as file:
        assert "张三" in {str(field.get("/V")) for field in file.Root.AcroForm.Fields}


def test_document_that_nobody_fills_in_has_no_fields(theme):
    with opened(pdf.encode(survey("en", fillable=False), theme)) as file:
        assert "/AcroForm" not in file.Root


def test_missing_glyph_names_the_character_and_the_place_it_was_typed_at(theme):
    run = Run("Zürich 🦜", origin=Origin(Place("roles.yaml", 7, 3)))
    with pytest.raises(EncodingFault, match=r"no glyph for `🦜` \(U\+1F99C, parrot\), typed at roles\.yaml:7"):
        pdf.encode(document(Paragraph((run,))), theme)


@pytest.mark.parametrize(
    ("character", "cure"),
    [
        ("🦜", "say it in words"),
        ("\U00020001", "usual form of the character"),
        ("\ue123", "type the one that Unicode has for it"),
        ("\ufffd", "type it anew"),
        ("ก", "Chinese, kana, Latin, Greek and Cyrillic"),
    ],
)
def test_missing_glyph_is_answered_with_what_helps(theme, character, cure):
    with pytest.raises(EncodingFault) as raised:
        pdf.encode(document(Paragraph((Run(character),))), theme)
    assert cure in raised.value.hint


def test_missing_glyph_in_the_furniture_is_found_too(theme):
    furniture = replace(document().furniture, statement="\u0e01")
    with pytest.raises(EncodingFault, match=r"U\+0E01"):
        pdf.encode(document(furniture=furniture), theme)


@pytest.mark.parametrize(
    "text", ["a\u2003b", "a\u2009b", "a\u00a0b", "a\u200bb", "a\u00adb", "①\ufe0f", "辻\U000e0100"]
)
def test_spaces_and_invisible_characters_need_no_glyph(theme, text):
    with opened(pdf.encode(document(Paragraph((Run(text),))), theme)) as file:
        assert {name.partition("+")[2] for name in fonts(file)} <= {"QMS-Sans", "QMS-Sans-Bold"}


def test_link_that_leads_nowhere_is_refused(theme):
    with pytest.raises(EncodingFault, match="No anchor #nowhere"):
        pdf.encode(document(Paragraph((Link("nowhere", (Run("there"),)),))), theme)


def test_nothing_is_fetched_from_any_address():
    with pytest.raises(EncodingFault, match="nothing is fetched from file:///etc/passwd"):
        engine.lay_out(
            "<html lang='en'><img src='file:///etc/passwd' alt='x'/></html>", Sheets("", "", ""), fillable=False
        )


def test_any_warning_of_the_layout_is_a_fault():
    with pytest.raises(EncodingFault, match="page layout says: "):
        engine.lay_out("<html lang='en'></html>", Sheets("p { colour: red }", "", ""), fillable=False)


def test_handler_for_warnings_is_taken_away_again(theme):
    before = list(logging.getLogger("weasyprint").handlers)
    pdf.encode(document(), theme)
    assert logging.getLogger("weasyprint").handlers == before


def test_missing_system_library_is_named_with_its_cure(monkeypatch, theme):
    for name in [name for name in sys.modules if name.startswith(("weasyprint", "qmsgen.formats.pdf.engine"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delattr(pdf, "engine")
    monkeypatch.setitem(sys.modules, "weasyprint", _Missing("weasyprint"))
    with pytest.raises(EnvironmentFault, match="system libraries") as raised:
        pdf.encode(document(), theme)
    assert raised.value.hint.startswith("apt-get install -y --no-install-recommends libpango-1.0-0")


class _Missing(type(sys)):
    def __getattr__(self, name):
        raise OSError(f"cannot load library {name}")


def test_word_without_end_stays_on_the_page(theme):
    pdfium = pytest.importorskip("pypdfium2")
    page = pdfium.PdfDocument(pdf.encode(document(Paragraph((Run("x" * 400),))), theme))[0]
    words = page.get_textpage()
    assert max(words.get_charbox(index)[2] for index in range(words.count_chars())) < page.get_width() - 50


def test_empty_document_still_makes_a_page(theme):
    with opened(pdf.encode(document(), theme)) as file:
        assert len(file.pages) == 1


def test_heading_that_starts_a_page_does_so(theme):
    headings = [Heading(1, (Run(str(n)),), f"h{n}", str(n), break_before=n > 1) for n in range(1, 4)]
    with opened(pdf.encode(document(*headings), theme)) as file:
        assert len(file.pages) == 3


SCRIPT = """
import hashlib, json, sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from qmsgen.formats import html, pdf
from qmsgen.model.theme_file import read_theme
from tests.formats.web.specimen_web import procedure, survey
theme = read_theme(Path(sys.argv[1]) / "templates/themes/standard/theme.yaml")
made = [form.encode(document, theme) for document in (procedure("zh-CN"), survey("en")) for form in (html, pdf)]
print(json.dumps([hashlib.sha256(data).hexdigest() for data in made]))
"""


def hashes(folder, **environment):
    folder.mkdir()
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(ROOT)], cwd=folder, env={**os.environ, **environment},
        capture_output=True, check=True, text=True,
    )  # fmt: skip
    return json.loads(run.stdout)


def test_bytes_are_the_same_in_every_folder_zone_and_locale(tmp_path):
    one = hashes(tmp_path / "one", TZ="UTC", LC_ALL="C", PYTHONHASHSEED="1")
    other = hashes(tmp_path / "另 一个", TZ="Asia/Shanghai", LC_ALL="C.UTF-8", PYTHONHASHSEED="2", TMPDIR=str(tmp_path))
    assert one == other


def test_layout_leaves_no_file_behind(tmp_path):
    hashes(tmp_path / "work", TMPDIR=str(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["work"]
    assert list((tmp_path / "work").iterdir()) == []


def test_second_document_of_a_process_is_like_the_first(theme):
    first = pdf.encode(procedure("en"), theme)
    pdf.encode(survey("zh-CN"), theme)
    assert pdf.encode(procedure("en"), theme) == first
