"""The yield of a chain: exact products, rounded half up only where they are shown."""

from __future__ import annotations

from decimal import Decimal

import pytest

from qmsgen.model.yields import chain, cumulative, product, shown
from tests.templates.specimen_procedures import policy_of

FIVE = """
organisation: {name: Hengxin}
languages: [en]
processes:
  repair:
    title: Repair
    purpose: Machines run again.
    right_first_time_target: TARGET
    steps:
      one: {do: One., right_first_time: 95 %}
      two: {do: Two., right_first_time: 95 %, failure_cost: 200 CNY}
      ask: {decide: Is it so?}
      three: {do: Three., right_first_time: 95 %}
      four: {do: Four., right_first_time: 95 %}
      five: {do: Five., right_first_time: 90 %}
"""


def repair(target="75 %"):
    return chain(policy_of(FIVE.replace("TARGET", target)).processes[0])


def test_five_steps_of_95_percent_let_77_38_percent_through():
    assert [str(shown(one)) for one in cumulative([Decimal(95)] * 5)] == ["95", "90.25", "85.74", "81.45", "77.38"]


def test_products_are_taken_unrounded():
    assert product([Decimal("99.99")] * 3) == Decimal("99.970002999900000000").normalize()


@pytest.mark.parametrize(("amount", "said"), [("0.005", "0.01"), ("2.675", "2.68"), ("95.00", "95"), ("100", "100")])
def test_amounts_are_rounded_half_up(amount, said):
    assert str(shown(Decimal(amount))) == said


def test_only_rated_steps_are_links():
    assert [link.step.id for link in repair().links] == ["one", "two", "three", "four", "five"]


def test_failures_are_counted_in_a_thousand_and_cost_what_the_step_says():
    second, last = repair().links[1], repair().links[-1]
    assert (str(second.defects), str(second.cost)) == ("50", "10000 CNY")
    assert (str(last.defects), last.cost) == ("100", None)


def test_the_weakest_step_gains_most():
    found = repair()
    (weakest,) = found.weakest
    assert weakest.step.id == "five"
    assert weakest.gain.amount == max(link.gain.amount for link in found.links)


def test_what_one_step_must_reach_for_the_target():
    found = repair("75 %")
    assert found.short
    assert str(found.links[-1].needed) == "92.08 %"


def test_a_target_may_be_out_of_reach_of_one_step():
    assert repair("90 %").links[-1].needed is None


def test_a_met_target_asks_for_nothing_more():
    assert not repair("70 %").short
