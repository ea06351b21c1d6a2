"""What a real charter or manual says is not only taken in but printed: one line for each thing that was once lost."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from tests.templates.specimen_recovery import documents, words

HEATING = (Path(__file__).parent / "sets" / "heating" / "policy.yaml").read_text(encoding="utf-8")

CHARTER = (
    "at least 20 °C",
    "By law: at least 18 °C, “Heat supply act”",
    "within 24 hours in at least 97% of the cases",
    "again for each further 1 calendar day, even if only begun",
    "If it comes later, you receive EUR 15 more.",
    "Warm-home list (WHL)",
    "those who must not get cold",
    "Whoever lives in a flat",
    "96.4 %",
    "511",
    "the flood of January",
    "boiler log, counted by the works",
    "Desk in Mill Lane: Mill Lane 4",
    "A fitter picks up: within 30 seconds",
    "You do not accept our answer",
    "Turn to it within 12 months.",
    "Our answer names the arbiter",
    "It answers within 6 weeks.",
)
MANUAL = (
    "Keeps the network hot and tight",
    "Plans the repairs of the summer",
    "May shut a street off",
    "No cold night",
    "Frail people fall ill",
    "Sweeping of the boilers",
    "Kaminek boiler service",
    "Soot is measured after each sweeping",
    "figures of the winter (Tenants' arbiter)",
    "★ leads",
    "Records and forms",
)
PROCEDURE = ("Sweeping of the boilers: Kaminek boiler service", "Soot is measured after each sweeping")


@cache
def printed(kind: str) -> str:
    made = documents(HEATING, "en", (kind,))
    return " ".join(words(document) for document in made.values())


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        *(("charter", said) for said in CHARTER),
        *(("quality-manual", said) for said in MANUAL),
        *(("procedure", said) for said in PROCEDURE),
    ],
)
def test_what_the_set_says_is_printed(kind, said):
    assert said in printed(kind)


def test_public_holidays_are_told_where_the_clock_keeps_a_calendar():
    with_desk_hours = HEATING.replace("to: warm-again, calendar: always", "to: warm-again, calendar: desk")
    assert "not on public holidays" in words(documents(with_desk_hours, "en", ("charter",))["charter/charter"])


def test_signs_of_the_house_stand_in_the_table_of_functions():
    table = printed("function-allocation")
    assert "★" in table
    assert "☆" in table
    assert "▲" not in table
