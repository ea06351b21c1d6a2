"""The documents of the system: manual, audits, reviews, reports; nothing empty in them, whatever the set says."""

from __future__ import annotations

import re

import pytest

from qmsgen import pipeline
from qmsgen.model.document import Table
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
    headings_without_text,
    papers,
    policy_of,
    text,
)

CARRIES = {"S-A1", "S-A2", "S-A3", "S-A4", "S-A6", "S-D3", "S-D7"}
TYPES = tuple(
    kind.id
    for kind in pipeline.document_types()
    if CARRIES & set(kind.systems) and kind.id not in {"audit-checklist", "survey-form", "survey-key", "procedure"}
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("name", ["minimal", "small", "demo"])
def test_nothing_in_them_is_empty(name, kind, language):
    policy_set = {"minimal": policy_of(MINIMAL), "small": policy_of(SMALL), "demo": demo()}[name]
    for document in papers(policy_set, language, (kind,)).values():
        assert faults(document) == []
        assert headings_without_text(document) == []


def in_a_pack(kind, language):
    """A document of the example set that knows of the whole pack."""
    types = demo().shipped("document-types")
    (artifact,) = plan(demo(), types, Wanted((kind,), (language,)))
    occasion = Occasion(pack=plan(demo(), types, Wanted(languages=(language,))))
    return render(artifact, demo().reading(language), (TEMPLATES,), occasion)


@pytest.mark.parametrize("kind", ["completeness-report", "change-summary", "auditor-guide"])
def test_documents_of_a_pack_are_named_in_the_language_of_the_reader(kind):
    tables = list(every(in_a_pack(kind, "en").blocks, Table))
    assert [text(table) for table in tables if re.search("[\u3400-\u9fff]", text(table))] == []


def test_a_reason_that_several_clauses_share_is_given_once():
    tables = every(papers(demo(), "en", ("gap-report",))["gap-report"].blocks, Table)
    rows = [row for table in tables for row in table.body if text(row.cells[0]).startswith("8.3")]
    reason, *others = (text(row.cells[3]) for row in rows)
    assert reason in {
        exclusion.justification for claim in demo().reading("en").standards for exclusion in claim.exclusions
    }
    assert set(others) == {f"as for {text(rows[0].cells[0])}"}


def test_only_documents_that_changed_are_told_of_one_by_one():
    summary = in_a_pack("change-summary", "en")
    changes = next(table for table in every(summary.blocks, Table) if table.kind == "data")
    assert {text(row.cells[1]) for row in changes.body} == {
        process.title
        for process in demo().reading("en").processes
        if process.document and len(process.document.history) > 1
    }
