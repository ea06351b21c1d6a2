"""The file as a package: sound, the same each time, with its properties."""

import datetime as dt
import io
import subprocess
import sys
from dataclasses import replace

import docx as python_docx
import pytest
from lxml import etree

from qmsgen.formats import docx
from tests.formats.docx.conftest import Word
from tests.formats.docx.specimen_docx import THEME, specimen

_BARE = """
import hashlib
from qmsgen.formats import docx
from qmsgen.model.document import Document, Paragraph, Run
from tests.formats.docx.specimen_docx import THEME
document = Document("form", "Title", "en", blocks=(Paragraph((Run("text"),)),))
print(hashlib.sha256(docx.encode(document, THEME)).hexdigest())
"""


def test_every_part_is_well_formed(whole):
    for name in whole.archive.namelist():
        if name.endswith((".xml", ".rels")):
            assert etree.fromstring(whole.archive.read(name)) is not None


def test_the_same_document_gives_the_same_bytes(language):
    document = specimen(language, fillable=True)
    assert docx.encode(document, THEME) == docx.encode(document, THEME)


def test_bytes_do_not_depend_on_the_process():
    hashes = {
        subprocess.run(
            [sys.executable, "-c", _BARE],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ".", "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Shanghai"))
    }
    assert len(hashes) == 1


def test_members_are_sorted_and_carry_no_time(whole):
    members = whole.archive.infolist()
    assert [member.filename for member in members] == sorted(member.filename for member in members)
    assert {member.date_time for member in members} == {(1980, 1, 1, 0, 0, 0)}


def test_properties_come_from_the_document(whole, language):
    core = python_docx.Document(io.BytesIO(whole.content)).core_properties
    day = dt.datetime(2026, 12, 1, tzinfo=dt.UTC)
    assert (core.subject, core.category, core.version) == ("QP-12", "procedure", "A/2")
    assert (core.created, core.modified) == (day, day)
    assert core.language == language
    assert core.author == core.last_modified_by == specimen(language).organisation


def test_a_document_without_a_date_carries_no_clock(word):
    content = word(replace(specimen("en"), date="")).content
    core = python_docx.Document(io.BytesIO(content)).core_properties
    assert core.created == dt.datetime(1980, 1, 1, tzinfo=dt.UTC)


def test_a_very_long_title_is_cut_in_the_properties_alone(word):
    made = word(replace(specimen("en"), title="x" * 400))
    assert len(python_docx.Document(io.BytesIO(made.content)).core_properties.title) == 255
    assert made.styled("Title") == ["x" * 400]


def test_every_relation_of_the_text_has_its_part(whole):
    relations = etree.fromstring(whole.archive.read("word/_rels/document.xml.rels"))
    known = {relation.get("Id") for relation in relations}
    used = set(whole.find("//@r:embed | //@r:id"))
    assert used
    assert used <= known


def test_the_text_survives_python_docx(whole):
    opened = python_docx.Document(io.BytesIO(whole.content))
    again = io.BytesIO()
    opened.save(again)
    assert len(Word(again.getvalue()).find("//w:p")) == len(whole.find("//w:p"))


def test_importing_the_format_does_not_import_python_docx():
    code = "import sys, qmsgen.formats.docx; sys.exit('docx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\ufffe", "\ud800"])
def test_a_character_that_xml_cannot_hold_is_named(word, character):
    with pytest.raises(ValueError, match=f"U\\+{ord(character):04X}"):
        word(replace(specimen("en"), title=f"bad {character}"))


def test_hostile_text_stays_text(word):
    hostile = "<w:p/>&amp;]]>\"'<script>"
    assert word(replace(specimen("en"), title=hostile)).styled("Title") == [hostile]
