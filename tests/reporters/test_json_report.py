"""Findings for programs are what their published schema says."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from qmsgen.languages import catalogue
from qmsgen.pipeline import inspect
from qmsgen.reporters import Report
from qmsgen.reporters.json import report

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "docs" / "reference" / "report.schema.json").read_text(encoding="utf-8"))
SETS = ("tests/rules/audits/auditor_owns_process/bad", "tests/rules/commitments/broken_ladder/bad")


def told(*folders, language="en"):
    inspections = [inspect(ROOT / folder, folder) for folder in folders]
    findings = [finding for one in inspections for finding in one.findings]
    sets = {one.folder: one.findings for one in inspections}
    return json.loads(report(Report(findings, {}, sets, language, catalogue(language).gettext)))


def test_the_schema_is_one():
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("folders", [(), SETS[:1], SETS], ids=len)
def test_a_report_fits_its_schema(folders):
    content = told(*folders)
    assert list(Draft202012Validator(SCHEMA).iter_errors(content)) == []
    assert [one["folder"] for one in content["sets"]] == list(folders)
    assert sum(content["counts"].values()) == len(content["findings"])


def test_a_finding_tells_where_and_what_belongs_to_it():
    found, *_ = [one for one in told(SETS[0])["findings"] if one["code"] == "QMS340"]
    assert (found["file"], found["line"], found["column"]) == (f"{SETS[0]}/policy.yaml", 20, 11)
    assert found["related"][0]["message"] == "owned here"


def test_a_report_speaks_the_language_of_the_run():
    found, *_ = [one for one in told(SETS[0], language="zh-CN")["findings"] if one["code"] == "QMS340"]
    assert found["message"] == "`service-manager` 既是审核组长，又是 `field-repair` 的责任人"
    assert found["related"][0]["message"] == "责任人写在这里"
