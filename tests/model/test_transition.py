"""The move between two related catalogues: what carries over, what must be written, who owns it."""

from __future__ import annotations

from pathlib import Path

import pytest

from qmsgen import pipeline
from qmsgen.model.transition import moves, relation_of, transition

OLD = """\
id: house-2024
title: House rules 2024
edition: "2024"
usual: {confidence: primary-seen}
clauses:
  "1": {title: Service, documented: none}
  "1.1": {title: Answering, documented: record}
  "1.2": {title: Wishes, documented: none}
  "1.3": {title: Waiting, documented: none}
  "1.10": {title: Parking, documented: none}
  "2": {title: Rooms, documented: none}
  "2.1": {title: Keys, documented: none}
"""
NEW = """\
id: house-2026
title: House rules 2026
edition: "2026"
usual: {confidence: primary-seen}
clauses:
  "1": {title: Service, documented: none}
  "1.1": {title: Answering, documented: record}
  "1.2": {title: Wishes and waiting, documented: none}
  "1.4": {title: Pets, documented: none, confidence: memory}
  "2": {title: Rooms, documented: none}
  "2.1": {title: Keys, documented: none}
  "2.2": {title: Key cards, documented: none}
relations:
  house-2024:
    usual: {confidence: two-sources}
    changes:
      - change: reworded
        from: ["1.1"]
        to: ["1.1"]
        note: faster
        write: [{where: roles.contact, what: a number, suffices: true}]
      - {change: merged, from: ["1.2", "1.3"], to: ["1.2"], note: one clause}
      - {change: new, to: ["1.4"], note: dogs}
      - {change: withdrawn, from: ["1.10"], note: nobody drives, confidence: one-source}
      - change: split
        from: ["2.1"]
        to: ["2.1", "2.2"]
        note: cards too
        write: [{where: resources.kept_by, what: who keeps the cards}]
"""
SET = """\
languages: [en]
organisation: {name: Lakeside Hotel, management_representative: director}
units:
  house: {title: Housekeeping, head: housekeeper}
roles:
  director: {title: Director}
  housekeeper: {title: Housekeeper}
  receptionist: {title: Receptionist, addresses: ["house-2024:1.1", "house-2024:1.10"]}
standards:
  - standard: house-2024
    leads: {"2.1": house}
"""


def planned(folder: Path, policy: str = SET):
    (folder / "standards").mkdir()
    (folder / "standards" / "house-2024.yaml").write_text(OLD, encoding="utf-8")
    (folder / "standards" / "house-2026.yaml").write_text(NEW, encoding="utf-8")
    (folder / "set.yaml").write_text(policy, encoding="utf-8")
    policy_set = pipeline.inspect(folder, "set").policy_set
    ((before, after),) = moves(policy_set)
    return transition(before, after, policy_set)


def standings(plan):
    return {(step.after or step.before)[0].id: step.standing for step in plan.steps}


def test_each_change_is_held_against_the_set(tmp_path):
    plan = planned(tmp_path)
    assert standings(plan) == {"1.1": "extend", "1.2": "write", "1.4": "write", "1.10": "drop", "2.1": "write"}
    assert [step.standing for step in plan.work] == ["write", "write", "write", "extend", "drop"]


def test_an_answer_is_told_with_its_place(tmp_path):
    (found,) = planned(tmp_path).steps[0].found
    assert (found.element.id, found.standard, found.number) == ("receptionist", "house-2024", "1.1")
    assert str(found.place) == "set.yaml:8:51"


def test_1_1_is_never_found_in_1_10(tmp_path):
    plan = planned(tmp_path, SET.replace('"house-2024:1.1", ', ""))
    assert standings(plan)["1.1"] == "write"
    assert standings(plan)["1.10"] == "drop"


def test_what_suffices_is_not_asked_for_again(tmp_path):
    plan = planned(tmp_path, SET.replace("title: Receptionist,", "title: Receptionist, contact: ext. 9,"))
    assert plan.steps[0].standing == "stands"
    (task,) = plan.steps[0].tasks
    assert task.done
    assert [str(place) for place in task.places] == ["set.yaml:8:39"]


def test_the_owner_is_found_from_the_nearest_to_the_farthest(tmp_path):
    plan = planned(tmp_path)
    owners = {(step.after or step.before)[0].id: step.owner.id for step in plan.steps}
    assert owners == {
        "1.1": "receptionist",
        "1.2": "director",
        "1.4": "director",
        "1.10": "receptionist",
        "2.1": "housekeeper",
    }


def test_the_owner_of_the_claim_goes_before_the_representative(tmp_path):
    plan = planned(tmp_path, SET.replace("house-2024\n", "house-2024\n    owner: receptionist\n"))
    assert plan.steps[1].owner.id == "receptionist"


def test_nobody_is_invented(tmp_path):
    plan = planned(tmp_path, SET.replace(", management_representative: director", ""))
    assert plan.steps[1].owner is None


def test_the_owner_of_a_process_goes_before_other_answers(tmp_path):
    process = """\
processes:
  answering:
    title: Answering
    owner: director
    addresses: ["house-2024:1.1"]
    steps: {answer: {do: Answer., by: receptionist}}
"""
    assert planned(tmp_path, SET + process).steps[0].owner.id == "director"


def test_what_is_left_out_or_not_claimed_asks_for_no_work(tmp_path):
    claim = '    claims: ["1.1"]\n    exclusions: {"2.1": {justification: There are no keys.}}\n'
    plan = planned(tmp_path, SET + claim)
    assert standings(plan) == {
        "1.1": "extend",
        "1.2": "unclaimed",
        "1.4": "write",
        "1.10": "unclaimed",
        "2.1": "excluded",
    }
    assert str(plan.steps[-1].justification) == "There are no keys."


def test_an_answer_to_the_new_edition_counts(tmp_path):
    plan = planned(tmp_path, SET.replace('"house-2024:1.10"', '"house-2026:1.4"'))
    assert standings(plan)["1.4"] == "stands"


def test_what_is_not_confirmed_is_known_by_its_weakest_part(tmp_path):
    sure = {(step.after or step.before)[0].id: (step.confidence, step.confirmed) for step in planned(tmp_path).steps}
    assert sure == {
        "1.1": ("two-sources", True),
        "1.2": ("two-sources", True),
        "1.4": ("memory", False),
        "1.10": ("one-source", False),
        "2.1": ("two-sources", True),
    }


def test_every_old_number_in_the_set_is_listed_with_what_takes_its_place(tmp_path):
    plan = planned(tmp_path, SET.replace('"house-2024:1.10"', '"house-2024:1.10", "house-2024:1.3", "house-2024:2"'))
    assert [(one.number, one.now) for one in plan.renamings] == [
        ("1.1", ("1.1",)),
        ("1.10", ()),
        ("1.3", ("1.2",)),
        ("2", ("2",)),
        ("2.1", ("2.1", "2.2")),
    ]


@pytest.mark.parametrize("name", ["iso-9001-2015", "gbt-19580-2012"])
def test_catalogues_without_a_relation_are_no_move(name):
    known = {one.id: one for one in pipeline.catalogues()}
    assert relation_of(known["iso-9001-2026"], known[name]) is None
