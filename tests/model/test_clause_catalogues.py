"""The clause catalogues that ship: their levels, their sources, and how sure each of their facts is."""

from __future__ import annotations

from collections import Counter

import pytest

from qmsgen.model.clause_facts import CONFIDENCES, FACTS, confirmed, weakest
from qmsgen.model.clauses import demanded, kept_as, within
from qmsgen.model.vocabulary import vocabulary
from qmsgen.pipeline import catalogues

ALL = catalogues()
BY_ID = {catalogue.id: catalogue for catalogue in ALL}
AT_HAND_2026 = (
    "4.3 4.4.2 5.2.2 6.2.1 7.1.5.1 7.1.5.2 7.2 7.5.1 8.1 8.2.3.2 8.3.3 8.3.4 8.3.5 8.3.6 8.4.1 8.5.1 8.5.2 8.5.3 8.5.6 "
    "8.6 8.7.2 9.1.1 9.2.2 9.3.3 10.2.2"
)


def leaves(catalogue):
    numbers = [clause.id for clause in catalogue.clauses]
    return [one for one in numbers if not any(within(other, one) for other in numbers if other != one)]


def clause(standard, number):
    return next(one for one in BY_ID[standard].clauses if one.id == number)


def test_the_2015_edition_has_its_73_titled_entries():
    titled = [one.id for one in BY_ID["iso-9001-2015"].clauses if one.title is not None]
    levels = Counter(number.count(".") for number in titled)
    assert (levels[0], levels[1], levels[2]) == (7, 28, 38)
    assert [number for number in titled if number.count(".") > 2] == ["7.1.5.1", "7.1.5.2"]


def test_the_2026_edition_stands_as_it_was_divided():
    new = BY_ID["iso-9001-2026"]
    assert len(leaves(new)) == 65
    assert [one.id for one in new.clauses if one.id.startswith("10.")] == ["10.1", "10.2", "10.2.1", "10.2.2"]
    assert clause("iso-9001-2026", "6.1.3").title is not None
    assert [number for number in leaves(new) if clause("iso-9001-2026", number).documented == "available"] == (
        AT_HAND_2026.split()
    )
    assert not {one.documented for one in new.clauses} - {"none", "available"}


def test_what_2026_wants_at_hand_is_read_as_2015_said_it():
    for number in ("4.3", "4.4.2", "7.2", "8.1", "9.3.3"):
        assert kept_as(clause("iso-9001-2026", number)) == clause("iso-9001-2015", number).documented
    assert demanded(clause("iso-9001-2026", "10.2.2"))
    assert not demanded(clause("iso-9001-2026", "7.5.1"))


@pytest.mark.parametrize("catalogue", ALL, ids=lambda one: one.id)
def test_every_fact_says_how_sure_it_is_and_names_a_source_that_is_described(catalogue):
    known = {source.id for source in catalogue.sources}
    for one in catalogue.clauses:
        assert one.confidence in CONFIDENCES
        for name in FACTS:
            fact = getattr(one.facts, name)
            assert fact.confidence in CONFIDENCES
            assert fact.sources
            assert set(map(str, fact.sources)) <= known


@pytest.mark.parametrize("catalogue", ALL, ids=lambda one: one.id)
def test_parts_and_correspondences_lead_somewhere(catalogue):
    for one in catalogue.clauses:
        assert (one.part_of is None) == (not one.given("part_of"))
        for reference in one.corresponds:
            standard, _, number = reference.partition(":")
            assert clause(standard, number)


def test_nothing_of_2026_is_surer_than_its_sources():
    sure = {one.id for one in BY_ID["iso-9001-2026"].clauses if confirmed(one)}
    assert sure == {"4.1", "4.2", "5.1.1", "5.2.1", "6.1", "6.1.1", "6.1.2", "6.1.3", "6.3", "7.3", "8.2.1"}
    assert clause("iso-9001-2026", "7.1.5.2").confidence == "unconfirmed"
    assert clause("iso-9001-2026", "7.3").facts.title.confidence == "one-source"


def test_the_weakest_word_decides():
    assert weakest("two-sources", "memory", "primary-seen") == "memory"
    assert weakest("unconfirmed") == "unconfirmed"


def changes():
    return BY_ID["iso-9001-2026"].relations[0].changes


def test_each_clause_of_either_edition_is_accounted_for_once():
    assert [relation.id for relation in BY_ID["iso-9001-2026"].relations] == ["iso-9001-2015"]
    for side, standard in (("from", "iso-9001-2015"), ("to", "iso-9001-2026")):
        named = Counter(str(number) for change in changes() for number in getattr(change, side))
        assert set(named) == set(leaves(BY_ID[standard]))
        assert set(named.values()) == {1}


def test_a_change_is_what_its_clauses_say():
    for change in changes():
        before, after = getattr(change, "from"), change.to
        shape = {
            "unchanged": before == after,
            "reworded": before == after,
            "moved": len(before) == len(after) == 1 and before != after,
            "split": len(before) < len(after),
            "merged": len(before) > len(after) > 0,
            "new": not before,
            "withdrawn": not after,
        }
        assert shape[change.change]
        assert change.change == "unchanged" or change.note is not None


def test_what_is_to_be_written_names_a_place_in_the_vocabulary():
    words = vocabulary()
    for change in changes():
        for task in change.write:
            collection, _, name = task.where.partition(".")
            shape = words.collections.get(collection) or words.record(collection)
            assert name in shape.fields


def test_the_last_day_of_2015_certificates_has_its_source():
    last = next(date for date in BY_ID["iso-9001-2026"].relations[0].dates if date.final)
    assert (last.on.isoformat(), last.confidence, last.sources) == ("2029-09-30", "two-sources", ("notices",))
