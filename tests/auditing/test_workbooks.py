"""From the start of an audit over filled workbooks to its report, and everything that is refused on the way."""

from __future__ import annotations

import json
import re
import zipfile

import openpyxl
import pytest
import yaml

from qmsgen.errors import UsageError
from tests.auditing.conftest import fill, qmsgen

MINOR = {
    "Grade": "Minor",
    "Evidence": "R-1 of 2 April: 2 of 5 without a count",
    "Auditor": "A. Mate",
    "Date": "2026-04-02",
}
FINE = {"Grade": "OK", "Evidence": "gate closed at 10:00 sharp"}


def read_back(place, *more):
    return qmsgen("audit", "import", place / "audit", place / "ferry", "-f", "html", *more)


def found(place):
    return yaml.load((place / "audit/audit-results.yaml").read_text("utf-8"), yaml.BaseLoader)["findings"]  # noqa: S506 - every value as it is typed


def test_criteria_say_what_the_audit_compares_with(begun):
    criteria = json.loads((begun / "audit/criteria.json").read_text("utf-8"))
    documents = {(one["document"], one["language"]): one for one in criteria["documents"]}
    procedure = documents["procedure/boarding", "en"]
    assert (procedure["number"], procedure["revision"], procedure["title"]) == ("F-01", "2", "Boarding")
    assert re.fullmatch("sha256:[0-9a-f]{64}", procedure["hash"])
    assert procedure["hash"] != documents["procedure/boarding", "zh-CN"]["hash"]
    assert documents["documents/port-rules", ""]["revision"] == "2024"
    assert criteria["standards"] == [{"clauses": ["8.5.1", "9.2"], "edition": "2015", "id": "iso-9001-2015"}]
    assert criteria["on"] == "2026-04-01"
    rows = [one["row"] for one in criteria["questions"]]
    assert len(set(rows)) == len(rows)
    assert {"boarding.steps-count", "boarding.purpose", "iso-9001-2015.clause-9-2"} <= set(rows)


def test_the_same_start_gives_the_same_bytes(begun, tmp_path):
    assert (
        qmsgen(
            "audit", "start", begun / "ferry", "spring", "-o", tmp_path / "a", "--date", "2026-04-01", "-f", "xlsx"
        ).return_value
        == 0
    )
    assert (tmp_path / "a/criteria.json").read_bytes() == (begun / "audit/criteria.json").read_bytes()


def test_papers_are_there_in_both_languages_and_all_formats(begun):
    for language in ("en", "zh-CN"):
        papers = begun / "audit/papers/ferry" / language
        assert {one.name for one in papers.iterdir() if one.is_dir()} == {
            "audit-programme",
            "audit-plan",
            "audit-checklist",
            "clause-checklist",
        }
        for kind in ("audit-checklist", "clause-checklist"):
            assert {"spring.xlsx", "spring.docx", "spring.pdf", "spring.html"} <= {
                one.name for one in (papers / kind).iterdir()
            }


def test_an_audit_is_not_begun_where_something_lies(place):
    before = (place / "audit/criteria.json").read_bytes()
    with pytest.raises(UsageError, match="holds something already"):
        qmsgen("audit", "start", place / "ferry", "spring", "-o", place / "audit", "--date", "2026-05-01")
    assert (place / "audit/criteria.json").read_bytes() == before


def test_status_tells_which_documents_differ(place):
    same = qmsgen("audit", "status", place / "audit", place / "ferry")
    assert (same.return_value, same.output) == (0, "everything is as it was on 2026-04-01\n")
    source = place / "ferry/qms.yaml"
    source.write_text(source.read_text("utf-8").replace("Count the passengers", "Count passengers and cars"), "utf-8")
    changed = qmsgen("audit", "status", place / "audit", place / "ferry")
    assert changed.return_value == 1
    assert changed.output == "procedure/boarding (en): its text changed, its revision did not (2)\n"


def test_answers_become_findings_register_and_report(place, workbook):
    fill(workbook, {"boarding.steps-count": MINOR, "boarding.purpose": FINE})
    done = read_back(place)
    assert done.return_value == 0, done.output
    results = found(place)
    assert set(results) == {"spring-boarding-steps-count", "spring-boarding-purpose"}
    count = results["spring-boarding-steps-count"]
    assert count["grade"] == "minor"
    assert count["evidence"] == MINOR["Evidence"]
    assert count["clauses"] == ["iso-9001-2015:8.5.1"]
    assert set(count["requirement"]) == {"en", "zh-CN"}
    assert all(count["requirement"].values())
    assert (count["auditor"], count["on"]) == ("A. Mate", "2026-04-02")
    assert "auditor" not in results["spring-boarding-purpose"], "a blank stays a blank"
    report = place / "audit/report/ferry/en"
    for kind in ("finding-register", "audit-finding", "audit-report"):
        page = (report / kind / "spring.html").read_text("utf-8")
        assert MINOR["Evidence"] in page
        assert FINE["Evidence"] not in page


