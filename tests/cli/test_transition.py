"""`qmsgen transition`: a plan for a terminal, as Markdown and as JSON; clear errors where there is none."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from qmsgen.cli import group
from qmsgen.errors import UsageError

SET = """\
organisation: {name: Lakeside | Hotel}
languages: [en, zh-CN]
standards: [{standard: iso-9001-2015, claims: ["7.3", "10.3"]}]
roles:
  trainer: {title: {en: "Trainer <b>*", zh-CN: 培训主管}, addresses: ["iso-9001-2015:7.3", "iso-9001-2015:10.3"]}
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "policy.yaml").write_text(SET, "utf-8")
    return tmp_path


def run(*arguments, language="en"):
    called = ["--language", language, "transition", *map(str, arguments)]
    return CliRunner().invoke(group, called, standalone_mode=False)


def test_the_plan_names_places_owner_dates_and_what_is_not_sure(folder):
    told = run("iso-9001-2015", "iso-9001-2026", folder).output
    assert "2029-09-30  Certificates to the 2015 edition end (two sources: " in told
    assert f"roles.trainer “Trainer <b>*” {folder.as_posix()}/policy.yaml:5" in told
    assert "7.3  Awareness: to be extended" in told
    assert "write in `trainings.content`: quality culture and ethical behaviour" in told
    assert "owner: Trainer <b>*" in told
    (row,) = [line for line in told.splitlines() if line.startswith("10.1, 10.3")]
    assert "10.1 †" in row
    assert "merged, answered (our reading)" in row
    assert "2 places name clauses" not in told
    assert "at 2 of them the number changes too" in told


def test_markdown_keeps_what_a_user_typed(folder):
    told = run("iso-9001-2015", "iso-9001-2026", folder, "--format", "md").output
    tables = [line for line in told.splitlines() if line.startswith("|")]
    assert {line.replace("\\|", "").count("|") for line in tables} == {5, 8}
    assert "Trainer &lt;b>\\*" in told


def test_json_says_the_same_in_every_language(folder):
    english, chinese = (
        json.loads(run("iso-9001-2015", "iso-9001-2026", folder, "--format", "json", language=tag).output)
        for tag in ("en", "zh-CN")
    )
    assert [step["standing"] for step in english["steps"]] == [step["standing"] for step in chinese["steps"]]
    (awareness,) = [step for step in chinese["steps"] if step["after"] == ["7.3"]]
    assert awareness["answers"] == [
        {
            "id": "roles.trainer",
            "title": "培训主管",
            "steps": [],
            "clause": "iso-9001-2015:7.3",
            "place": f"{folder.as_posix()}/policy.yaml:5:67",
        }
    ]
    assert awareness["owner"] == "trainer"
    final = [date for date in english["dates"] if date["final"]]
    assert [(date["on"], date["confidence"], date["sources"]) for date in final] == [
        ("2029-09-30", "two-sources", ["notices"])
    ]


def test_it_speaks_chinese(folder):
    told = run("iso-9001-2015", "iso-9001-2026", folder, language="zh-CN").output
    assert "7.3  意识: 须补充" in told
    assert "培训主管" in told


@pytest.mark.parametrize(
    ("before", "after", "message", "hint"),
    [
        ("iso-9001-2015", "iso-9001-2027", "no standard named `iso-9001-2027`", "did you mean `iso-9001-2026`?"),
        ("house", "iso-9001-2026", "no standard named `house`", "known: "),
        (
            "iso-9001-2026",
            "iso-9001-2015",
            "`iso-9001-2015` says nothing of a way from `iso-9001-2026`",
            "known: `iso-9001-2015 → iso-9001-2026`",
        ),
    ],
)
def test_a_way_that_is_not_known_is_a_mistake_of_the_command_line(folder, before, after, message, hint):
    fault = run(before, after, folder).exception
    assert isinstance(fault, UsageError)
    assert str(fault.message) == message
    assert str(fault.hint).startswith(hint)


def test_a_set_with_errors_is_not_planned_for(folder):
    (folder / "policy.yaml").write_text(SET.replace("title:", "titel:"), "utf-8")
    result = run("iso-9001-2015", "iso-9001-2026", folder)
    assert result.return_value == 1
    assert "titel" in result.stderr
