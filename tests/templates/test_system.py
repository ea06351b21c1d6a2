"""The documents of the system: manual, audits, reviews, reports; nothing empty in them, whatever the set says."""

from __future__ import annotations

import pytest

from qmsgen import pipeline
from tests.templates.specimen_procedures import (
    LANGUAGES,
    MINIMAL,
    SMALL,
    demo,
    faults,
    headings_without_text,
    papers,
    policy_of,
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