def test_the_set_takes_the_results_as_they_are(place, workbook):
    fill(workbook, {"boarding.steps-count": MINOR})
    assert read_back(place).return_value == 0
    (place / "ferry/audit-results.yaml").write_bytes((place / "audit/audit-results.yaml").read_bytes())
    checked = qmsgen("check", place / "ferry")
    assert "audit-results.yaml" not in checked.output


def test_rows_are_known_by_their_ids_wherever_they_lie(place, workbook):
    fill(workbook, {"boarding.steps-count": MINOR, "boarding.purpose": FINE}, scrambled=True)
    assert read_back(place).return_value == 0
    assert found(place)["spring-boarding-steps-count"]["grade"] == "minor"
    assert found(place)["spring-boarding-purpose"]["grade"] == "conforms"


@pytest.mark.parametrize(
    ("answers", "code", "said"),
    [
        ({"boarding.steps-count": {"Grade": "Major"}}, "QMS055", "names no `evidence`"),
        ({"boarding.steps-count": {**MINOR, "Criterion": None}}, "QMS055", "names no `requirement`"),
        ({"boarding.steps-count": {**MINOR, "Grade": "awful"}}, "QMS054", "no grade `awful`"),
        ({"boarding.steps-count": {"Evidence": "all five"}}, "QMS057", "has no grade"),
        ({"boarding.steps-count": {**MINOR, "Evidence": "=1+1"}}, "QMS051", "holds a formula"),
        ({"boarding.steps-count": {**MINOR, "Date": "some day"}}, "QMS056", "is no day"),
        ({"boarding.steps-count": {**MINOR, "Evidence": "a\u202eb"}}, "QMS056", "cannot be printed"),
    ],
)
def test_what_cannot_be_believed_is_refused_whole(place, workbook, answers, code, said):
    fill(workbook, {"boarding.purpose": FINE, **answers})
    refused = read_back(place)
    assert refused.return_value == 1
    assert code in refused.output
    assert said in refused.output
    assert "spring.xlsx" in refused.output
    assert re.search(r"!\w+\d+`", refused.output), "the cell is named"
    assert not (place / "audit/audit-results.yaml").exists()
    assert not (place / "audit/report").exists()


def test_two_copies_that_disagree_are_told_with_both_places(place, workbook):
    other = place / "other.xlsx"
    other.write_bytes(workbook.read_bytes())
    fill(workbook, {"boarding.purpose": FINE})
    fill(other, {"boarding.purpose": {**FINE, "Grade": "OFI"}})
    refused = qmsgen("audit", "import", place / "audit", other, place / "ferry")
    assert refused.return_value == 1
    assert "QMS053" in refused.output
    assert "`improve` here and `conforms` elsewhere" in refused.output


def test_two_copies_that_agree_are_one_answer(place, workbook):
    other = place / "other.xlsx"
    fill(workbook, {"boarding.purpose": FINE})
    other.write_bytes(workbook.read_bytes())
    assert qmsgen("audit", "import", place / "audit", other, place / "ferry", "-f", "html").return_value == 0
    assert list(found(place)) == ["spring-boarding-purpose"]


def test_a_row_of_another_audit_is_unknown(place, workbook):
    fill(workbook, {"boarding.purpose": FINE})
    book = openpyxl.load_workbook(workbook)
    for sheet in book:
        for cells in sheet.iter_rows():
            if str(cells[0].value).endswith("boarding.purpose"):
                cells[0].value = "9.9\nlanding.close"
    book.save(workbook)
    refused = read_back(place)
    assert refused.return_value == 1
    assert "no row `landing.close`" in refused.output


def rewritten(path, add):
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    add(parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def macro(parts):
    parts["xl/vbaProject.bin"] = b"x"


def entity(parts):
    parts["xl/sharedStrings.xml"] = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><sst>&x;</sst>'


def bomb(parts):
    parts["xl/media/zero.bin"] = bytes(200_000_000)


def elsewhere(parts):
    parts["xl/externalLinks/externalLink1.xml"] = b"<externalLink/>"


def torn(parts):
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"][:200]


@pytest.mark.parametrize("hostile", [macro, entity, bomb, elsewhere, torn])
def test_hostile_workbooks_are_refused(place, workbook, hostile):
    fill(workbook, {"boarding.purpose": FINE})
    rewritten(workbook, hostile)
    refused = read_back(place)
    assert refused.return_value == 1
    assert "QMS050" in refused.output
    assert "root:" not in refused.output
    assert not (place / "audit/audit-results.yaml").exists()


def test_a_file_that_is_no_workbook_is_refused(place):
    (place / "audit/x.xlsx").write_bytes(b"not a zip at all")
    refused = read_back(place)
    assert refused.return_value == 1
    assert "this is no Office file" in refused.output


def test_nothing_filled_in_is_nothing_found(place):
    refused = read_back(place)
    assert refused.return_value == 1
    assert "nobody answered a question" in refused.output
