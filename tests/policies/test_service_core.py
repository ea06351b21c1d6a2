"""The pack service-core: sound by itself, whole in both languages, and a base on which a client's set can be made."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from qmsgen import pipeline, resources, starter
from qmsgen.model.boilerplate import missing_facts
from qmsgen.model.element import Element
from qmsgen.model.policy_set import PolicySet

PACK = resources.folder("policies") / "service-core"
EVERY_SYSTEM_NEEDS = {
    "document-control",
    "record-control",
    "complaint-handling",
    "satisfaction-survey",
    "nonconforming-service",
    "corrective-action",
    "internal-audit",
    "management-review",
    "training-competence",
    "service-recovery",
}
DIMENSIONS = {"tangibles": 4, "reliability": 5, "responsiveness": 4, "assurance": 4, "empathy": 5}


@pytest.fixture(scope="module")
def inspection() -> pipeline.Inspection:
    return pipeline.inspect(PACK, "service-core")


@pytest.fixture(scope="module")
def core(inspection) -> PolicySet:
    assert inspection.policy_set is not None
    return inspection.policy_set


def test_nothing_is_wrong_with_the_pack(inspection):
    assert [(str(one.place), one.name, str(one.message)) for one in inspection.findings] == []


def test_every_text_is_said_in_english_and_in_chinese(core):
    for wording in core.wordings:
        if wording.translatable:
            said = {language for language, _, words in wording.spoken if words.strip()}
            assert "" in said or said == {"en", "zh-CN"}, (wording.element.id, wording.path)


def test_the_processes_of_every_system_are_there(core):
    assert {process.id for process in core.processes} >= EVERY_SYSTEM_NEEDS


def test_each_process_says_who_owns_it_what_it_takes_and_how_its_success_is_seen(core):
    for process in core.processes:
        wanted = (
            "owner",
            "mode",
            "scope",
            "trigger",
            "inputs",
            "outputs",
            "exceptions",
            "measures",
            "risks",
            "document",
        )
        assert [key for key in wanted if not process.given(key)] == [], process.id
        assert len(process.steps) >= 7, process.id


def test_each_step_leaves_something_by_which_one_sees_that_it_was_done_right(core):
    for process in core.processes:
        for step in process.steps:
            assert step.given("record") or step.given("output"), (process.id, step.id)
            assert step.given("decide") or step.given("accept"), (process.id, step.id)
            assert step.given("decide") or step.given("within"), (process.id, step.id)


def test_the_weights_of_each_survey_are_exactly_one_hundred(core):
    for survey in core.surveys:
        assert sum(Decimal(str(dimension.weight)) for dimension in survey.dimensions) == 100, survey.id


def test_the_questionnaire_asks_twenty_two_things_in_five_dimensions_with_plain_names(core):
    survey = core.find("surveys", "customer-survey")
    assert {dimension.id: len(dimension.items) for dimension in survey.dimensions} == DIMENSIONS
    plain = {str(dimension.plain_name) for dimension in survey_in(core, "zh-CN").dimensions}
    assert plain == {"环境与设施", "说到做到", "反应快慢", "专业与礼貌", "关心与理解"}
    assert not any(item.reverse for dimension in survey.dimensions for item in dimension.items)


def test_every_record_is_left_by_some_step(core):
    left = {record.id for process in core.processes for step in process.steps for record in records_of(step)}
    assert {record.id for record in core.records} - left == set()


def test_a_form_can_be_made_of_every_record(core):
    assert [record.id for record in core.records if not record.fields] == []


def test_the_clocks_of_complaints_keep_what_is_promised(core):
    scheme = core.find("complaints", "service-complaints")
    assert scheme.process is core.find("processes", "complaint-handling")
    assert {clock.id for clock in scheme.severities} == {severity.id for severity in core.severities}
    assert scheme.inside
    assert scheme.outside


def test_every_role_says_which_competences_it_needs(core):
    assert [role.id for role in core.roles if not role.requires] == []
    needed = {need.competence.id for role in core.roles for need in role.requires}
    assert needed == {competence.id for competence in core.competences}


def test_numbers_of_forms_follow_one_another(core):
    assert [str(record.number) for record in core.records] == [f"QR-{n:02}" for n in range(1, len(core.records) + 1)]


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_every_fact_is_named_to_a_new_client_and_nothing_else_is_wrong(tmp_path, language):
    starter.begin(tmp_path / "client", [language], "Meridian Clinic", ["service-core"])
    begun = pipeline.inspect(tmp_path / "client", "client")
    assert {one.name for one in begun.findings} == {"fact-missing"}
    assert len(begun.findings) == len(list(missing_facts(begun.policy_set)))


def test_the_pack_speaks_of_no_single_trade():
    words = ("ATM", "cash machine", "银行卡", "网点", "bank branch", "hotel", "hospital")
    for path in files(PACK):
        text = path.read_text(encoding="utf-8")
        assert [word for word in words if word in text] == [], path.name


def survey_in(core: PolicySet, language: str) -> Element:
    return core.reading(language).find("surveys", "customer-survey")


def records_of(step: Element) -> tuple[Element, ...]:
    return tuple(step.record or ())


def files(folder: Path) -> Iterator[Path]:
    return folder.rglob("*.yaml")
