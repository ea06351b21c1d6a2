"""What a policy repository takes in to check itself: hooks before a commit, a GitHub action, a GitLab job.

Each is run as its host would, on a repository with one sound set and one that is not.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
SOUND = "organisation: {name: {literal: Sound}}\nlanguages: [en]\n"
WRONG = "organisation: {name: {literal: Wrong}}\nlanguages: [en]\nroles:\n  a: {title: A, deputy: bb}\n"


def run(*command, folder, **environment):
    return subprocess.run(
        list(map(str, command)),
        cwd=folder,
        env=os.environ | environment,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


@pytest.fixture
def repository(tmp_path):
    folder = tmp_path / "policies repository"
    for name, text in (("sound", SOUND), ("wrong", WRONG)):
        (folder / "policies" / name).mkdir(parents=True)
        (folder / "policies" / name / "qms.yaml").write_text(text, "utf-8")
    run("git", "init", "-q", folder=folder)
    run("git", "add", "-A", folder=folder)
    return folder


@pytest.fixture(scope="session")
def installed(tmp_path_factory):
    """A `python3` whose new environments hold this qmsgen and a `pip` that does nothing: no test needs a network."""
    folder = tmp_path_factory.mktemp("venv")
    stand_in = folder / "python3"
    stand_in.write_text(
        f'#!/bin/sh\nmkdir -p "$3/bin"\nprintf \'#!/bin/sh\\necho "$@" >>"%s"\\n\' "$3/pip" >"$3/bin/pip"\n'
        f'printf \'#!/bin/sh\\nexec "{sys.executable}" -m qmsgen "$@"\\n\' >"$3/bin/qmsgen"\nchmod +x "$3/bin"/*\n',
        "utf-8",
    )
    stand_in.chmod(0o755)
    return stand_in


def action_steps(**inputs):
    """The steps of the action with what its host fills in."""
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    values = {f"inputs.{name}": given["default"] for name, given in action["inputs"].items()}
    values |= {f"inputs.{name}": value for name, value in inputs.items() if name in action["inputs"]}
    values |= {"github.action_path": str(ROOT), "runner.temp": str(inputs["temp"])}
    for step in action["runs"]["steps"]:
        environment = {name: filled(value, values) for name, value in step["env"].items()}
        yield step["run"], environment


def filled(text, values):
    for name, value in values.items():
        text = text.replace(f"${{{{ {name} }}}}", value)
    assert "${{" not in text
    return text


def act(repository, tmp_path, stand_in, **inputs):
    summary = tmp_path / "summary.md"
    result = None
    for script, environment in action_steps(temp=tmp_path, python=str(stand_in), **inputs):
        environment |= {"GITHUB_STEP_SUMMARY": str(summary), "PYTHONPATH": str(ROOT)}
        result = run("bash", "-eo", "pipefail", "-c", script, folder=repository, **environment)
        assert result.stderr == ""
    return result, summary.read_text("utf-8")


def test_the_action_marks_lines_and_sums_up(repository, tmp_path, installed):
    result, summary = act(repository, tmp_path, installed, sarif="found.sarif")
    assert result.returncode == 1
    assert "::error file=policies/wrong/qms.yaml,line=4" in result.stdout
    assert "policies/wrong" in summary
    assert '"2.1.0"' in (repository / "found.sarif").read_text("utf-8")


def test_the_action_is_content_with_what_is_sound(repository, tmp_path, installed):
    result, _ = act(repository, tmp_path, installed, sets="policies/sound")
    assert result.returncode == 0
    assert "::error" not in result.stdout


def gitlab_script(stand_in, **inputs):
    head, job = yaml.safe_load_all((ROOT / ".gitlab" / "qmsgen.yml").read_text("utf-8"))
    values = {name: given["default"] for name, given in head["spec"]["inputs"].items()} | inputs
    for line in job["qmsgen"]["script"]:
        for name, value in values.items():
            line = line.replace(f"$[[ inputs.{name} ]]", value)  # noqa: PLW2901 - filled one gap at a time
        yield line.replace("python3", str(stand_in), 1)


@pytest.mark.parametrize(("sets", "code"), [("policies/sound", 0), (".", 1)])
def test_the_gitlab_job_leaves_a_report_and_fails_where_something_is_wrong(repository, installed, sets, code):
    result = None
    for line in gitlab_script(installed, sets=sets):
        result = run("sh", "-e", "-c", line, folder=repository, PYTHONPATH=str(ROOT))
    assert result.returncode == code
    assert "<testsuites" in (repository / "qmsgen-junit.xml").read_text("utf-8")


def test_the_hooks_are_well_formed(python_judge):
    assert (
        run(python_judge("pre-commit"), "validate-manifest", ROOT / ".pre-commit-hooks.yaml", folder=ROOT).returncode
        == 0
    )


@pytest.mark.parametrize(("hook", "says"), [("qmsgen-check", "QMS301"), ("qmsgen-codeowners", "out of date")])
def test_a_hook_stops_a_commit(repository, python_judge, hook, says, tmp_path):
    """The hook's own entry and arguments, in this environment in place of one that pre-commit would install."""
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    known = next(one for one in hooks if one["id"] == hook)
    entry = known["entry"].replace("qmsgen", f"{sys.executable} -m qmsgen", 1)
    local = {**known, "language": "system", "entry": entry}
    config = {"repos": [{"repo": "local", "hooks": [local]}]}
    (repository / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), "utf-8")
    run("git", "add", "-A", folder=repository)
    environment = {"PRE_COMMIT_HOME": str(tmp_path / "home"), "PYTHONPATH": str(ROOT)}
    told = run(python_judge("pre-commit"), "run", "--all-files", folder=repository, **environment)
    assert told.returncode == 1
    assert says in told.stdout
