"""An audit as other tools read it."""

from __future__ import annotations

import json
import subprocess

from tests.auditing.conftest import fill, qmsgen


def exported(place, target):
    done = qmsgen("audit", "export", place / "audit", place / "ferry", "-o", target)
    assert done.return_value == 0, done.output
    return {one.relative_to(target).as_posix(): one.read_bytes() for one in sorted(target.rglob("*.json"))}


def filled(place, workbook):
    fill(
        workbook,
        {
            "boarding.steps-count": {"Grade": "Minor", "Evidence": "2 of 5 without a count", "Date": "2026-04-02"},
            "boarding.purpose": {"Grade": "OK"},
        },
    )
    assert qmsgen("audit", "import", place / "audit", place / "ferry", "-f", "html", "-l", "en").return_value == 0


def test_without_results_there_are_catalogue_and_plan(place, tmp_path):
    files = exported(place, tmp_path / "oscal")
    assert list(files) == ["assessment-plans/spring/assessment-plan.json", "catalogs/iso-9001-2015/catalog.json"]
    plan = json.loads(files["assessment-plans/spring/assessment-plan.json"])["assessment-plan"]
    (selection,) = plan["reviewed-controls"]["control-selections"]
    assert [one["control-id"] for one in selection["include-controls"]] == ["iso-9001-2015_8.5.1", "iso-9001-2015_9.2"]


def test_results_say_which_clause_is_not_met(place, workbook, tmp_path):
    filled(place, workbook)
    files = exported(place, tmp_path / "oscal")
    (result,) = json.loads(files["assessment-results/spring/assessment-results.json"])["assessment-results"]["results"]
    states = {one["target"]["target-id"]: one["target"]["status"]["state"] for one in result["findings"]}
    assert states["iso-9001-2015_8.5.1_smt"] == "not-satisfied"
    assert len(result["observations"]) == 2


def test_the_same_audit_gives_the_same_files(place, workbook, tmp_path):
    filled(place, workbook)
    assert exported(place, tmp_path / "one") == exported(place, tmp_path / "two")


def test_oscal_tools_accept_it(place, workbook, tmp_path, python_judge):
    trestle = python_judge("trestle")
    filled(place, workbook)
    workspace = tmp_path / "oscal"
    exported(place, workspace)
    for words in (("init", "--local"), ("validate", "-a")):
        run = subprocess.run(
            [trestle.parent / "python", trestle, *words], cwd=workspace, capture_output=True, text=True, check=False
        )
        assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout.count("VALID") == 3
