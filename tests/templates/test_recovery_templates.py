"""Survey forms, survey keys and the recovery playbook: what they print, and what they leave out."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path

import pytest

from qmsgen import pipeline, resources
from qmsgen.model.document import (
    Bullets,
    Card,
    Cell,
    Choice,
    Field,
    GridItem,
    Heading,
    Landscape,
    LineBreak,
    Note,
    Paragraph,
    Question,
    RatingGrid,
    Row,
    Run,
    Sheet,
    Table,
    Tone,
)
from qmsgen.model.source import SourceFile
from qmsgen.model.vocabulary import vocabulary
from qmsgen.stages.assemble import assemble
from qmsgen.stages.load.compose import compose
from qmsgen.stages.plan import Wanted, plan
from qmsgen.stages.render import render

TYPES = ("survey-form", "survey-key", "recovery-playbook")
LANGUAGES = ("zh-CN", "en")
DEMO = Path(__file__).resolve().parents[2] / "policies" / "atm-service"

MINIMAL = """
organisation: {name: Hengxin}
languages: [en, zh-CN]
customers: {branches: {title: Branches}}
moments: {arrival: {title: Arrival, signals: [someone sighs]}}
severities: {mild: {title: Mild, level: 1, criteria: [a detail went wrong], steps: [apology]}}
recovery: {late: {recovers: [arrival], severities: {mild: {steps: [{step: apology, do: say sorry}]}}}}
surveys:
  short:
    title: Survey
    audience: [branches]
    scale: {points: 5, anchors: {"1": bad, "5": good}}
    dimensions: {d: {title: Reliability, items: {i: {ask: On time}}}}
"""

RICH = """
organisation: {name: Hengxin}
languages: [en, zh-CN]
customers: {branches: {title: Branches}}
trainings: {basics: {title: Basics}}
roles:
  chief: {title: Chief, may_grant: [{remedy: credit, up_to: 900 CNY, after: basics}]}
  agent:
    title: Agent
    reports_to: chief
    contact: ext. 7
    may_grant:
      - {remedy: credit, up_to: 200 CNY, at_most: 4 cases, per_period: month, ceiling: 800 CNY, report: tell the chief}
      - {remedy: letter, none: letters are signed by the chief}
remedies: {credit: {title: Credit note, form: credit}, letter: {title: Letter, form: apology}}
moments:
  arrival: {title: Arrival, signals: [someone sighs]}
  farewell: {title: Farewell, signals: [nobody answers]}
severities:
  severe: {title: Severe, level: 2, criteria: [shouting], steps: [apology, atonement], first_response: 10 min}
  mild: {title: Mild, level: 1, criteria: [a detail went wrong], steps: [apology], closure: 2 business days}
recovery:
  late:
    recovers: [arrival]
    severities:
      severe:
        steps:
          - step: apology
            do: go there
            say: [we are sorry]
            never_say: [it is the traffic]
            by: agent
            within: 5 min
            gives: [credit, letter]
      mild: {steps_as: severe}
surveys:
  long:
    title: Long survey
    audience: [branches]
    mode: expectation-and-perception
    scale: {points: 7, anchors: {"1": never, "7": always}, not_applicable: not seen}
    dimensions:
      d-one:
        title: Reliability
        plain_name: Keeping our word
        weight: 61
        items:
          first-item: {ask: They are on time, expect: They ought to be on time, about: [arrival]}
          second-item: {ask: They are slow, reverse: true}
      d-two: {title: Tangibles, weight: 39, items: {third-item: {ask: It is tidy}}}
    overall: All in all?
    recommend: Recommend us?
    bands: [{below: 0, title: low}, {from: 0, below: 1, title: middle}, {from: 1, title: high}]
  named:
    title: Named survey
    audience: [branches]
    scale: {points: 3, anchors: {"1": bad, "2": fair, "3": good}}
    dimensions: {d: {title: Reliability, items: {i: {ask: On time}}}}
    formula: "S = n / m"
