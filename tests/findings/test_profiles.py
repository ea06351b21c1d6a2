"""Profiles: data that say which rules run and how much their findings weigh."""

import pytest

from qmsgen.errors import UsageError
from qmsgen.model.defect import Severity
from qmsgen.profiles import shipped_profiles
from qmsgen.stages.check import rules

WORDS = {word for rule in rules() for word in rule.words}
OWN = """\
title: Ours
description: What we look at first.
select: [roles, references]
ignore: [role-without-training]
severities:
  error: [unused-role]
strict: true
"""


@pytest.mark.parametrize("profile", shipped_profiles().values(), ids=lambda one: one.name)
def test_a_profile_that_ships_names_rules_that_exist(profile):
    assert {*profile.select, *profile.ignore, *profile.severities} <= WORDS
    assert set(profile.title) == set(profile.description) == {"en", "zh-CN"}


@pytest.mark.parametrize("profile", shipped_profiles().values(), ids=lambda one: one.name)
def test_what_makes_documents_wrong_is_an_error_in_every_profile(profile):
    essential = [rule for rule in rules() if rule.essential and rule.severity is Severity.ERROR]
    assert len(essential) > 10
    assert all(profile.wants(rule) and profile.weight(rule) is Severity.ERROR for rule in essential)


def test_the_profiles_differ_as_their_names_say():
    weights = {
        name: sum(profile.wants(rule) and profile.weight(rule) is Severity.ERROR for rule in rules())
        for name, profile in shipped_profiles().items()
    }
    assert weights["draft"] < sum(rule.severity is Severity.ERROR for rule in rules()) < weights["release"]
    assert [name for name, profile in shipped_profiles().items() if profile.strict] == ["audit", "release"]


def test_a_set_brings_its_own_profile(house):
    found = house(files={"profiles/ours.yaml": OWN}, profile="ours")
    assert {(one.name, str(one.severity)) for one in found.findings} == {("unused-role", "error")}
    assert found.profile.strict
    assert found.errors


def test_a_rule_that_is_named_goes_before_its_area(house):
    own = OWN.replace("error: [unused-role]", "error: [roles]\n  info: [unused-role]")
    assert {str(one.severity) for one in house(files={"profiles/ours.yaml": own}, profile="ours").findings} == {"info"}


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ("unused-role", "unused-rolle", "unknown-rule"),
        ("[role-without-training]", "[dangling-reference]", "cannot-be-waived"),
        ("error: [unused-role]", "info: [dangling-reference]", "cannot-be-waived"),
        ("strict: true", "strikt: true", "unknown-key"),
        ("title: Ours\n", "", "missing-key"),
    ],
)
def test_a_profile_that_cannot_be_meant_is_told_at_its_line(house, old, new, name):
    found = house(files={"profiles/ours.yaml": OWN.replace(old, new)})
    (said,) = [one for one in found.findings if one.place.file == "house/profiles/ours.yaml"]
    assert said.name == name


def test_a_profile_that_does_not_exist_is_a_mistake_of_the_command_line(house):
    with pytest.raises(UsageError, match="no profile `lenient`"):
        house(profile="lenient")
