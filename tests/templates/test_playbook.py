"""The recovery playbook: its order, its limits and its words."""

from __future__ import annotations

from qmsgen.model.document import Field, Heading, Paragraph, Table, Tone
from tests.templates.specimen_recovery import PLAYBOOK, RICH, all_of, demo, documents, seen, words


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
