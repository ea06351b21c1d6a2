"""Every rule finds the defect in its bad set, at the place a person would look, and nothing in its good set."""

import os
import re
from datetime import date
from pathlib import Path

import pytest

from qmsgen.model.defect import FILE_DEFECTS
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.vocabulary import vocabulary
from qmsgen.own_standards import own_standards
from qmsgen.packs import founded
from qmsgen.pipeline import shipped
from qmsgen.record_data import record_data
from qmsgen.reporters import Report, text
from qmsgen.stages.assemble import assemble
from qmsgen.stages.check import check, rules
from qmsgen.stages.load import load
from qmsgen.stages.validate import validate
from qmsgen.translation_lock import read_lock

HERE = Path(__file__).parent
RULES = rules()
AREAS = {
    "1": {"documents", "packs"},
    "2": {"standards", "reviews"},
    "3": {"references", "processes", "roles", "records", "audits", "people"},
    "4": {"commitments", "recovery", "customers", "complaints"},
    "5": {"surveys", "measures", "objectives", "improvement"},
    "6": {"wording"},
}


def folder_of(rule):
    return HERE / rule.area / rule.name.replace("-", "_")


def day_of(example: Path) -> date | None:
    """The day on which an example is judged, where it lies beside it as `on.txt`."""
    day = example / "on.txt"
    return date.fromisoformat(day.read_text(encoding="utf-8").strip()) if day.exists() else None


def read(folder: Path) -> tuple[PolicySet, dict[str, tuple[str, ...]]]:
    loaded = load(folder)
    own = own_standards(loaded.files, shipped()["catalogues"])
    ground = founded(folder, own.others)
    validated = validate(ground.files)
    records = record_data(folder, ground.files)
    assembled = assemble(
        "set",
        ground.files,
        vocabulary(),
        outside={**shipped(), "catalogues": {**shipped()["catalogues"], **own.catalogues}},
        broken=validated.broken,
        foundation=ground.foundation,
        accepted=read_lock(folder).accepted,
        record_days=records.days,
        on=day_of(folder.parent),
    )
    found = [*loaded.findings, *records.findings, *own.findings, *ground.faults, *ground.findings, *validated.findings]
    assert [*found, *assembled.twice, *assembled.missing] == []
    return assembled.policy_set, {**loaded.sources, **ground.sources, **records.sources}


def named(rule):
    return f"{rule.area}/{rule.name}"


@pytest.mark.parametrize("rule", RULES, ids=named)
def test_the_rule_finds_the_defect_where_a_person_would_look(rule):
    policy_set, sources = read(folder_of(rule) / "bad")
    findings = check(policy_set, select=[rule.code])
    told = text.report(Report(findings, sources))
    snapshot = folder_of(rule) / "findings.txt"
    if os.environ.get("QMSGEN_UPDATE"):
        snapshot.write_text(told, encoding="utf-8")
    assert findings
    assert {finding.name for finding in findings} == {rule.name}
    assert told == snapshot.read_text(encoding="utf-8")


@pytest.mark.parametrize("rule", RULES, ids=named)
def test_the_rule_is_silent_where_the_defect_is_mended(rule):
    policy_set, _ = read(folder_of(rule) / "good")
    assert check(policy_set, select=[rule.code]) == []


@pytest.mark.parametrize("rule", RULES, ids=named)
def test_the_example_shows_no_other_error(rule):
    policy_set, _ = read(folder_of(rule) / "good")
    assert [str(finding.message) for finding in check(policy_set) if finding.severity == "error"] == []


@pytest.mark.parametrize("rule", RULES, ids=named)
def test_the_rule_has_a_page(rule):
    paragraphs = rule.page.split("\n\n")
    assert rule.summary.endswith(".")
    assert len(paragraphs) >= 2, "why it matters, then what to do"


@pytest.mark.parametrize("rule", RULES, ids=named)
def test_the_code_lies_in_the_range_of_its_area(rule):
    assert re.fullmatch(r"QMS[1-6]\d\d", rule.code)
    assert rule.area in AREAS[rule.code[3]]


def test_codes_and_names_are_unique():
    codes = [rule.code for rule in RULES] + [defect.code for defect in FILE_DEFECTS.values()]
    names = [rule.name for rule in RULES] + list(FILE_DEFECTS)
    assert len(set(codes)) == len(codes)
    assert len(set(names)) == len(names)


def test_no_example_is_left_without_its_rule():
    folders = {path.parent.parent for path in HERE.glob("*/*/bad/*.yaml")}
    assert folders == {folder_of(rule) for rule in RULES}
