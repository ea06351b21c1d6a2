"""What a commitment says is printed: in the charter what customers need, in the control sheet what staff need."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from qmsgen import resources
from tests.templates.specimen_recovery import documents, words

TYPES = ("charter", "commitment-sheet")
CHARTER, SHEET = "charter/charter", "commitment-sheet/commitment-sheet"

FULL = (Path(__file__).parent / "full_commitment.yaml").read_text(encoding="utf-8")

MEASURE = {
    "statistic": "share of cases",
    "percentile": "77%",
    "share": "88%",
    "period": "5 months",
    "interval": "6 minutes",
    "for_each": "every account",
    "population": "only paid cases",
    "from": "Case began",
    "to": "Case ended",
    "starts_next_day": "the day after",
    "calendar": "08:30",
    "pause": "Case halted",
    "resume": "Case resumed",
    "rounding": "cut off the seconds",
    "no_volume": "nothing to judge",
    "without_cases": "is not judged",
}
TIERS = {
    "when": "Inner city",
    "at_most": "22 hours",
    "less_than": "less than 23 hours",
    "at_least": "at least 24%",
    "more_than": "more than 25%",
    "no_later_than": "26 hours before the work",
    "calendar": "Night hours",
    "share": "66%",
    "none": "too far away",
    "see": "another page",
    "document": "Frame contract",
    "since": "2026-01-02",
    "until": "2026-11-30",
}
CUSTOMERS = {
    "kind": "We work towards it",
    "promise": "We come in time.",
    "to": "Branches",
    **{f"measure.{key}": said for key, said in MEASURE.items()},
    "at_most": "within 21 hours",
    "less_than": "less than 91 hours",
    **{f"tiers.{key}": said for key, said in TIERS.items()},
    "parts.title": "The reply",
    "parts.at_most": "within 41 hours",
    "parts.remedy.none": "nothing for a reply",
    "parts.extension.by": "42 hours",
    "parts.extension.when": "it is knotty",
    "parts.extension.told": "by a call",
    "remedy.gives": "Credit note",
    "remedy.ladder_by": "late by",
    "remedy.base": "the visit fee",
    "remedy.ladder.over": "more than 1 hour",
    "remedy.ladder.up_to": "up to 2 hours",
    "remedy.ladder.from": "3 hours or more",
    "remedy.ladder.below": "below 4 hours",
    "remedy.ladder.when": "Inner city",
    "remedy.ladder.pay": "11% of the yearly fee",
    "remedy.ladder.base": "the yearly fee",
    "remedy.ladder.for_each": "12 hours",
    "remedy.ladder.begun": "even if only begun",
    "remedy.ladder.floor": "CNY 13",
    "remedy.ladder.cap": "CNY 14",
    "remedy.ladder.gives": "Extra visit",
    "remedy.automatic": "need not ask",
    "remedy.only_claimed_when": "we cannot know",
    "remedy.within": "17 hours",
    "remedy.after": "Case breached",
    "remedy.if_late": "CNY 27 more",
    "remedy.floor": "CNY 18",
    "remedy.cap": "CNY 19",
    "remedy.at_most": "5 payments",
    "remedy.per_period": "a quarter",
    "remedy.form": "on the next bill",
    "remedy.sole": "all that can be claimed",
    "remedy.discretionary": "flowers at will",
    "invoke.channels": "Hotline",
    "invoke.steps": "name the order",
    "invoke.subject": "CLAIM-ME",
    "invoke.by": "51 hours",
    "invoke.after": "Case closed",
    "invoke.decided_within": "52 hours",
    "invoke.evidence": "a photo",
    "invoke.disqualified_when": "nobody was in",
    "exclusions.because": "storm",
    "exclusions.effect": "The clock stands still",
    "exclusions.up_to": "61 hours",
    "exclusions.per_period": "a year",
    "exclusions.notice": "62 hours before the work",
    "exclusions.must_show": "the weather report",
    "exclusions.remedy": "Signed letter",
    "exclusions.ours": "in our own hands",
    "suspended.where": "at the harbour",
    "suspended.when": "Countryside",
    "suspended.from": "2026-03-04",
    "suspended.until": "2026-05-06",
    "suspended.because": "the bridge is closed",
    "extension.by": "71 hours",
    "extension.when": "it is intricate",
    "extension.told": "by letter",
    "conditions": "leave the door open",
    "published": "on the wall",
    "shows": "Kept last year",
    "terms": "Time slot",
    "tiers.legal_limit": "at most 31 hours",
    "legal_limit": "at most 72 hours",
    "legal_basis": "Old law",
    "parts.legal_limit": "at most 43 hours",
    "supervised_by": "Watch line",
    "since": "2026-01-01",
    "until": "2026-12-31",
    "version_at": "Version day",
}
STAFF = {
    **{
        key: said
        for key, said in CUSTOMERS.items()
        if key not in {"remedy.automatic", "remedy.sole", "exclusions.ours"}
    },
    "title": "Full promise",
    "channel": "Portal",
    "measure.indicator": "Hit rate",
    "tiers.internal_target": "at most 15 hours",
    "parts.extension.approved_by": "approved by: Approver role",
    "parts.internal_target": "at most 16 hours",
    "parts.delivered_by": "Mend it",
    "parts.source": "reply source",
    "remedy.automatic": "without being asked",
    "remedy.by": "Giver role",
    "remedy.sole": "no other claim",
    "invoke.checked_by": "Checker role",
    "exclusions.ours": "ours",
    "extension.approved_by": "Approver role",
    "owner": "Owner role",
    "delivered_by": "Go there",
    "recovery": "Rescue plan",
    "internal_target": "at most 20 hours",
    "document": "DOC-9",
    "addresses": "iso-9001-2015:8.2.1",
    "source": "board decision",
    "replaces": "Older promise",
    "inferred": "concluded",
}
SAID_ELSEWHERE = {"at_least", "more_than", "no_later_than"}
"""Limits of the whole, which are printed as those of a tier."""
INTERNAL = (
    "Owner role",
    "Giver role",
    "Checker role",
    "Approver role",
    "Rescue plan",
    "Hit rate",
    "board decision",
    "15 hours",
    "20 hours",
    "DOC-9",
    "iso-9001",
)


def declared(properties, schema, prefix=""):
    """Every path of properties that a commitment may say; a reference is followed, a list or map entered."""
    for key, value in properties.items():
        path = f"{prefix}{key}"
        inner = followed(value, schema)
        if inner:
            yield from declared(inner, schema, f"{path}.")
        else:
            yield path


def followed(value, schema):
    reference = value.get("$ref", "")
    if reference.startswith("commitment.schema.json#/$defs/"):
        value = schema["$defs"][reference.rpartition("/")[2]]
    for part in (value, value.get("items", {}), value.get("additionalProperties", {})):
        if isinstance(part, dict) and "properties" in part:
            return part["properties"]
    return None


def paths():
    schema = json.loads((resources.folder("schemas") / "commitment.schema.json").read_text(encoding="utf-8"))
    return set(declared(schema["properties"], schema))


def of_a_part(path):
    """Whether a part says this exactly as the whole does."""
    return path.startswith(("parts.measure.", "parts.tiers.", "parts.remedy.")) or path.removeprefix("parts.") in {
        *SAID_ELSEWHERE,
        "less_than",
        "addresses",
    }


def test_every_property_of_a_commitment_is_printed_for_somebody():
    unprinted = {path for path in paths() if not path.endswith("notes") and not of_a_part(path)}
    assert unprinted - set(STAFF) - SAID_ELSEWHERE - {"remedy.none"} == set()


@pytest.mark.parametrize(("path", "said"), CUSTOMERS.items())
def test_customers_read_it_in_the_charter(path, said):
    assert said in words(documents(FULL, "en", TYPES)[CHARTER])


@pytest.mark.parametrize(("path", "said"), STAFF.items())
def test_staff_read_it_in_the_control_sheet(path, said):
    assert said in words(documents(FULL, "en", TYPES)[SHEET])


@pytest.mark.parametrize("internal", INTERNAL)
def test_nothing_internal_stands_in_the_charter(internal):
    assert internal not in words(documents(FULL, "en", TYPES)[CHARTER])
