"""The documents of promise and customer: nothing empty in them, in either language, from little or from much."""

from __future__ import annotations

import pytest

from tests.templates.specimen_recovery import LANGUAGES, MINIMAL, RICH, demo, documents, hollow, words

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


FERRIES = """
organisation: {name: Ferries, telephone: 0800 555 12, email: Desk@Tidewater.example, supervision_line: 0800-555-21}
languages: [en, zh-CN]
customers: {passengers: {title: Passengers}}
channels:
  hotline: {title: Hotline, kind: telephone, address: 0800-555-12}
  desk: {title: Desk, kind: e-mail, address: desk@tidewater.example}
  watch: {title: Watch, kind: telephone, address: 0800 555 21}
commitments:
  departure:
    promise: We leave in time.
    to: [passengers]
    at_most: 10 min
    remedy: {none: the fare is paid back by law}
    invoke: {channels: [hotline, desk]}
    supervised_by: [watch]
"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_that_is_known_twice_stands_once_in_the_charter(language):
    said = words(documents(FERRIES, language, ("charter",))["charter/charter"])
    digits = said.replace("-", "").replace(" ", "")
    assert (digits.count("080055512"), digits.count("080055521")) == (1, 1)
    assert said.lower().count("desk@tidewater.example") == 1
