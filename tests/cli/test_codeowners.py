"""CODEOWNERS from the owners that policy sets name."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from qmsgen.cli import group

SET = """\
organisation: {name: {literal: X}, management_representative: quality}
languages: [en]
roles:
  quality: {title: Quality, repository_account: clinic/quality}
  head: {title: Head, repository_account: "@clinic/heads"}
  desk: {title: Desk, reports_to: head}
  nobody: {title: Nobody}
"""
PROCESS = "processes:\n  {id}:\n    title: T\n    owner: {owner}\n"


@pytest.fixture
def repository(tmp_path):
    (tmp_path / ".git").mkdir()
    folder = tmp_path / "policies" / "out patients"
    (folder / "processes").mkdir(parents=True)
    (folder / "qms.yaml").write_text(SET, "utf-8")
    (folder / "processes" / "visit.yaml").write_text(PROCESS.format(id="visit", owner="desk"), "utf-8")
    (folder / "processes" / "pay.yaml").write_text(PROCESS.format(id="pay", owner="nobody"), "utf-8")
    return tmp_path


def run(*arguments):
    return CliRunner().invoke(group, ["codeowners", *map(str, arguments)], standalone_mode=False)


def test_files_belong_to_the_owners_of_what_they_describe(repository):
    told = run(repository)
    lines = [line for line in told.stdout.splitlines() if not line.startswith("#")]
    assert lines == [
        r"/policies/out\ patients/ @clinic/quality",
        r"/policies/out\ patients/processes/visit.yaml @clinic/heads",
    ]
    assert "`nobody`" in told.stderr


def test_lines_of_others_stay_and_a_second_run_changes_nothing(repository):
    file = repository / ".github" / "CODEOWNERS"
    file.parent.mkdir()
    file.write_text("* @clinic/all\n", "utf-8")
    run(repository, "-o", file)
    first = file.read_text("utf-8")
    assert first.startswith("* @clinic/all\n\n")
    file.write_text(first + "/docs/ @clinic/writers\n", "utf-8")
    run(repository, "-o", file)
    assert file.read_text("utf-8") == first + "/docs/ @clinic/writers\n"


def test_a_file_out_of_date_is_told_and_left(repository):
    file = repository / "CODEOWNERS"
    run(repository, "-o", file)
    assert run(repository, "-o", file, "--check").return_value == 0
    before = file.read_text("utf-8")
    path = repository / "policies" / "out patients" / "processes" / "pay.yaml"
    path.write_text(PROCESS.format(id="pay", owner="head"), "utf-8")
    assert run(repository, "-o", file, "--check").return_value == 1
    assert file.read_text("utf-8") == before


def test_owners_that_report_in_a_circle_end(repository):
    path = repository / "policies" / "out patients" / "more.yaml"
    path.write_text(
        "roles:\n  a: {title: A, reports_to: b}\n  b: {title: B, reports_to: a}\nmeasures: {m: {title: M, owner: a}}\n",
        "utf-8",
    )
    assert "`a`" in run(repository).stderr


@pytest.mark.parametrize("account", ["clinic desk", "@", "a@b c", "/desk"])
def test_an_account_that_no_repository_knows_is_a_finding(repository, account):
    path = repository / "policies" / "out patients" / "more.yaml"
    path.write_text(f"roles:\n  a: {{title: A, repository_account: '{account}'}}\n", "utf-8")
    result = CliRunner().invoke(group, ["check", str(repository)], standalone_mode=False)
    assert result.return_value == 1
    assert "repository_account" in result.output
