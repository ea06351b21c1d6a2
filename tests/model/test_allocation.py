"""The table of functions and the quantity of resources, derived from what the set says."""

from __future__ import annotations

from qmsgen.model.allocation import allocations
from qmsgen.model.supply import kept_quantity, needed_by
from tests.templates.specimen_procedures import policy_of

SET = """
organisation: {name: Hengxin}
languages: [en]
standards: [{standard: iso-9001-2015, claims: ["7.4", "8.5.1", "8.6", "9.1.2"], leads: {"7.4": office}}]
units: {office: {title: Office}, field: {title: Field}, store: {title: Store}}
roles:
  chief: {title: Chief, unit: field}
  agent: {title: Agent, unit: office}
  keeper: {title: Keeper, unit: store}
resources:
  parts: {title: Parts, kind: material, ratio: 1 %, base: 4201, kept_by: keeper}
  engineers: {title: Engineers, kind: human, per: 60, base: 121}
  manuals: {title: Manuals, kind: information}
processes:
  repair:
    title: Repair
    owner: chief
    purpose: Machines run again.
    addresses: ["iso-9001-2015:8.5.1"]
    steps:
      call: {do: Log it., by: {responsible: agent}, addresses: ["iso-9001-2015:8.5.1", "iso-9001-2015:8.6"]}
      mend: {do: Mend it., by: {responsible: chief, supports: keeper}, uses: [parts], addresses: ["iso-9001-2015:8.6"]}
"""


def functions():
    (table,) = allocations(policy_of(SET))
    return {function.clause.id: function for function in table.functions}


def ids(elements):
    return [element.id for element in elements]


def test_the_owner_leads_and_whoever_takes_part_supports():
    assert functions()["8.5.1"].lead.id == "field"
    assert ids(functions()["8.5.1"].support) == ["office"]
    assert set(ids(functions()["8.6"].support)) == {"office", "store"}


def test_a_set_may_say_who_leads():
    assert functions()["7.4"].lead.id == "office"


def test_a_clause_that_nobody_answers_has_no_lead():
    assert functions()["9.1.2"].lead is None


def test_quantities_are_rounded_up_to_whole_ones():
    policy_set = policy_of(SET)
    assert [kept_quantity(resource) for resource in policy_set.resources] == [43, 3, None]


def test_a_resource_is_needed_by_the_steps_that_use_it():
    policy_set = policy_of(SET)
    ((process, steps),) = needed_by(policy_set.resources[0], policy_set)
    assert (process.id, ids(steps)) == ("repair", ["mend"])