"""


@cache
def documents(text: str, language: str) -> dict[str, object]:
    """The documents of a set by type and subject."""
    file = SourceFile("set.yaml", tuple(text.splitlines()), compose(text, "set.yaml", []))
    return rendered(assemble("demo", (file,), vocabulary(), outside=pipeline.shipped()).policy_set, language)


@cache
def demo(language: str) -> dict[str, object]:
    return rendered(pipeline.inspect(DEMO, "").policy_set, language)


def rendered(policy_set, language):
    artifacts = plan(policy_set, policy_set.shipped("document-types"), Wanted(TYPES, (language,)))
    reading = policy_set.reading(language)
    folders = (resources.folder("templates"),)
    return {artifact.stem.split("/", 2)[2]: render(artifact, reading, folders, None) for artifact in artifacts}


def everything(value):
    """Every dataclass within a document, outermost first."""
    if is_dataclass(value):
        yield value
        for field in fields(value):
            yield from everything(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from everything(item)


def all_of(kind, value):
    return [part for part in everything(value) if isinstance(part, kind)]


def line(content) -> str:
    """Inline content as one line."""
    pieces = (
        part.text if isinstance(part, Run) else " " for part in everything(content) if isinstance(part, Run | LineBreak)
    )
    return "".join(pieces)


def seen(value) -> str:
    """What a reader sees: text, labels of choices and columns, titles and captions; never a name of a field."""
    words = []
    for part in everything(value):
        match part:
            case Heading(content=content) | Paragraph(content=content) | GridItem(content=content):
                words.append(line(content))
            case Question(content=content) | Note(title=content) | Card(title=content):
                words.append(line(content))
            case Choice(label=label) | Field(label=label):
                words.append(label)
            case RatingGrid(item_label=label, scales=scales):
                words += [label, *(scale.label for scale in scales)]
            case Table(caption=title) | Sheet(title=title):
                words.append(title)
    return " ".join(filter(None, words))


def hollow(document) -> list[object]:
    """Blocks without anything in them; a form has blanks, so that its empty cells are meant."""
    parts = list(everything(document))
    blanks = {id(cell) for table in all_of(Table, document) if table.kind == "form" for cell in all_of(Cell, table)}
    found = [part for part in parts if isinstance(part, Heading | Paragraph) and not part.content]
    found += [part for part in parts if isinstance(part, Heading) and not seen(part).strip()]
    found += [part for part in parts if isinstance(part, Bullets) and not part.items]
    found += [part for part in parts if isinstance(part, Table) and not part.body]
    found += [part for part in parts if isinstance(part, RatingGrid) and not (part.items and part.scales)]
    found += [part for part in parts if isinstance(part, Note | Card | Landscape | Sheet) and not part.blocks]
    found += [part for part in parts if isinstance(part, Row) and not seen(part).strip()]
    found += [part for part in parts if isinstance(part, Cell) and id(part) not in blanks and not seen(part).strip()]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", [MINIMAL, RICH], ids=["minimal", "rich"])
def test_nothing_empty_is_printed(text, language):
    made = documents(text, language)
    assert {name.split("/")[0] for name in made} == set(TYPES)
    assert {name: hollow(document.blocks) for name, document in made.items()} == dict.fromkeys(made, [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_empty_is_printed_for_the_whole_example(language):
    made = demo(language)
    assert len(made) > len(TYPES)
    assert {name: hollow(document.blocks) for name, document in made.items()} == dict.fromkeys(made, [])


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


def test_each_moment_begins_a_page():
    headings = [part for part in all_of(Heading, documents(RICH, "en")[PLAYBOOK]) if part.level == 2]
    assert [(seen(part), part.break_before) for part in headings] == [("Arrival", True), ("Farewell", True)]


def test_levels_stand_from_the_mildest_to_the_worst():
    headings = [seen(part) for part in all_of(Heading, documents(RICH, "en")[PLAYBOOK]) if part.level == 3]
    assert headings == ["Level 1: Mild", "Level 2: Severe, first response within 10 minutes"]


def test_steps_taken_from_another_level_are_referred_to():
    assert "Take the same steps as for level 2 (Severe)." in words(documents(RICH, "en")[PLAYBOOK])


def test_a_moment_without_a_plan_says_what_to_do():
    assert "No steps of its own are laid down for this moment." in words(documents(RICH, "en")[PLAYBOOK])


def test_what_may_be_given_is_told_with_the_limit_of_whoever_acts():
    playbook = words(documents(RICH, "en")[PLAYBOOK])
    assert "Credit note, up to CNY 200 per case" in playbook
    assert "Letter (not yours to decide: ask the role above you)" in playbook


def test_the_ladder_rises_from_the_customer_to_the_top():
    ladder = next(
        table for table in all_of(Table, documents(RICH, "en")[PLAYBOOK]) if "Only after training" in seen(table)
    )
    assert [words(cell) for cell in ladder.head[0].cells] == ["Remedy", "Agent", "Chief"]
    rows = [[words(cell) for cell in row.cells] for row in ladder.body]
    assert rows == [
        ["Credit note", "CNY 200 per case at most 4 cases a month at most CNY 800 a month", "CNY 900 per case"],
        ["Letter", "—", "—"],
        ["Only after training", "—", "Basics"],
        ["Beyond the limit, ask", "Chief", "—"],
    ]


def test_words_to_say_and_never_to_say_have_tones_of_their_own():
    tones = {words(part): part.tone for part in all_of(Paragraph, documents(RICH, "en")[PLAYBOOK])}
    assert tones["“we are sorry”"] is Tone.SAY
    assert tones["“it is the traffic”"] is Tone.NEVER


def test_the_form_of_a_case_offers_what_its_record_asks_for():
    asked = all_of(Field, demo("en")[PLAYBOOK])
    assert {"choice", "date", "lines", "check", "text", "signature"} <= {field.kind for field in asked}


def test_chinese_staff_read_gestures_and_no_word_of_penance():
    playbook = words(demo("zh-CN")[PLAYBOOK])
    assert "心意" in playbook
    assert "赎罪" not in playbook


PLAYBOOK = "recovery-playbook/recovery-playbook"


def words(value) -> str:
    """What is seen, blanks folded."""
    return " ".join(seen(value).split())
