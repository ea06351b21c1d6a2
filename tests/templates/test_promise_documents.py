"""The documents of promise and customer: nothing empty in them, in either language, from little or from much."""

from __future__ import annotations

import pytest

from tests.templates.specimen_recovery import LANGUAGES, MINIMAL, RICH, demo, documents, hollow

TYPES = (
    "charter",
    "commitment-sheet",
    "complaint-form",
    "complaint-register",
    "complaint-report",
    "nonconformity-report",
    "nonconformity-register",
    "disposition-table",
    "empowerment-matrix",
    "counter-cards",
    "listening-plan",
    "channel-standards",
    "lost-customer-sheet",
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", [MINIMAL, RICH], ids=["minimal", "rich"])
def test_nothing_empty_is_printed(text, language):
    made = documents(text, language, TYPES)
    assert {name: hollow(document.blocks) for name, document in made.items()} == {name: [] for name in made}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_empty_is_printed_for_the_whole_example(language):
    made = demo(language, TYPES)
    assert {name.split("/")[0] for name in made} == set(TYPES)
    assert {name: hollow(document.blocks) for name, document in made.items()} == {name: [] for name in made}
