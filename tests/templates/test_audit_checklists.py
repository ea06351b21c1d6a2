"""Audit checklists: questions that follow from the set, numbered, with room for what is found."""

from __future__ import annotations

from qmsgen.model.document import Contents, Field, Sheet, Table
from tests.templates.specimen_procedures import SMALL, every, made, papers, policy_of, text


def questions(sheet):
    (table,) = [table for table in every(sheet, Table) if table.kind == "ledger"]
    return {text(row.cells[0]).split()[0]: row for row in table.body}


def test_a_checklist_has_a_sheet_for_each_process_the_rest_and_the_summary():
    sheets = [sheet.title for sheet in every(made(SMALL)["yearly"].blocks, Sheet)]
    assert sheets == ["QP-1 Repair", "Questions on all processes", "Summary"]


def test_questions_are_numbered_without_a_gap_and_never_asked_twice():
    asked = []
    for number, sheet in enumerate(tuple(every(made(SMALL)["yearly"].blocks, Sheet))[:-1], 1):
        rows = questions(sheet)
        assert list(rows) == [f"{number}.{index}" for index in range(1, len(rows) + 1)]
        asked += [text(row.cells[1]) for row in rows.values()]
    assert len(asked) == len(set(asked))
    assert all("?" in question for question in asked)


def test_every_question_leaves_room_for_evidence_and_grade():
    for sheet in tuple(every(made(SMALL)["yearly"].blocks, Sheet))[:-1]:
        for row in questions(sheet).values():
            names = [field.name.rpartition(".")[2] for field in every(row, Field)]
            assert names[-6:] == ["population", "evidence", "grade", "note", "auditor", "date"]
            assert row.height >= 10


def test_a_step_is_asked_about_with_its_own_record_limit_and_criterion():
    sheet = next(every(made(SMALL)["yearly"].blocks, Sheet))
    said = " ".join(text(sheet).split())
    assert "1 Log the call (10 minutes from “Customer called”): “The order has a number”" in said
    assert "“Is it far?” On which facts was it decided?" in said
    assert "limit: 4 hours, counted in Office hours" in said
    assert "Fitter: Basics" in said


def test_every_claimed_clause_is_asked_about_with_what_answers_it():
    sheet = next(every(papers(policy_of(SMALL), "en", ("clause-checklist",))["clause-checklist"].blocks, Sheet))
    rows = [" ".join(text(row).split()) for row in questions(sheet).values()]
    assert [row for row in rows if "9.1.2" in row and "Nothing in the system names this clause" in row]
    assert [row for row in rows if "8.6" in row and "“Repair” (QP-1)" in row]
    assert len(rows) == 3


def test_the_summary_counts_the_questions_of_each_section():
    sheets = tuple(every(made(SMALL)["yearly"].blocks, Sheet))
    table = next(every(sheets[-1], Table))
    assert [int(text(row.cells[1])) for row in table.body] == [len(questions(sheet)) for sheet in sheets[:-1]]


def test_no_grade_is_given_beforehand():
    table = next(every(tuple(every(made(SMALL)["yearly"].blocks, Sheet))[-1], Table))
    assert all(not text(cell) for row in table.body for cell in row.cells[2:])


def test_a_checklist_of_many_pages_lists_its_sections():
    (contents,) = every(made(SMALL)["yearly"].blocks, Contents)
    assert contents.depth == 1
