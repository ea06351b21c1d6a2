"""The ledger of obligations, from the pages back to the lines that wrote them."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from qmsgen.cli import group
from qmsgen.model.obligations import obliges

SET = """\
organisation: {name: {literal: X}}
languages: [en]
roles: {agent: {title: Agent}, head: {title: Head}}
records:
  log: {title: Log, filled_by: [agent], kept_by: head, retention: 3 years, retention_from: the call, disposal: Shredded}
processes:
  repair:
    title: Repair
    owner: head
    purpose: It works again.
    steps:
      arrive:
        do: The agent must call ahead. Nobody may wait.
        by: {responsible: [agent], accountable: head}
        within: 4 h
        record: log
glossary:
  visit: {term: Visit, means: A call that must be counted.}
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "qms.yaml").write_text(SET, "utf-8")
    return tmp_path


def ledger(folder, *more):
    result = CliRunner().invoke(
        group, ["obligations", str(folder), "-d", "procedure", "--format", "json", *more], standalone_mode=False
    )
    return json.loads(result.stdout)["obligations"], result.return_value


def test_an_obligation_leads_to_actor_record_and_deadline(folder):
    found, code = ledger(folder)
    must = next(one for one in found if one["sentence"].startswith("The agent must"))
    assert code == 0
    assert must["sentence"] == "The agent must call ahead."
    assert must["place"] == "qms.yaml:13"
    backing = must["backing"]
    assert backing["element"] == "processes.repair.steps.arrive"
    assert (backing["actors"], backing["shown_by"], backing["deadline"]) == (["Agent", "Head"], ["Log"], "4 h")


def test_what_nobody_backs_is_listed_and_can_stop_a_build(folder):
    text = (folder / "qms.yaml").read_text("utf-8")
    (folder / "qms.yaml").write_text(text.replace("It works again.", "Every machine must work again."), "utf-8")
    found, code = ledger(folder, "--unbacked", "--at-most", "0")
    assert [one["sentence"] for one in found] == ["Every machine must work again."]
    assert code == 1


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Every order must be closed.", "must"),
        ("工程师应在到场后报到。", "应"),
        ("维修须有行员在场。", "须"),
        ("不得外传。", "不得"),
        ("Must the cassettes be opened?", ""),
        ("供应商的反应和响应", ""),
        ("应急预案与应用", ""),
        ("须知", ""),
        ("Mustard is served.", ""),
    ],
)
def test_words_that_bind(sentence, word):
    assert obliges(sentence).lower() == word
