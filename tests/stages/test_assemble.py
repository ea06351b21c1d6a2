"""Laying files together: one set, each id once, every reference an element, every text in its language."""

import pytest

from qmsgen.model.element import UnknownProperty
from qmsgen.model.source import SourceFile
from qmsgen.model.vocabulary import vocabulary
from qmsgen.stages.assemble import assemble
from qmsgen.stages.load.compose import compose

SET = """
organisation: {name: {zh-CN: 恒信, en: Hengxin}}
languages: [zh-CN, en]
roles:
  agent: {title: {zh-CN: 坐席, en: Agent}, reports_to: chief}
  chief: {title: 主管}
processes:
  repair:
    title: {zh-CN: 维修, en: Repair}
    owner: chief
    purpose: x
    steps:
      call: {do: {literal: SLA Credit Request}, by: {responsible: agent, accountable: chief}, within: 4 h}
      close: {decide: ok?, next: {"yes": end, "no": call}, record: [slip, nothing]}
records:
  slip: {title: 工单, retention: 5 years}
"""


def assembled(*texts: str):
    files = [
        SourceFile(f"{number}.yaml", tuple(text.splitlines()), compose(text, f"{number}.yaml", []))
        for number, text in enumerate(texts)
    ]
    return assemble("demo", files, vocabulary())


@pytest.fixture(scope="module")
def policy_set():
    return assembled(SET).policy_set


def test_a_reference_is_the_element_it_names(policy_set):
    repair = policy_set.processes[0]
    assert repair.owner is policy_set.find("roles", "chief")
    assert repair.steps[0].by.responsible == (policy_set.find("roles", "agent"),)
    assert repair.steps[1].next["no"] is repair.steps[0]
    assert repair.steps[1].next["yes"] == "end"


def test_a_dangling_reference_reads_as_nothing_but_counts_as_given(policy_set):
    close = policy_set.processes[0].steps[1]
    assert [record.id for record in close.record] == ["slip"]
    assert close.given("record")
    assert [one.name for one in policy_set.references if one.target is None] == ["nothing"]


def test_an_absent_property_reads_as_its_default(policy_set):
    chief = policy_set.find("roles", "chief")
    assert chief.reports_to is None
    assert chief.duties == ()
    assert chief.internal_contact is False
    assert not chief.given("reports_to")


def test_an_undeclared_property_raises_with_the_nearest_name(policy_set):
    with pytest.raises(UnknownProperty, match="did you mean `owner`"):
        _ = policy_set.processes[0].onwer


def test_an_element_is_immutable(policy_set):
    with pytest.raises(AttributeError, match="immutable"):
        policy_set.roles[0].title = "x"


def test_texts_read_in_the_language_of_the_set(policy_set):
    assert policy_set.roles[0].title == "坐席"
    english = policy_set.reading("en")
    assert english.roles[0].title == "Agent"
    assert english.roles[0].title.language == "en"


def test_a_missing_translation_falls_back_to_the_source_and_says_so(policy_set):
    title = policy_set.reading("en").find("roles", "chief").title
    assert (str(title), title.language) == ("主管", "zh-CN")


def test_a_literal_reads_the_same_in_every_language(policy_set):
    for language in ("zh-CN", "en"):
        words = policy_set.reading(language).processes[0].steps[0].do
        assert (str(words), words.language) == ("SLA Credit Request", "")


def test_a_text_knows_where_it_was_typed(policy_set):
    origin = policy_set.reading("en").processes[0].title.origin
    assert str(origin.place) == "0.yaml:9:28"
    assert origin.path == ("processes", "repair", "title", "en")


def test_who_refers_to_an_element_is_known(policy_set):
    chief = policy_set.find("roles", "chief")
    assert sorted(one.id for one in policy_set.referring(chief)) == ["agent", "repair"]
    assert [one.id for one in policy_set.referring(chief, "processes")] == ["repair"]


def test_a_collection_may_be_spread_over_files():
    both = assembled(SET, "roles:\n  third: {title: T}\n")
    assert [role.id for role in both.policy_set.roles] == ["agent", "chief", "third"]
    assert both.twice == ()


def test_an_id_is_defined_once_over_all_files():
    both = assembled(SET, "roles:\n  chief: {title: Again}\norganisation: {name: Y}\n")
    assert [(one.code, str(one.place)) for one in both.twice] == [("QMS027", "1.yaml:2:3"), ("QMS027", "1.yaml:3:1")]
    assert both.policy_set.find("roles", "chief").title == "主管"


def test_a_set_without_organisation_or_languages_says_so():
    assert [one.code for one in assembled("roles: {}\n").missing] == ["QMS028", "QMS028"]
