"""Whose words a document is: marked in drafts, measured by document and section, held to a threshold."""

from __future__ import annotations

import json
import re
import zipfile
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from qmsgen import pipeline
from qmsgen.cli import group
from qmsgen.control.semantic_hash import semantic_hash
from qmsgen.formats import docx as word
from qmsgen.formats import html, md, pdf
from qmsgen.model.document.authorship import authorship
from qmsgen.model.wording import count_words
from qmsgen.stages.plan import Wanted

PACK = """
pack:
  title: {en: House, zh-CN: 本院}
  description: {en: What every ward does., zh-CN: 各病区通用。}
languages: [en, zh-CN]
roles:
  matron: {title: {en: Matron, zh-CN: 护士长}}
processes:
  handover:
    title: {en: Handover, zh-CN: 交接班}
    owner: matron
    purpose: {en: Nothing is lost between two shifts., zh-CN: 两班之间不漏一事。}
    scope: {includes: [{en: All wards, zh-CN: 各病区}]}
    steps:
      tell:
        do: {en: Tell what the night brought, zh-CN: 说明夜间情况}
        by: {responsible: matron, accountable: matron}
        output: {en: A sheet, zh-CN: 交班单}
"""
OWN = """
extends: [house]
languages: [en, zh-CN]
organisation: {name: {en: St Anne, zh-CN: 安和医院}}
processes:
  handover:
    purpose: {en: Whoever comes on duty knows every patient., zh-CN: 接班者了解每位病人。}
"""
APPROVED = (
    OWN
    + """
    document:
      state: approved
      number: P-01
      revision: "1"
      effective: 2026-03-16
      prepared: {by: matron, on: 2026-03-02}
      approved: {by: matron, on: 2026-03-06}
"""
)


def client(folder: Path, own: str) -> Path:
    (folder / "packs" / "house").mkdir(parents=True)
    (folder / "packs" / "house" / "pack.yaml").write_text(PACK, encoding="utf-8")
    (folder / "qms.yaml").write_text(own, encoding="utf-8")
    return folder


def procedure(folder: Path, language: str = "en", bilingual: str = ""):
    inspection = pipeline.inspect(folder, "client")
    wanted = Wanted(("procedure",), () if bilingual else (language,), ("md",), bilingual)
    (artifact,) = pipeline.documents(inspection.policy_set, wanted)
    readings = {each: inspection.policy_set.reading(each) for each in ("en", "zh-CN")}
    return pipeline.rendered(artifact, readings), inspection.theme


def test_a_draft_marks_what_stands_as_the_pack_has_it_and_nothing_else(tmp_path):
    document, theme = procedure(client(tmp_path, OWN))
    text = md.encode(document, theme).decode()
    assert "All wards‡" in text
    assert "Tell what the night brought‡" in text
    assert "Whoever comes on duty knows every patient.\n" in text
    assert "Matron‡" not in text
    assert text.endswith("\n\nWhat ends in ‡ still stands as the pack has it.‡\n")
    page = html.encode(document, theme).decode()
    assert re.search(r'class="lent"[^>]*>All wards</span>', page)
    assert not re.search(r'class="lent"[^>]*>Whoever comes', page)
    assert 'class="lent">What is underlined with dots still stands as the pack has it.' in page


def test_an_approved_document_marks_nothing(tmp_path):
    document, theme = procedure(client(tmp_path, APPROVED))
    assert "All wards" in md.encode(document, theme).decode()
    assert "‡" not in md.encode(document, theme).decode()
    assert 'class="lent"' not in html.encode(document, theme).decode()


