"""The check stage runs the rules that are asked for, and tells each finding once, at its place."""

from pathlib import Path

import pytest

from qmsgen.errors import UsageError
from qmsgen.model.vocabulary import vocabulary
from qmsgen.rules.roles.unknown_holidays import FAMILIAR
from qmsgen.stages.assemble import assemble
from qmsgen.stages.check import check, rules
from qmsgen.stages.load import load

POLICY = """\
organisation: {name: Hengxin}
languages: [en]
roles:
  agent: {title: Agent, reports_to: nobody}
processes:
  hotline:
    title: Hotline
    purpose: Every call is taken.
    steps:
      answer:
        do: Answer the call. TODO
        by: {responsible: [agent]}
"""


@pytest.fixture
def read(tmp_path: Path):
    def make(text, broken=()):
        (tmp_path / "policy.yaml").write_text(text, encoding="utf-8")
        return assemble("set", load(tmp_path).files, vocabulary(), broken=broken).policy_set

    return make


def names(findings):
    return [finding.name for finding in findings]


def test_findings_stand_in_the_order_of_their_places(read):
    findings = check(read(POLICY))
    assert [finding.place for finding in findings] == sorted(finding.place for finding in findings)
    assert {"dangling-reference", "process-without-owner", "placeholder-left"} <= set(names(findings))


def test_a_finding_knows_its_element(read):
    (finding,) = check(read(POLICY), select=["QMS304"])
    assert finding.element == ("processes", "hotline")
    assert (finding.place.line, finding.place.column) == (6, 3)


@pytest.mark.parametrize("word", ["QMS301", "dangling-reference", "references"])
def test_rules_are_chosen_by_code_name_or_area(read, word):
    assert set(names(check(read(POLICY), select=[word]))) == {"dangling-reference"}
    assert "dangling-reference" not in names(check(read(POLICY), ignore=[word]))


def test_an_unknown_rule_is_refused_with_the_nearest_one(read):
    with pytest.raises(UsageError) as caught:
        check(read(POLICY), ignore=["dangling-referense"])
    assert str(caught.value.hint) == "did you mean `dangling-reference`?"


def test_rules_are_silent_about_elements_whose_shape_is_wrong(read):
    findings = check(read(POLICY, broken=[("processes", "hotline")]))
    assert {finding.element for finding in findings} == {("roles", "agent")}


def test_an_empty_set_is_borne_by_every_rule(read):
    assert check(read("organisation: {name: Hengxin}\n")) == []


def test_every_rule_is_found_by_its_file():
    folder = Path(__import__("qmsgen.rules", fromlist=["x"]).__file__).parent
    files = {path.stem.replace("_", "-") for path in folder.glob("*/*.py") if path.stem != "__init__"}
    assert {rule.name for rule in rules()} == files


def test_the_familiar_countries_are_known(set_of_holidays):
    assert [country for country in sorted(FAMILIAR) if not set_of_holidays(country)] == []


@pytest.fixture
def set_of_holidays():
    from qmsgen.model.calendar.holiday_rule import is_country, moves_workdays  # noqa: PLC0415 - loads slowly

    return lambda country: is_country(country) and (country != "CN" or moves_workdays(country))
