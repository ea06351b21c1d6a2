"""Survey forms and survey keys: what respondents read, what analysts read, and that nothing empty is printed."""

from __future__ import annotations

import pytest

from qmsgen.model.document import Choice, Field, Heading, Question, RatingGrid, Sheet
from tests.templates.specimen_recovery import LANGUAGES, MINIMAL, RICH, TYPES, all_of, demo, documents, hollow, seen


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", [MINIMAL, RICH], ids=["minimal", "rich"])
def test_nothing_empty_is_printed(text, language):
    made = documents(text, language)
    assert {name.split("/")[0] for name in made} == set(TYPES)
    assert {name: hollow(document.blocks) for name, document in made.items()} == {name: [] for name in made}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_empty_is_printed_for_the_whole_example(language):
    made = demo(language)
    assert len(made) > len(TYPES)
    assert {name: hollow(document.blocks) for name, document in made.items()} == {name: [] for name in made}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("said", ["<b>x</b> & {{ 7*7 }} %(gap)s", "=1+1", "w" * 300, "a|b \"c\" 'd'"])
def test_what_a_user_typed_is_printed_as_typed(said, language):
    quoted = "'" + said.replace("'", "''") + "'"
    text = RICH
    for typed in ("Arrival", "They are on time", "never,", "Keeping our word", "Credit note", "we are sorry", "Severe"):
        assert typed in text
        text = text.replace(typed, quoted + "," * typed.endswith(","))
    made = documents(text, language)
    for name in ("survey-form/long", "survey-key/long", "recovery-playbook/recovery-playbook"):
        assert said in seen(made[name].blocks)


def test_respondents_read_plain_names_and_no_analysis():
    form = seen(documents(RICH, "en")["survey-form/long"])
    assert "Keeping our word" in form
    for hidden in ("Reliability", "61", "39", "first-item", "d-one", "Arrival"):
        assert hidden not in form


def test_analysts_read_weights_names_in_the_data_and_reversed_statements():
    key = seen(documents(RICH, "en")["survey-key/long"])
    for shown in ("Reliability", "61", "39", "d-one.first-item", "Arrival", "8 − answer", "from 0 to below 1"):
        assert shown in key


def test_a_formula_of_the_organisation_replaces_the_general_one():
    key = seen(documents(RICH, "en")["survey-key/named"])
    assert "S = n / m" in key
    assert "mean of" not in key


def test_field_names_join_dimension_and_statement():
    grids = all_of(RatingGrid, documents(RICH, "en")["survey-form/long"])
    names = [item.name for grid in grids for item in grid.items]
    assert names == ["d-one.first-item", "d-one.second-item", "d-two.third-item", "overall", "recommend"]
    assert [item.number for grid in grids for item in grid.items] == ["1", "2", "3", "4", "5"]


def test_two_answers_are_asked_where_the_mode_wants_two():
    grid = all_of(RatingGrid, documents(RICH, "en")["survey-form/long"])[0]
    assert [scale.name for scale in grid.scales] == ["expectation", "perception"]
    assert [point.label for point in grid.scales[0].points] == list("1234567")
    assert grid.skip == Choice("na", "n/a")
    assert "They ought to be on time" in seen(grid.items[0])


def test_points_carry_their_words_where_all_have_some():
    (grid,) = all_of(RatingGrid, documents(RICH, "en")["survey-form/named"])
    assert [(point.value, point.label) for point in grid.scales[0].points] == [
        ("1", "bad"),
        ("2", "fair"),
        ("3", "good"),
    ]


def test_the_ends_of_a_scale_are_told_where_points_are_numbers():
    assert "1 = never · 7 = always" in seen(documents(RICH, "en")["survey-form/long"])
    assert "1＝never · 7＝always" in seen(documents(RICH, "zh-CN")["survey-form/long"])


def test_a_recommendation_is_graded_from_0_to_10():
    grid = all_of(RatingGrid, documents(RICH, "en")["survey-form/long"])[-1]
    assert [point.value for point in grid.scales[0].points] == [str(n) for n in range(11)]


def test_the_part_for_the_office_asks_nobody_on_screen():
    (sheet,) = all_of(Sheet, documents(MINIMAL, "en")["survey-form/short"])
    assert sheet.title == "For office use"
    assert all_of(Field, sheet) == []


def test_a_slip_has_no_headings():
    form = demo("en")["survey-form/after-service"]
    assert all_of(Heading, form) == []
    assert len(all_of(RatingGrid, form)) == 1


def test_questions_of_the_example_have_room_for_an_answer():
    form = demo("zh-CN")["survey-form/external-satisfaction"]
    kinds = [question.field.kind for question in all_of(Question, form)]
    assert set(kinds) == {"lines", "choice", "check"}
    assert form.fillable
