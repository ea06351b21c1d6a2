"""Procedures: control data, sections, flow chart and steps; nothing empty in them or in audit checklists."""

from __future__ import annotations

import pytest

from qmsgen.model.document import Field, Figure, Heading, Landscape, Table
from tests.templates.specimen_procedures import (
    LANGUAGES,
    MINIMAL,
    SMALL,
    TYPES,
    demo,
    documents,
    every,
    faults,
    headings,
    headings_without_text,
    made,
    policy_of,
    section,
    text,
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("policy", [MINIMAL, SMALL], ids=["minimal", "small"])
def test_small_sets_make_documents_without_anything_empty(policy, language):
    for document in made(policy, language).values():
        assert faults(document) == []
        assert headings_without_text(document) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_set_makes_documents_without_anything_empty(language):
    found = documents(demo(), language)
    assert {document.kind for document in found.values()} == set(TYPES)
    for document in found.values():
        assert faults(document) == []
        assert headings_without_text(document) == []


def test_a_process_with_nothing_but_a_step_has_purpose_procedure_and_no_more():
    assert headings(made(MINIMAL)["repair"]) == ["Purpose", "Procedure", "Flow chart", "Table of steps"]


# --- control data -----------------------------------------------------------------------------------------


def test_a_document_without_control_data_is_a_draft_without_a_number():
    furniture = made(MINIMAL)["repair"].furniture
    assert (furniture.mark, furniture.identity) == ("DRAFT", ())
    assert furniture.statement == "Not yet approved. This version is not in force."


def test_an_approved_document_bears_its_identity_and_no_mark():
    document = made(SMALL)["repair"]
    assert document.furniture.mark == ""
    assert document.furniture.identity == ("No. QP-1", "Revision A/2", "Effective 2026-03-01")
    assert "Approved, controlled" in text(document.cover)


def test_only_who_is_named_signs_and_the_signature_is_blank():
    (table,) = [table for table in every(made(SMALL)["repair"].cover, Table) if table.caption == "Signatures"]
    (row,) = table.body
    assert text(row).split() == ["Approved", "Chief"]
    assert [field.kind for field in every(row, Field)] == ["signature"]


# --- procedure --------------------------------------------------------------------------------------------


def test_sections_stand_in_the_order_that_the_document_type_lists():
    kind = policy_of(SMALL).find("document-types", "procedure")
    anchors = [block.anchor for block in every(made(SMALL)["repair"].blocks, Heading) if block.level == 1]
    assert anchors == [name for name in kind.sections if name in anchors]
    assert {"purpose", "steps", "records", "matrix"} <= set(anchors)


def test_the_flow_chart_shows_every_step_once_and_ends():
    (figure,) = every(made(SMALL)["repair"].blocks, Figure)
    flow = figure.drawing
    assert [(node.kind, node.number) for node in flow.nodes] == [
        ("start", ""),
        ("task", "1"),
        ("decision", "2"),
        ("task", "3"),
        ("handover", "4"),
        ("task", "5"),
        ("end", ""),
    ]
    assert [edge.label for edge in flow.edges if edge.source == "far"] == ["yes", "no"]
    assert [node.label for node in flow.nodes if node.moment] == ["Go there"]
    assert {node.lane for node in flow.nodes} <= {lane.id for lane in flow.lanes}


def test_the_table_of_steps_says_where_a_step_leads_when_not_below():
    (table,) = [table for table in every(made(SMALL)["repair"].blocks, Table) if "Done right when" in text(table.head)]
    rows = {text(row.cells[0]): text(row) for row in table.body}
    assert "yes: on to step 3" in rows["2"]
    assert "On to step 2" in rows["5"]
    assert "On to" not in rows["1"]


def test_steps_are_told_in_detail_only_where_there_is_more_to_say():
    assert [title for title in headings(made(SMALL)["repair"]) if title.startswith("Step ")] == [
        "Step 1: Log the call",
        "Step 3: Go there",
    ]


def test_consecutive_steps_are_named_as_a_range():
    assert "Carries out: steps 3–5" in text(section(made(SMALL)["repair"], "Responsibilities"))


def test_a_clause_is_answered_by_its_steps_or_by_the_whole():
    said = text(section(made(SMALL)["repair"], "References"))
    assert "8.5.1 Control of production and service provision step 1" in " ".join(said.split())
    assert "the whole procedure" in said


@pytest.mark.parametrize(("roles", "turned"), [(6, False), (7, True)])
def test_a_wide_matrix_lies_on_its_side(roles, turned):
    names = [f"r{index}" for index in range(roles)]
    policy = MINIMAL.replace("{do: Mend it.}", f"{{do: Mend it., by: {{responsible: [{', '.join(names)}]}}}}")
    policy += "roles: {" + ", ".join(f"{name}: {{title: {name}}}" for name in names) + "}"
    document = made(policy)["repair"]
    assert any(True for _ in every(document.blocks, Landscape)) is turned
    assert headings(document)[-1] == "Responsibility matrix (RACI)"
