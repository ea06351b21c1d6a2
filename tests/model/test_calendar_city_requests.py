"""The deadlines that a city promised in January 2022 are reproduced from three rules.

The rows are those of City of Boston open data, read where they lie: in the folder that the environment
variable `QMSGEN_SHARED` names, or in `shared` beside the repository.
"""

from __future__ import annotations

import csv
import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from qmsgen.model.calendar import NO_HOLIDAYS, Calendar, parse_hours, parse_timezone
from qmsgen.model.quantity import parse_quantity

FOLDER = Path(os.environ.get("QMSGEN_SHARED") or Path(__file__).parents[3] / "shared")
ROWS = FOLDER / "data" / "boston311" / "boston311-100.csv"
pytestmark = pytest.mark.skipif(not ROWS.is_file(), reason="the city's open data is not at hand")

WINDOW = Calendar("window", parse_hours("Mon-Fri 08:30-17:00"), NO_HOLIDAYS, parse_timezone("America/New_York"))

PROMISES = {
    "1 business day": [
        "Parking Enforcement",
        "CE Collection",
        "Requests for Street Cleaning",
        "Pick up Dead Animal",
        "Missed Trash/Recycling/Yard Waste/Bulk Item",
        "Sidewalk Repair (Make Safe)",
        "Request for Pothole Repair",
        "Empty Litter Basket",
    ],
    "2 business days": ["Improper Storage of Trash (Barrels)"],
    "3 business days": ["Poor Conditions of Property"],
    "5 business days": ["Ground Maintenance", "PWD Graffiti", "Electrical"],
    "10 business days": [
        "Street Light Outages",
        "Sign Repair",
        "General Comments For a Program or Policy",
    ],
    "12 business days": ["Abandoned Vehicles"],
    "15 business days": ["Request for Recycling Cart"],
    "30 business days": ["Short Term Rental"],
    "33 business days": ["General Lighting Request"],
    "45 business days": ["Graffiti Removal"],
    "1 calendar day": ["Traffic Signal Inspection"],
    "30 calendar days": ["Rodent Activity", "New Sign  Crosswalk or Pavement Marking"],
    "60 calendar days": ["Knockdown Replacement"],
    "90 calendar days": ["Unsatisfactory Utilities - Electrical  Plumbing"],
    "120 calendar days": ["Pest Infestation - Residential", "Unsatisfactory Living Conditions"],
}
PROMISE_OF = {kind: parse_quantity(text, "duration") for text, kinds in PROMISES.items() for kind in kinds}


@pytest.fixture(scope="module")
def rows():
    with ROWS.open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))


def test_every_promised_deadline_is_reproduced_within_ninety_seconds(rows):
    promised = [row for row in rows if row["target_dt"]]
    zone = WINDOW.zone
    missed = [
        row["case_enquiry_id"]
        for row in promised
        if abs(
            WINDOW.add(datetime.fromisoformat(row["open_dt"]), PROMISE_OF[row["type"]])
            - datetime.fromisoformat(row["target_dt"]).replace(tzinfo=zone)
        )
        > timedelta(seconds=90)
    ]
    assert len(promised) == 89
    assert missed == []


def verdict(row):
    """The city's convention: no promise counts as on time, and so does what closed by its deadline."""
    if not row["target_dt"]:
        return "ONTIME"
    return "ONTIME" if row["closed_dt"] and row["closed_dt"] <= row["target_dt"] else "OVERDUE"


def test_the_label_of_every_request_follows_from_its_deadline(rows):
    assert [verdict(row) for row in rows] == [row["ontime"] for row in rows]
    met = [row for row in rows if verdict(row) == "ONTIME"]
    assert len(met) == 83
    assert len([row for row in met if row["target_dt"]]) == 72
