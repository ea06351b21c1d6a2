"""How strongly clauses are answered: a ladder that more answers never lower, and standards that never meet."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsgen.model.coverage import coverage
from qmsgen.model.policy_set import Material, PolicySet
from qmsgen.model.strength import STRENGTHS
from qmsgen.model.vocabulary import vocabulary
from tests.model.conftest import node

NUMBERS = ["5", "5.1", "5.1.1", "5.1.2", "5.1.12", "5.11", "9", "9.3", "9.3.1", "9.3.2"]
LEAVES = ["5.1.1", "5.1.2", "5.1.12", "5.11", "9.3.1", "9.3.2"]
DEMANDS = {"5.1.1": "document", "5.1.12": "record", "9.3.1": "both"}
TITLES = {"9.3": "Management review"}


def catalogue(name: str, corresponds: dict[str, list[str]] | None = None) -> dict[str, Any]:
    clauses = {
        number: {
            "title": TITLES.get(number, f"Subject {number}"),
            "documented": DEMANDS.get(number, "none"),
            "confidence": "memory",
            **({"corresponds": (corresponds or {})[number]} if number in (corresponds or {}) else {}),
        }
        for number in NUMBERS
    }
    return {"id": name, "title": name, "edition": "1", "clauses": clauses}


def rows_of(elements: dict[str, Any], standard="alpha", on=None, days=None, corresponds=None, **claim: Any) -> dict:
    shape = vocabulary().record("catalogue")
    outside = {
        "catalogues": {
            "alpha": (shape, node(catalogue("alpha", corresponds))),
            "beta": (shape, node(catalogue("beta"))),
        }
    }
    standards = [{"standard": "alpha", **claim}, {"standard": "beta"}]
    root = node({"organisation": {"name": "H"}, "languages": ["en"], "standards": standards, **elements})
    policy_set = PolicySet(Material("t", vocabulary(), root, outside, on=on, record_days=days or {}))
    rows = coverage(policy_set.find("catalogues", standard), policy_set)
    assert [row.clause.id for row in rows] == LEAVES
    return {row.clause.id: row for row in rows}


def strengths(rows: dict) -> dict[str, str]:
    return {number: row.strength for number, row in rows.items()}


def process(*clauses: str, do: str = "Look at the figures", title: str = "Steering", **step: Any) -> dict[str, Any]:
    return {"title": title, "purpose": "Steer", "addresses": list(clauses), "steps": {"look": {"do": do, **step}}}


KEPT = {"title": "Minutes", "kept_by": "clerk", "retention": "3 years"}
ROLES = {"clerk": {"title": "Clerk", "duties": ["Keep the files"]}, "bare": {"title": "Bare"}}


ANSWERS = st.sampled_from(["bare", "process", "kept", "unkept", "empty", "review"])
GIVEN = st.lists(
    st.tuples(ANSWERS, st.sampled_from(["alpha", "beta"]), st.sampled_from(NUMBERS)), max_size=6, unique=True
)


def elements_of(given_answers: list[tuple[str, str, str]]) -> dict[str, Any]:
    """One element for each answer, or one element with several clauses where they are alike."""
    named: dict[str, list[str]] = {}
    for kind, standard, number in given_answers:
        named.setdefault(kind, []).append(f"{standard}:{number}")
    found: dict[str, Any] = {"roles": dict(ROLES), "records": {"minutes": KEPT}, "processes": {}, "reviews": {}}
    for kind, clauses in named.items():
        match kind:
            case "bare":
                found["roles"] = {**ROLES, "bare": {"title": "Bare", "addresses": clauses}}
            case "process":
                found["processes"]["steering"] = process(*clauses, record="minutes")
            case "empty":
                empty = {"title": "E", "purpose": "P", "addresses": clauses, "steps": {"a": {"within": "4 h"}}}
                found["processes"]["empty"] = empty
            case "kept":
                found["records"]["kept"] = {**KEPT, "addresses": clauses}
            case "unkept":
                found["records"]["unkept"] = {"title": "Slip", "addresses": clauses}
            case "review":
                found["reviews"]["yearly"] = {
                    "title": "Management review, yearly", "purpose": "Steer", "addresses": clauses,
                }  # fmt: skip
    return found


@given(GIVEN, GIVEN)
def test_more_answers_never_lower_a_strength_nor_make_more_lacking(some, more):
    few, many = rows_of(elements_of(some)), rows_of(elements_of([*some, *more]))
    for number, row in few.items():
        assert STRENGTHS.index(row.strength) <= STRENGTHS.index(many[number].strength)
        assert not row.is_enough or many[number].is_enough


@given(GIVEN)
def test_answers_to_one_standard_say_nothing_of_another_with_the_same_numbers(some):
    mixed = elements_of(some)
    alone = elements_of([one for one in some if one[1] == "alpha"])
    assert strengths(rows_of(mixed)) == strengths(rows_of(alone))


@given(GIVEN)
def test_a_clause_is_answered_only_by_its_own_path(some):
    rows = rows_of(elements_of(some))
    named = [number.split(".") for _, standard, number in some if standard == "alpha"]
    for number, row in rows.items():
        path = number.split(".")
        touched = any(other[: len(path)] == path or path[: len(other)] == other for other in named)
        assert (row.strength != "missing") == touched


def test_without_answers_everything_is_missing():
    assert set(strengths(rows_of(elements_of([]))).values()) == {"missing"}


def test_a_number_is_a_path_and_no_beginning_of_a_text():
    rows = rows_of({"roles": ROLES, "processes": {"steering": process("alpha:5.1.1")}})
    assert strengths(rows) == {**dict.fromkeys(LEAVES, "missing"), "5.1.1": "described"}
    other = rows_of({"roles": ROLES, "processes": {"steering": process("alpha:5.1.12")}})
    assert other["5.1.1"].strength == other["5.1.2"].strength == "missing"
    assert other["5.1.12"].strength == "described"


@pytest.mark.parametrize(
    ("elements", "strength", "lacks"),
    [
        ({"roles": {"bare": {"title": "Bare", "addresses": ["alpha:9.3.1"]}}}, "claimed", ("text", "record")),
        (
            {"roles": {"clerk": {**ROLES["clerk"], "addresses": ["alpha:9.3.1"]}}},
            "described",
            ("document", "record"),
        ),
        ({"processes": {"p": process("alpha:9.3.1")}}, "described", ("record",)),
        ({"processes": {"p": process("alpha:9.3.1", do="TBD")}}, "claimed", ("text", "record")),
        ({"processes": {"p": process("alpha:9.3.1", record="minutes")}}, "recorded", ()),
        ({"records": {"minutes": {**KEPT, "addresses": ["alpha:9.3.1"]}}}, "recorded", ("document",)),
        ({"records": {"slip": {"title": "Slip", "addresses": ["alpha:9.3.1"]}}}, "claimed", ("text", "record")),
        (
            {"records": {"slip": {**KEPT, "kept_by": "nobody", "addresses": ["alpha:9.3.1"]}}},
            "claimed",
            ("text", "record"),
        ),
    ],
)
def test_a_clause_that_demands_document_and_record_gets_what_is_there(elements, strength, lacks):
    base = {"roles": ROLES, "records": {"minutes": KEPT}}
    row = rows_of({**base, **elements})["9.3.1"]
    assert (row.strength, row.lacks) == (strength, lacks)


def test_a_step_answers_with_its_own_record_alone():
    steps = {
        "look": {"do": "Look", "addresses": ["alpha:5.1.12"]},
        "note": {"do": "Note it", "record": "minutes"},
    }
    elements = {
        "roles": ROLES,
        "records": {"minutes": KEPT},
        "processes": {"p": {"title": "P", "purpose": "Q", "steps": steps}},
    }
    row = rows_of(elements)["5.1.12"]
    assert (row.strength, row.lacks) == ("described", ("record",))
    assert [step.id for step in row.answers[0].steps] == ["look"]


def test_the_clause_above_describes_those_below_only_where_the_element_is_about_it():
    about = rows_of({"processes": {"p": process("alpha:9.3", title="Management review in spring", record="minutes")}})
    other = rows_of({"processes": {"p": process("alpha:9.3", title="Steering")}})
    far = rows_of({"processes": {"p": process("alpha:9", title="Management review")}})
    assert (about["9.3.2"].strength, about["9.3.2"].answers[0].above) == ("described", "9.3")
    assert about["9.3.1"].lacks == ("record",)
    assert other["9.3.2"].strength == far["9.3.2"].strength == "claimed"


def test_what_answers_a_corresponding_clause_counts_and_says_so():
    elements = {"roles": ROLES, "processes": {"p": process("beta:5.11")}}
    row = rows_of(elements, corresponds={"9.3.2": ["beta:5.11"]})["9.3.2"]
    assert (row.strength, [each.through for each in row.answers]) == ("described", ["beta:5.11"])
    assert rows_of(elements)["9.3.2"].strength == "missing"


@pytest.mark.parametrize(
    ("reason", "strength"),
    [
        ("The makers lay down how the machines are built.", "excluded"),
        ("设备由制造商设计。", "excluded"),
        ("", "missing"),
        ("Not applicable.", "missing"),
        ("N/A", "missing"),
        ("This clause does not apply to our organisation", "missing"),
        ("本公司不适用。", "missing"),
        ("Management review does not apply.", "missing"),
        ("TBD by the quality manager", "missing"),
    ],
)
def test_a_clause_is_left_out_only_for_a_reason(reason, strength):
    rows = rows_of({}, exclusions={"9.3": {"justification": reason}})
    assert rows["9.3.1"].strength == rows["9.3.2"].strength == strength
    assert rows["5.11"].strength == "missing"


def test_only_claimed_clauses_are_asked_for():
    rows = rows_of({"processes": {"p": process("alpha:5.11")}}, claims=["5.1"])
    assert strengths(rows) == {
        "5.1.1": "missing",
        "5.1.2": "missing",
        "5.1.12": "missing",
        "5.11": "unclaimed",
        "9.3.1": "unclaimed",
        "9.3.2": "unclaimed",
    }


@pytest.mark.parametrize(
    ("on", "days", "strength"),
    [
        (date(2026, 6, 1), [date(2026, 3, 2)], "evidenced"),
        (date(2026, 6, 2), [date(2026, 3, 2)], "evidenced"),
        (date(2026, 6, 3), [date(2026, 3, 2)], "recorded"),
        (date(2026, 6, 3), [date(2026, 3, 2), date(2026, 7, 1)], "recorded"),
        (date(2026, 6, 3), [], "recorded"),
        (None, [date(2026, 3, 2)], "recorded"),
    ],
)
def test_records_count_as_evidence_while_they_are_in_date(on, days, strength):
    yearly = {"title": "R", "how_often": "quarterly", "record": "minutes", "addresses": ["alpha:9.3.2"]}
    elements = {"roles": ROLES, "records": {"minutes": KEPT}, "reviews": {"r": yearly}}
    assert rows_of(elements, on=on, days={"minutes": tuple(days)})["9.3.2"].strength == strength


def test_data_of_a_record_that_nobody_keeps_are_no_evidence():
    elements = {"records": {"slip": {"title": "Slip", "addresses": ["alpha:5.1.12"]}}}
    rows = rows_of(elements, on=date(2026, 6, 1), days={"slip": (date(2026, 5, 31),)})
    assert rows["5.1.12"].strength == "claimed"
