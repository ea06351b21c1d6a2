"""Forms, instructions, lists, matrices, overviews and plans: nothing empty in them, and what they must say."""

from __future__ import annotations

from functools import cache

import pytest

from qmsgen.model.document import Field, Table
from qmsgen.model.occasion import Occasion
from qmsgen.stages.plan import Wanted, plan
from qmsgen.stages.render import render
from tests.templates.specimen_procedures import (
    LANGUAGES,
    MINIMAL,
    SMALL,
    TEMPLATES,
    demo,
    every,
    faults,
    policy_of,
    text,
)

TYPES = (
    "check-sheet",
    "competence-matrix",
    "control-plan",
    "document-list",
    "function-allocation",
    "process-map",
    "record-form",
    "record-list",
    "resource-plan",
    "responsibility-matrix",
    "service-blueprint",
    "training-programme",
    "turtle",
    "work-instruction",
    "yield-table",
)


@cache
def made(policy_set, language="en"):
    """The documents by type and name."""
    reading = policy_set.reading(language)
    whole = plan(policy_set, policy_set.shipped("document-types"), Wanted((), (language,)))
    occasion = Occasion(pack=whole)
    wanted = [artifact for artifact in whole if artifact.document_type.id in TYPES]
    return {
        (artifact.document_type.id, artifact.name): render(artifact, reading, (TEMPLATES,), occasion)
        for artifact in wanted
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_set_makes_each_of_them_without_anything_empty(language):
    found = made(demo(), language)
    assert {kind for kind, _ in found} == set(TYPES)
    assert {key: faults(document) for key, document in found.items() if faults(document)} == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("policy", [MINIMAL, SMALL], ids=["minimal", "small"])
def test_small_sets_make_documents_without_anything_empty(policy, language):
    found = made(policy_of(policy), language)
    assert {key: faults(document) for key, document in found.items() if faults(document)} == {}


def test_a_form_is_in_force_with_the_process_that_uses_it():
    form = made(demo())["record-form", "service-order"]
    assert (form.furniture.mark, form.furniture.identity) == ("", ("No. HX-QR-01", "Revision A/0"))
    assert form.furniture.statement.startswith("Kept: 5 years from:")


def test_a_signature_on_a_form_comes_with_name_and_date():
    form = made(demo())["record-form", "service-order"]
    kinds = [field.kind for field in every(form.blocks, Field)]
    assert kinds.count("signature") == 2
    assert [field.name for field in every(form.blocks, Field) if field.name.startswith("field-16")] == [
        "field-16.name",
        "field-16",
        "field-16.date",
    ]


def test_a_register_lies_on_its_side_and_has_a_row_for_each_entry():
    register = made(demo())["record-form", "complaint-register"]
    assert register.sideways
    (ledger,) = [table for table in every(register.blocks, Table) if table.kind == "ledger"]
    assert len(ledger.body) == 18


def test_a_work_instruction_bears_its_own_number():
    document = made(demo())["work-instruction", "field-repair.repair"]
    assert (document.number, document.title) == ("HX-QI-03-03", "Replacing the dispenser module")


def test_the_list_of_documents_names_instructions_and_no_number_twice():
    document = made(demo())["document-list", "document-list"]
    own = next(table for table in every(document.blocks, Table))
    numbers = [text(row.cells[0]) for row in own.body]
    assert "HX-QI-03-03" in numbers
    assert len(set(numbers)) == len(numbers)


def test_each_clause_has_one_lead_at_most():
    table = next(table for table in every(made(demo())["function-allocation", "function-allocation"].blocks, Table))
    assert max(text(row.cells).count("▲") for row in table.body) == 1
    assert all(text(row.cells).count("▲") == 1 for row in table.body)