def test_a_word_file_marks_it_with_a_style_that_can_be_changed_at_once(tmp_path, ooxml_errors):
    document, theme = procedure(client(tmp_path / "set", OWN))
    file = tmp_path / "draft.docx"
    file.write_bytes(word.encode(document, theme))
    with zipfile.ZipFile(file) as package:
        text = package.read("word/document.xml").decode()
        styles = package.read("word/styles.xml").decode()
    assert re.search(r'<w:rStyle w:val="PackText"/></w:rPr><w:t xml:space="preserve">All wards<', text)
    assert re.search(r'w:styleId="PackText">.*?<w:u w:val="dotted"', styles)
    assert ooxml_errors(file) == []


def test_a_marked_draft_is_archival_and_accessible(tmp_path, verapdf_failures):
    document, theme = procedure(client(tmp_path / "set", OWN), "zh-CN")
    file = tmp_path / "draft.pdf"
    file.write_bytes(pdf.encode(document, theme))
    assert verapdf_failures(file, "PDFA-3A") == []
    assert verapdf_failures(file, "PDFUA-1") == []


def test_a_bilingual_draft_explains_its_mark_in_both_languages(tmp_path):
    folder = client(tmp_path, OWN + "\nbilingual: {mode: stacked, languages: [en, zh-CN]}\n")
    document, theme = procedure(folder, bilingual="stacked")
    text = md.encode(document, theme).decode()
    assert "各病区‡" in text
    assert "以‡结尾的文字仍是基础包原文。‡" in text.splitlines()[-1] + text.splitlines()[-2]


def test_approval_changes_no_word_and_so_not_the_hash(tmp_path):
    document, _ = procedure(client(tmp_path, OWN))
    assert document.furniture.lent
    plain = unmarked(document)
    assert plain != document
    assert semantic_hash(plain) == semantic_hash(document)


def unmarked(value):
    if isinstance(value, tuple):
        return tuple(map(unmarked, value))
    if is_dataclass(value):
        if hasattr(value, "lent"):
            value = replace(value, lent=False)
        return replace(value, **{each.name: unmarked(getattr(value, each.name)) for each in fields(value)})
    return value


def test_words_are_measured_by_section_without_names_and_words_of_the_template(tmp_path):
    document, _ = procedure(client(tmp_path, OWN))
    by_section = {one.section: (one.words.own, one.words.lent) for one in authorship(document)}
    assert by_section["1 Purpose"] == (7, 0)
    assert by_section["2 Scope"] == (0, 2)
    assert sum(own for own, _ in by_section.values()) == 7


@pytest.mark.parametrize(
    ("text", "number"),
    [("Nothing is lost.", 3), ("两班之间", 4), ("用CRM登记3次", 6), ("it's mother-in-law's", 2), ("— 。", 0), ("", 0)],
)
def test_a_chinese_character_is_a_word(text, number):
    assert count_words(text) == number


def run(*arguments: object):
    return CliRunner().invoke(group, [str(argument) for argument in arguments], standalone_mode=False)


def test_the_meter_tells_documents_and_sections_and_holds_a_threshold(tmp_path):
    folder = client(tmp_path, OWN)
    told = run("boilerplate", folder, "-d", "procedure", "-l", "en", "--format", "json", "--at-most", "90")
    assert told.return_value == 0
    found = json.loads(told.stdout)
    (document,) = found["documents"]
    assert document["document"] == "procedure/handover"
    assert {"section": "1 Purpose", "own_words": 7, "pack_words": 0, "pack_percent": 0} in document["sections"]
    assert document["pack_words"] == sum(one["pack_words"] for one in document["sections"]) == found["pack_words"]
    above = run("boilerplate", folder, "-d", "procedure", "-l", "en", "--at-most", "20", "--sections")
    assert above.return_value == 1
    assert "    0 %       0/7       1 Purpose" in above.stdout
    assert "above 20 %: `procedure/handover`" in above.stderr


def test_a_set_without_a_pack_has_no_boilerplate(tmp_path):
    (tmp_path / "qms.yaml").write_text("organisation: {name: A}\nlanguages: [en]\n", encoding="utf-8")
    assert "builds on no pack" in str(run("boilerplate", tmp_path).exception.message)
