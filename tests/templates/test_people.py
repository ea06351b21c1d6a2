"""Documents of objectives, improvement, people and change: what they add up, point to and leave blank."""

from __future__ import annotations

from collections import Counter
from io import BytesIO

import pytest
from openpyxl import load_workbook

from qmsgen.formats.xlsx import encode
from qmsgen.model.document import Field, Table
from tests.formats.specimen_documents import THEME
from tests.templates.specimen_procedures import demo, every, faults, headings, papers, policy_of, text

TYPES = (
    "objectives-deployment",
    "implementation-plan",
    "corrective-action",
    "problem-solving",
    "action-register",
    "cost-of-quality",
    "change-plan",
    "communication-plan",
    "assessment-workbook",
    "supervisor-checklist",
    "care-mirror",
)
SPARSE = """
organisation: {name: Meridian}
languages: [en]
roles: {owner: {title: Owner}}
objectives: {calls: {title: Nobody waits}}
plan: {compare: {stage: compare}}
improvement: {report: {title: Report, method: eight-disciplines}, sheet: {title: Sheet, method: idea}}
quality_costs: {failures: {category: external-failure, items: [{item: Second visits}]}}
programmes: {veto: {title: Veto, kind: veto}}
communications: {news: {title: News, direction: downwards}}
changes: {desk: {title: New desk, resistances: [{kind: habit}]}}
teams: {one: {title: Team, purpose: To try.}}
units: {a: {title: A}, b: {title: B}}
agreements: {a-b: {title: A for B, provider: a, customer: b}}
recognition: {rules: {title: Rules}}
assessments: {yearly: {title: Yearly}}
"""
SPARSE_TYPES = (*TYPES, "programme", "team-charter", "service-agreement", "manager-check", "recognition-policy")


@pytest.fixture(scope="module")
def made():
    return papers(demo(), "en", TYPES)


def test_actions_of_a_goal_name_the_rank_that_they_serve(made):
    (register, *_) = [table for table in every(made["objectives-deployment"].blocks, Table) if table.kind == "ledger"]
    assert [text(row.cells[0]) for row in register.body] == ["1.1", "1.2", "1.3", "1.4", "1.5"]
    assert [text(row.cells[1]) for row in register.body] == ["1", "1", "1", "2", "2"]


def test_a_goal_is_tested_where_a_machine_can_and_asked_about_where_it_cannot(made):
    tables = every(made["objectives-deployment"].blocks, Table)
    (tests,) = [table for table in tables if "Ask on the spot" in text(table.head)]
    passed = Counter(text(row.cells[-3]) for row in tests.body)
    assert passed == {"yes": 12, "to be asked": 3}


def test_the_steps_of_the_plan_stand_against_the_months(made):
    (grid,) = [table for table in every(made["implementation-plan"].blocks, Table) if "■" in text(table)]
    marked = {text(row.cells[0]): [text(cell) for cell in row.cells[1:]].index("■") for row in grid.body}
    assert list(marked.values()) == [0, 0, 0, 1, 1, 2, 2, 6]


def test_the_report_goes_from_first_response_to_closure(made):
    assert [heading[:2] for heading in headings(made["corrective-action"])] == [f"D{n}" for n in range(9)]


def test_records_are_blank(made):
    (register,) = [table for table in every(made["action-register"].blocks, Table) if table.kind == "ledger"]
    assert len(register.body) == 40
    assert all(isinstance(field, Field) for row in register.body for field in every(row.cells[1], Field))
    sources = next(field for field in every(register.body[0], Field) if field.kind == "choice")
    assert "Complaints" in [choice.label for choice in sources.choices]


def test_each_resistance_stands_beside_its_answer(made):
    (table,) = [table for table in every(made["change-plan"].blocks, Table) if "Our answer" in text(table.head)]
    assert len(table.body) == 9
    assert "no answer yet" not in text(table)


def test_a_workbook_adds_up_what_quality_costs(made):
    book = load_workbook(BytesIO(encode(made["cost-of-quality"], THEME)))
    prevention, summary = book["Prevention costs"], book["Summary"]
    sums = [cell.value for row in prevention.iter_rows() for cell in row if str(cell.value).startswith("=SUM")]
    assert sums[-5] == "=SUM('Prevention costs'!F6:F9)"
    assert summary["B9"].value == "=SUM('Summary'!B5:B8)"


@pytest.mark.parametrize("name", SPARSE_TYPES)
def test_whatever_may_be_absent_leaves_no_empty_section(name):
    assert faults(papers(policy_of(SPARSE), "en", (name,))[name]) == []


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_no_part_says_nothing_and_no_two_blanks_share_a_name(language):
    documents = papers(demo(), language, (*SPARSE_TYPES, "circle-record"))
    assert {name: found for name, document in documents.items() if (found := faults(document))} == {}
