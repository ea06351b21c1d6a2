"""Profiles, waivers, baselines, fixes and reports as they are asked for on the command line."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from qmsgen.cli.check import command as check
from qmsgen.errors import UsageError

ROOT = Path(__file__).resolve().parents[2]
BAD = ROOT / "tests" / "rules" / "references" / "dangling_reference" / "bad"


@pytest.fixture
def broken(tmp_path, monkeypatch):
    shutil.copytree(BAD, tmp_path / "set")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "set"


def run(*words):
    runner = CliRunner()
    outcome = runner.invoke(check, words, standalone_mode=False, catch_exceptions=False)
    return outcome.return_value, outcome.stdout


def test_several_formats_are_written_in_one_run(broken):
    files = ["--format", "sarif,json", "--format", "text", "-o", "a.sarif", "-o", "a.json"]
    code, printed = run("set", *files)
    assert code == 1
    assert json.loads(Path("a.sarif").read_text())["version"] == "2.1.0"
    found = json.loads(Path("a.json").read_text())
    assert found["counts"]["error"] > 0
    assert "error[QMS301]" in printed


@pytest.mark.parametrize(
    "words",
    [
        ("--format", "text,json"),
        ("--format", "xlsx"),
        ("-o", "a", "-o", "b"),
        ("--format", "pdf"),
        ("--profile", "lenient"),
        ("--baseline", "gone.json"),
    ],
)
def test_what_cannot_be_meant_is_a_mistake_of_the_command_line(broken, words):
    with pytest.raises(UsageError):
        run("set", *words)


def test_a_baseline_lets_old_findings_pass_and_new_ones_fail(broken):
    assert run("set")[0] == 1
    assert run("set", "--write-baseline", "known.json")[0] == 0
    code, printed = run("set", "--baseline", "known.json", "--strict")
    assert code == 0
    assert "known before: " in printed
    assert "known before[QMS301]" in run("set", "--baseline", "known.json", "--show-suppressed")[1]
    (broken / "more.yaml").write_text("channels:\n  post: {title: Post, kind: letter, staffed_by: [nobody-at-all]}\n")
    code, printed = run("set", "--baseline", "known.json")
    assert code == 1
    assert "nobody-at-all" in printed


def test_a_patch_is_shown_and_nothing_is_written(broken):
    (broken / "policy.yaml").write_bytes(
        (broken / "policy.yaml").read_bytes() + b"sites:\n  north: {tilte: North}   # kept\n"
    )
    before = (broken / "policy.yaml").read_bytes()
    code, printed = run("set", "--diff")
    assert code == 1
    assert "-  north: {tilte: North}   # kept\n+  north: {title: North}   # kept\n" in printed
    assert (broken / "policy.yaml").read_bytes() == before
    run("set", "--fix")
    assert b"  north: {title: North}   # kept\n" in (broken / "policy.yaml").read_bytes()
    assert run("set", "--diff")[0] == 0


def test_a_strict_profile_lets_warnings_stop(broken):
    shutil.rmtree(broken)
    shutil.copytree(ROOT / "tests" / "rules" / "wording" / "full_width_letters" / "bad", broken)
    assert run("set")[0] == 0
    assert run("set", "--profile", "release")[0] == 1
