"""A set may bring clause catalogues along; they are judged like the rest of it and used like those that ship."""

from __future__ import annotations

from pathlib import Path

import pytest

from qmsgen import pipeline
from qmsgen.model.clauses import claimed

SET = """\
languages: [en]
organisation: {name: Lakeside Hotel}
standards: [{standard: house-2026}]
roles:
  receptionist: {title: Receptionist, addresses: ["house-2026:1.1"], duties: [Answers every guest]}
"""
HOUSE = """\
id: house-2026
title: House rules 2026
edition: "2026"
sources:
  handbook: {kind: standard, what: the printed handbook}
usual: {confidence: primary-seen, sources: [handbook]}
clauses:
  "1": {title: Service, documented: none}
  "1.1": {title: Answering guests, documented: record}
  "1.10": {title: Wishes, documented: none, confidence: memory}
"""


def inspected(tmp_path: Path, house: str = HOUSE, policy: str = SET, name: str = "house-2026.yaml"):
    (tmp_path / "standards").mkdir()
    (tmp_path / "standards" / name).write_text(house, encoding="utf-8")
    (tmp_path / "set.yaml").write_text(policy, encoding="utf-8")
    return pipeline.inspect(tmp_path, "set", select=["standards"])


def told(inspection):
    return [f"{one.place} {one.code} {one.message}" for one in inspection.findings]


def test_it_is_claimed_and_answered_like_one_that_ships(tmp_path):
    inspection = inspected(tmp_path)
    assert told(inspection) == [
        "set/set.yaml:3:24 QMS202 nothing answers `1.10` of `house-2026`",
        "set/set.yaml:3:24 QMS208 clause `1.1` demands a record, but what answers it leaves none",
    ]
    claim = inspection.policy_set.standards[0]
    assert claimed(claim) == ("1.1", "1.10")
    clauses = {one.id: one for one in claim.standard.clauses}
    assert clauses["1.1"].confidence == "primary-seen"
    assert clauses["1.1"].facts.title.sources == ("handbook",)
    assert clauses["1.10"].confidence == "memory"


def test_a_clause_that_it_does_not_have_is_found(tmp_path):
    wrong = inspected(tmp_path, policy=SET.replace("2026:1.1", "2026:1.2"))
    assert any("set.yaml:5:51 QMS201 `house-2026` has no clause `1.2`" in line for line in told(wrong))


@pytest.mark.parametrize(
    ("house", "name", "expected"),
    [
        (HOUSE.replace("confidence: memory", "confidence: hearsay"), "house-2026.yaml", "10:57 QMS023"),
        (HOUSE.replace("documented: record", "documentd: record"), "house-2026.yaml", "9:36 QMS020"),
        (HOUSE.replace('"1.10":', '"1,10":'), "house-2026.yaml", "10:3 QMS0"),
        (HOUSE, "hose-2026.yaml", "1:5 QMS232"),
    ],
    ids=["word", "key", "number", "name"],
)
def test_what_is_wrong_is_told_at_its_place(tmp_path, house, name, expected):
    assert any(
        line.startswith(f"set/standards/{name}:{expected}") for line in told(inspected(tmp_path, house, name=name))
    )


def test_nothing_is_said_of_clauses_while_the_catalogue_cannot_be_read(tmp_path):
    lines = told(inspected(tmp_path, HOUSE.replace("clauses:\n", "clauses: none\nrest:\n")))
    assert lines
    assert not [line for line in lines if "QMS201" in line]


def test_one_that_ships_is_not_replaced(tmp_path):
    taken = HOUSE.replace("house-2026", "iso-9001-2015")
    inspection = inspected(tmp_path, taken, SET.replace("house-2026:1.1", "iso-9001-2015:5.3"), "iso-9001-2015.yaml")
    assert "set/standards/iso-9001-2015.yaml:1:5 QMS231 the catalogue `iso-9001-2015` ships with qmsgen" in told(
        inspection
    )
    assert len(inspection.policy_set.find("catalogues", "iso-9001-2015").clauses) > 80


def test_collections_may_stand_in_that_folder_too(tmp_path):
    inspection = inspected(
        tmp_path,
        "standards: [{standard: iso-9001-2015, claims: ['5.3']}]\n",
        SET.replace("standards: [{standard: house-2026}]\n", "").replace("house-2026:1.1", "iso-9001-2015:5.3"),
    )
    assert told(inspection) == []
    assert [claim.standard.id for claim in inspection.policy_set.standards] == ["iso-9001-2015"]
