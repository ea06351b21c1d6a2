"""A waiver explains a finding: while it holds the finding does not count, and nothing else is hidden."""

from datetime import date

import pytest

WAIVER = """\
waivers:
  one-man-trade:
    what: The fitter is trained by the maker, not by us.
    {where}
    finding: {rule}
    reason: The maker's course is the only one there is.
    approver: manager
    on: "2026-01-05"
    until: "2026-06-30"
"""


def waiver(where="at: roles.fitter", rule="unused-role"):
    return WAIVER.format(where=where, rule=rule)


def names(findings):
    return sorted(one.name for one in findings)


@pytest.mark.parametrize("rule", ["unused-role", "QMS324"])
def test_the_finding_at_the_place_is_set_aside_and_no_other(house, rule):
    before = house()
    code = next(one.code for one in before.findings if one.name == "unused-role")
    after = house(waiver(rule=rule if rule == "unused-role" else code))
    (aside,) = after.aside
    assert aside.finding.name == "unused-role"
    assert aside.finding.path == ("roles", "fitter")
    assert (aside.by, aside.until) == ("Manager", "2026-06-30")
    assert aside.reason.startswith("The maker's")
    assert len(after.findings) == len(before.findings) - 1


@pytest.mark.parametrize(
    ("where", "rule", "complaint", "at"),
    [
        ("at: roles.manager", "unused-role", "useless-waiver", "finding"),
        ("at: roles.nobody", "unused-role", "useless-waiver", "at"),
        ("notes: nowhere", "unused-role", "waiver-without-place", "finding"),
        ("at: roles.fitter", "unused-rolle", "unknown-rule", "finding"),
        ("at: roles.fitter", "dangling-reference", "cannot-be-waived", "finding"),
        ("at: roles.fitter", "missing-key", "cannot-be-waived", "finding"),
    ],
)
def test_a_waiver_that_explains_nothing_is_a_finding(house, where, rule, complaint, at):
    before = house()
    after = house(waiver(where, rule))
    (said,) = [one for one in after.findings if one.name == complaint]
    assert said.path == ("waivers", "one-man-trade", at)
    assert after.aside == ()
    assert names(after.findings) == sorted([*names(before.findings), complaint])


@pytest.mark.parametrize(
    ("on", "holds"),
    [(None, True), (date(2026, 6, 30), True), (date(2026, 7, 1), False)],
)
def test_a_waiver_ends_with_its_last_day(house, on, holds):
    found = house(waiver(), on=on)
    assert bool(found.aside) is holds
    assert ("expired-waiver" in names(found.findings)) is not holds


def test_a_waiver_without_reason_is_a_defect_of_shape(house):
    found = house(waiver().replace("    reason: The maker's course is the only one there is.\n", ""))
    assert "missing-key" in names(found.findings)
    assert found.aside == ()


def test_a_waiver_of_a_rule_that_was_not_asked_is_not_called_useless(house):
    assert names(house(waiver(), select=["references"]).findings) == []
