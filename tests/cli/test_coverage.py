"""`qmsgen coverage`: planted gaps, exclusions and false claims over two standards, told line by line."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import openpyxl
import pytest
from click.testing import CliRunner

from qmsgen.cli import clause_table, group
from qmsgen.cli.ending import ended
from qmsgen.cli.standards_covered import covered
from qmsgen.pipeline import inspect
from qmsgen.reporters.text import display_width

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "docs" / "reference" / "coverage.schema.json").read_text(encoding="utf-8"))
PLANTED = """\
organisation: {name: Hengxin, profile: Repairs machines of banks., addresses: ["iso-9001-2015:4.3"]}
languages: [en]
standards:
  - standard: iso-9001-2015
    claims: ["4.3", "5.3", "7.2", "7.3", "8.4.1", "8.5.1", "8.5.5", "8.6", "9.3"]
    exclusions:
      "8.3": {justification: The makers' manuals lay down what is done.}
      "8.5.3": {justification: Not applicable.}
  - standard: gbt-19580-2012
    claims: ["4.1.2", "4.1.3", "4.3.2", "4.4.2"]
roles:
  clerk: {title: Clerk, duties: [Keeps the files], addresses: ["iso-9001-2015:5.3"]}
  head: {title: Head, unit: office, addresses: ["iso-9001-2015:7.3"]}
units:
  office: {title: Office, head: head}
trainings:
  first: {title: First training, content: [Rules of the house], record: sheet, addresses: ["iso-9001-2015:7.2"]}
processes:
  repair:
    title: Repair
    owner: clerk
    purpose: Mend the machine.
    addresses: ["iso-9001-2015:8.5.1", "gbt-19580-2012:4.4.2"]
    steps:
      mend: {do: Mend it, by: {responsible: clerk, accountable: clerk}, record: report}
      test: {do: Test it, by: {responsible: clerk, accountable: clerk}, addresses: ["iso-9001-2015:8.6"]}
  review:
    title: Management review
    owner: clerk
    purpose: Steer.
    addresses: ["iso-9001-2015:9.3"]
    steps:
      meet: {do: Meet once a year, by: {responsible: clerk, accountable: clerk}, record: report}
  buying:
    title: Buying
    owner: clerk
    purpose: Have parts.
    steps:
      order: {within: 4 h, addresses: ["gbt-19580-2012:4.4.2", "iso-9001-2015:8.4.1"]}
records:
  report: {title: Report, kept_by: clerk, retention: 3 years, data: {file: records/report.csv}}
  sheet: {title: Sheet, kept_by: clerk}
"""
EXPECTED = {
    "iso-9001-2015": {
        "4.3": ("described", True),
        "5.3": ("described", True),
        "7.2": ("described", False),
        "7.3": ("claimed", False),
        "8.4.1": ("claimed", False),
        "8.5.1": ("evidenced", True),
        "8.5.3": ("missing", False),
        "8.5.5": ("missing", False),
        "8.6": ("described", False),
        "9.3.1": ("described", True),
        "9.3.2": ("described", True),
        "9.3.3": ("described", False),
        **dict.fromkeys(("8.3.1", "8.3.2", "8.3.3", "8.3.4", "8.3.5", "8.3.6"), ("excluded", None)),
    },
    "gbt-19580-2012": {
        "4.1.2": ("missing", False),
        "4.1.3": ("missing", False),
        "4.3.2": ("missing", False),
        "4.4.2": ("evidenced", True),
    },
}


CLAIMS = (
    "claimed-clause-unanswered",
    "clause-without-record",
    "empty-answer",
    "excluded-clause-answered",
    "excluded-subject-done",
    "exclusion-unjustified",
    "proof-without-keeper",
    "unknown-clause",
)


@pytest.fixture
def planted(tmp_path) -> Path:
    folder = tmp_path / "clinic"
    (folder / "records").mkdir(parents=True)
    (folder / "qms.yaml").write_text(PLANTED, encoding="utf-8")
    (folder / "records" / "report.csv").write_text("no,Date\n1,2026-02-27\n2,2026/3/2\n", encoding="utf-8")
    return folder


def run(*arguments):
    runner = CliRunner()
    codes = []
    with runner.isolation() as streams:
        codes.append(ended(lambda: group.main([str(one) for one in arguments], standalone_mode=False), debug=False))
        return codes[0], streams[0].getvalue().decode(), streams[1].getvalue().decode()


def told(*arguments) -> dict:
    code, out, err = run("coverage", *arguments, "--format", "json", "--date", "2026-04-01")
    assert code == 0, err
    found = json.loads(out)
    jsonschema.validate(found, SCHEMA)
    return {one["standard"]: one for one in found["sets"][0]["standards"]}


def test_every_planted_gap_is_found_and_nothing_else(planted):
    for standard, one in told(planted).items():
        found = {row["clause"]: (row["strength"], row["is_enough"]) for row in one["clauses"]}
        claimed = {number: row for number, row in found.items() if row[0] != "unclaimed"}
        assert claimed == EXPECTED[standard]
        assert one["short"] == [number for number, (_, enough) in claimed.items() if enough is False]


def test_the_false_claims_are_findings_with_both_places(planted):
    _, out, _ = run("check", planted, "--format", "json", "--select", ",".join(CLAIMS))
    found = {
        (one["name"], one["line"], tuple(each["line"] for each in one["related"]))
        for one in json.loads(out)["findings"]
    }
    marks = ("Not appl", "  head:", "test:", "order:", "  sheet:")
    line = {mark: PLANTED[: PLANTED.index(mark)].count("\n") + 1 for mark in marks}
    assert {
        ("exclusion-unjustified", line["Not appl"], ()),
        ("empty-answer", line["  head:"], (5,)),
        ("empty-answer", line["order:"], (10,)),
        ("proof-without-keeper", 5, (line["  sheet:"],)),
        ("claimed-clause-unanswered", 5, ()),
        ("claimed-clause-unanswered", 10, ()),
        ("clause-without-record", 5, (line["test:"],)),
        ("clause-without-record", 5, (line["order:"],)),
    } == found


def test_each_row_says_where_it_is_answered_and_what_to_write(planted):
    rows = {row["clause"]: row for row in told(planted)["iso-9001-2015"]["clauses"]}
    (head,) = rows["7.3"]["answers"]
    (place,) = head["places"]
    written = PLANTED.splitlines()[place["line"] - 1][place["column"] - 1 :][: place["width"]]
    assert place["file"].endswith("clinic/qms.yaml")
    assert written.strip('"') == "iso-9001-2015:7.3"
    assert rows["7.3"]["advice"] == ["say under `duties` of `head` what the role does for it"]
    assert rows["7.2"]["advice"] == ["give the record `sheet` `kept_by` and `retention`"]
    assert rows["9.3.3"]["answers"][0]["above"] == "9.3"
    assert all(row["advice"] for row in rows.values() if row["is_enough"] is False)
    assert not any(row["advice"] for row in rows.values() if row["is_enough"] is not False)


@pytest.mark.parametrize(
    ("options", "code", "short"),
    [
        ((), 0, ""),
        (("--threshold", "40%", "--standard", "iso-9001-2015"), 0, ""),
        (("--threshold", "90 %", "--standard", "iso-9001-2015"), 1, "7.2"),
        (("--threshold", "90", "--standard", "gbt-19580-2012"), 1, "4.3.2"),
        (("--at-least", "evidenced", "--standard", "gbt-19580-2012"), 1, "4.1.3"),
        (("--at-least", "evidenced", "--threshold", "25", "--standard", "gbt-19580-2012"), 0, ""),
    ],
)
def test_a_threshold_gates_each_standard_by_itself(planted, options, code, short):
    ended_with, out, err = run("coverage", planted, "--date", "2026-04-01", *options)
    assert ended_with == code, err
    assert "Hengxin" in out
    assert (f"`{short}`" in err) if short else err == ""
    assert len(err.splitlines()) <= 1


def test_a_set_may_name_its_own_threshold(planted):
    text = PLANTED.replace(
        "  - standard: gbt-19580-2012\n", "  - standard: gbt-19580-2012\n    coverage: {share: 50 %}\n"
    )
    (planted / "qms.yaml").write_text(text, encoding="utf-8")
    assert run("coverage", planted)[0] == 1
    _, out, _ = run("check", planted, "--select", "coverage-short")
    assert "25 % of the clauses of `gbt-19580-2012`" in out
    assert run("coverage", planted, "--threshold", "20")[0] == 0


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--threshold", "many"), 2),
        (("--threshold", "101"), 2),
        (("--threshold", "NaN"), 2),
        (("--standard", "iso-9001"), 2),
        (("--at-least", "missing"), 2),
        (("--format", "xlsx"), 2),
        (("-o", "/nowhere/at/all.txt"), 3),
    ],
)
def test_a_wrong_command_is_refused_with_a_sentence(planted, options, code):
    ended_with, _, err = run("coverage", planted, *options)
    assert ended_with == code
    assert err.strip()
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("content", "where"),
    [
        ("no,Date\n1,2026-02-30\n", "report.csv:2:3"),
        ("no,Date\n1,yesterday\n", "report.csv:2:3"),
        ("no,Date\n1,\n", "report.csv:2:1"),
        ("no,Day\n1,2026-02-20\n", "qms.yaml"),
        ("", "qms.yaml"),
        (None, "qms.yaml"),
    ],
)
def test_data_that_cannot_be_read_are_a_finding_with_a_place(planted, content, where):
    file = planted / "records" / "report.csv"
    file.unlink() if content is None else file.write_text(content, encoding="utf-8")
    code, _, err = run("coverage", planted)
    assert code == 1
    assert "error[QMS240]" in err
    assert where in err.splitlines()[0]


def test_data_outside_the_set_are_refused(planted):
    text = PLANTED.replace("records/report.csv", "../other.csv")
    (planted / "qms.yaml").write_text(text, encoding="utf-8")
    (planted.parent / "other.csv").write_text("date\n2026-02-27\n", encoding="utf-8")
    code, _, err = run("coverage", planted)
    assert (code, "is no CSV file of the set" in err) == (1, True)


@pytest.mark.parametrize("width", [60, 80, 140])
def test_no_line_of_the_table_is_wider_than_the_terminal(width, planted):
    text = PLANTED.replace("languages: [en]", "languages: [zh-CN]")
    (planted / "qms.yaml").write_text(text, encoding="utf-8")
    found = covered(inspect(planted, "clinic"), (), None)
    lines = clause_table.table([found], width=width).splitlines()
    table = [line for line in lines if line[2:3].isdigit()]
    assert len(table) == sum(len(rows) for rows in EXPECTED.values())
    assert max(map(display_width, table)) <= width


def test_the_documents_say_the_same(planted, tmp_path):
    for form, suffix in (("html", "html"), ("markdown", "md"), ("xlsx", "xlsx")):
        made = tmp_path / f"coverage.{suffix}"
        code, _, err = run("coverage", planted, "--format", form, "-o", made, "--standard", "gbt-19580-2012")
        assert code == 0, err
    text = (tmp_path / "coverage.md").read_text(encoding="utf-8")
    assert "qms.yaml:23:40" in text
    assert "ISO 9001" not in text
    sheet = openpyxl.load_workbook(tmp_path / "coverage.xlsx")["gbt-19580-2012"]
    cells = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
    assert {"4.1.2", "4.1.3", "4.3.2", "4.4.2"} <= set(cells)
    assert cells.count("unanswered") == 3
