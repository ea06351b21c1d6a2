"""Ranges that must meet, and relations that must end."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsgen.model.circle import circles
from qmsgen.model.range import Range, Seam, seams


def order(one, other):
    return (one > other) - (one < other)


def found(*ranges):
    return [seam for seam, _, _ in seams([Range(None, *bounds) for bounds in ranges], order)]


@pytest.mark.parametrize(
    ("lower_in", "upper_in", "expected"),
    [(True, False, []), (False, True, []), (True, True, [Seam.OVERLAP]), (False, False, [Seam.GAP])],
)
def test_ranges_meet_where_exactly_one_holds_the_border(lower_in, upper_in, expected):
    assert found((0, True, 5, lower_in), (5, upper_in, 9, True)) == expected


def test_space_between_ranges_is_a_gap_and_a_shared_stretch_an_overlap():
    assert found((0, True, 4, True), (5, True, 9, True)) == [Seam.GAP]
    assert found((0, True, 6, True), (5, True, 9, True)) == [Seam.OVERLAP]


def test_an_open_end_before_another_range_overlaps_it():
    assert found((0, True, None, False), (5, True, None, False)) == [Seam.OVERLAP]


def test_values_that_do_not_compare_are_left_alone():
    ranges = [Range(None, 1, True, 2, False), Range(None, 9, True, 10, False)]
    assert list(seams(ranges, lambda one, other: 0 if one == other else None)) == []


@given(borders=st.lists(st.integers(0, 100), min_size=2, max_size=6, unique=True).map(sorted), seed=st.randoms())
def test_half_open_ranges_cut_from_one_stretch_always_meet(borders, seed):
    ranges = [(low, True, high, False) for low, high in pairwise(borders)]
    seed.shuffle(ranges)
    assert found(*ranges) == []


@given(bosses=st.lists(st.one_of(st.none(), st.integers(0, 5)), min_size=6, max_size=6))
def test_circles_are_exactly_where_somebody_is_their_own_superior(set_of, bosses):
    roles = {f"r{index}": {} if boss is None else {"reports_to": f"r{boss}"} for index, boss in enumerate(bosses)}
    policy_set = set_of({"roles": roles})
    on_circles = {role.id for circle in circles(policy_set.roles, above) for role in circle}
    assert on_circles == {f"r{index}" for index in range(6) if comes_back(index, bosses)}


def above(role):
    return [role.reports_to] if role.reports_to else []


def comes_back(start, bosses):
    at = bosses[start]
    for _ in range(6):
        if at == start:
            return True
        at = bosses[at] if at is not None else None
    return False
