"""The same answers, written into Word documents, PDF forms, web pages and their exports, are the same findings."""

from __future__ import annotations

import json

import docx
import pikepdf
import pytest
import yaml

from tests.auditing.conftest import qmsgen

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
EVIDENCE = "R-1 of 2 April: 2 of 5 without a count"
GIVEN = {
    "boarding.steps-count.evidence": EVIDENCE,
    "boarding.steps-count.grade": "minor",
    "boarding.steps-count.auditor": "A. Mate",
}


def in_word(path, given):
    document = docx.Document(path)
    for control in document.element.body.iter(f"{W}sdt"):
        properties = control.find(f"{W}sdtPr")
        if properties.find(f"{W}tag") is None:
            continue
        tag = properties.find(f"{W}tag").get(f"{W}val")
        name, _, choice = tag.rpartition(".")
        if given.get(name) == choice:
            properties.find(f"{W14}checkbox").find(f"{W14}checked").set(f"{W14}val", "1")
        elif tag in given:
            properties.remove(properties.find(f"{W}showingPlcHdr"))
            first, *others = control.iter(f"{W}t")
            first.text = given[tag]
            for other in others:
                other.text = ""
    document.save(path)


def in_pdf(path, given):
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        for field in document.Root.AcroForm.Fields:
            name = str(field.get("/T", ""))
            if name in given:
                if "/Kids" in field:
                    field.V = pikepdf.Name(f"/{[str(one) for one in field.Opt].index(given[name])}")
                else:
                    field.V = pikepdf.String(given[name])
        document.save(path)


def in_page(path, given):
    from lxml import html  # noqa: PLC0415 - only here

    page = html.document_fromstring(path.read_text("utf-8"))
    for control in page.iter("input", "select", "textarea"):
        value = given.get(control.get("name"))
        if value is None:
            continue
        if control.tag == "textarea":
            control.text = value
        elif control.tag == "select":
            (option,) = (one for one in control.iter("option") if one.get("value") == value)
            option.set("selected", "")
        else:
            control.set("value", value)
    path.write_bytes(html.tostring(page, encoding="utf-8"))


WAYS = {"docx": in_word, "pdf": in_pdf, "html": in_page}


def results(place):
    text = (place / "audit/audit-results.yaml").read_text("utf-8")
    return yaml.load(text, yaml.BaseLoader)["findings"]  # noqa: S506 - every value as it is typed


def imported(place, file):
    return qmsgen("audit", "import", file, place / "ferry", "--audit", place / "audit", "-f", "html", "-l", "en")


@pytest.mark.parametrize("form", WAYS)
@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_every_form_says_the_same(place, form, language):
    file = place / f"audit/papers/ferry/{language}/audit-checklist/spring.{form}"
    WAYS[form](file, GIVEN)
    done = imported(place, file)
    assert done.return_value == 0, done.output
    assert list(results(place)) == ["spring-boarding-steps-count"]
    finding = results(place)["spring-boarding-steps-count"]
    assert (finding["grade"], finding["evidence"], finding["auditor"]) == ("minor", EVIDENCE, "A. Mate")
    assert EVIDENCE in (place / "audit/report/ferry/en/audit-report/spring.html").read_text("utf-8")


@pytest.mark.parametrize("form", WAYS)
def test_a_nonconformity_without_evidence_is_refused_in_every_form(place, form):
    file = place / f"audit/papers/ferry/en/audit-checklist/spring.{form}"
    WAYS[form](file, {"boarding.steps-count.grade": "major"})
    refused = imported(place, file)
    assert refused.return_value == 1
    assert "QMS055" in refused.output
    assert "boarding.steps-count.grade" in refused.output
    assert not (place / "audit/audit-results.yaml").exists()


def test_the_export_of_a_web_form_is_read(place):
    file = place / "answers.json"
    file.write_text(
        json.dumps({"document": {}, "answers": {**GIVEN, "boarding.purpose.grade": "", "conclusion": "Good"}})
    )
    done = imported(place, file)
    assert done.return_value == 0, done.output
    assert list(results(place)) == ["spring-boarding-steps-count"]
    assert "left in the files: `conclusion`" in done.output


def test_two_ticks_in_one_row_are_two_answers(place):
    file = place / "audit/papers/ferry/en/audit-checklist/spring.docx"
    in_word(file, GIVEN)
    in_word(file, {"boarding.steps-count.grade": "conforms"})
    refused = imported(place, file)
    assert refused.return_value == 1
    assert "QMS053" in refused.output


def test_a_script_in_a_pdf_is_refused(place):
    file = place / "audit/papers/ferry/en/audit-checklist/spring.pdf"
    in_pdf(file, GIVEN)
    with pikepdf.open(file, allow_overwriting_input=True) as document:
        document.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary())
        document.save(file)
    refused = imported(place, file)
    assert refused.return_value == 1
    assert "QMS050" in refused.output


@pytest.mark.parametrize("suffix", ["docx", "pdf", "json"])
def test_what_is_no_form_is_refused(place, suffix):
    file = place / f"odd.{suffix}"
    file.write_bytes(b"\x00\xff garbage")
    refused = imported(place, file)
    assert refused.return_value == 1
    assert "QMS050" in refused.output


def test_an_entity_in_a_page_stays_words(place):
    file = place / "odd.html"
    file.write_text(
        '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><form>'
        '<textarea name="boarding.steps-count.evidence">&x; seen</textarea>'
        '<select name="boarding.steps-count.grade"><option value="improve" selected>x</option></select></form>'
    )
    done = imported(place, file)
    assert done.return_value == 0, done.output
    assert "root:" not in results(place)["spring-boarding-steps-count"]["evidence"]
