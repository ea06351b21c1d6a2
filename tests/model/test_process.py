"""What a process says about its flow and its people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsgen.model.process import (
    actor,
    branches,
    clauses_of,
    commitments_of,
    duties,
    ending,
    flow_is_whole,
    lanes,
    moments_of,
    raci,
    reachable,
    records_of,
    symbols,
    ways_written,
)
from qmsgen.model.timing import forward_ways

NAMES = ("a", "b", "c", "d", "e", "f")


def ways(process, index=0):
    return [
        (branch.label, branch.target.id if branch.target else "end")
        for branch in branches(process.steps[index], process)
    ]


def ids(elements):
    return [element.id for element in elements]


def test_a_step_that_says_nothing_leads_to_the_one_below(process_of):
    process = process_of({"a": {}, "b": {}})
    assert ways(process) == [("", "b")]
    assert ways(process, 1) == [("", "end")]


def test_every_form_of_next_is_read(process_of):
    assert ways(process_of({"a": {"next": "c"}, "b": {}, "c": {}})) == [("", "c")]
    assert ways(process_of({"a": {"next": "end"}, "b": {}})) == [("", "end")]
    assert ways(process_of({"a": {"next": {"yes": "b", "no": "end"}}, "b": {}})) == [("yes", "b"), ("no", "end")]
    listed = {"a": {"next": [{"when": "in stock", "go": "b"}, {"when": "not in stock", "go": "end"}]}, "b": {}}
    assert ways(process_of(listed)) == [("in stock", "b"), ("not in stock", "end")]


def test_a_branch_knows_where_it_was_written(process_of):
    process = process_of({"a": {"next": {"yes": "b", "no": "end"}}, "b": {}})
    assert [branch.key for branch in branches(process.steps[0], process)] == ["yes", "no"]


def test_a_way_to_nowhere_is_counted_but_left_out(process_of):
    process = process_of({"a": {"next": {"yes": "b", "no": "nowhere"}}, "b": {}})
    assert ways(process) == [("yes", "b")]
    assert ways_written(process.steps[0]) == 2
    assert not flow_is_whole(process)


def test_steps_behind_a_jump_are_not_reachable(process_of):
    process = process_of({"a": {"next": "c"}, "b": {}, "c": {}})
    assert ids(reachable(process)) == ["a", "c"]


def test_steps_in_a_circle_do_not_end(process_of):
    process = process_of({"a": {"next": {"yes": "b", "no": "end"}}, "b": {}, "c": {"next": "b"}})
    assert ids(ending(process)) == ["a"]


STEP_OF_THREE = {
    "by": {"responsible": ["engineer"], "accountable": "manager", "informed": ["agent"], "consulted": ["manager"]}
}


def test_the_actor_is_the_first_responsible_else_the_accountable(process_of):
    process = process_of({"a": STEP_OF_THREE, "b": {"by": {"accountable": "manager"}}, "c": {}})
    assert [role.id if (role := actor(step)) else None for step in process.steps] == ["engineer", "manager", None]
    assert ids(lanes(process)) == ["engineer", "manager"]


def test_a_role_with_two_parts_has_both_symbols(process_of):
    process = process_of({"a": STEP_OF_THREE})
    assert symbols(process.steps[0]) == {"manager": "A/C", "engineer": "R", "agent": "I"}


def test_the_matrix_has_a_cell_for_each_role_and_step(process_of):
    matrix = raci(process_of({"a": STEP_OF_THREE, "b": {"by": {"accountable": "agent"}}, "c": {}}))
    assert ids(matrix.roles) == ["manager", "engineer", "agent"]
    assert [row.cells for row in matrix.rows] == [("A/C", "R", "I"), ("", "", "A"), ("", "", "")]


def test_duties_are_own_steps_and_those_beyond_them(process_of):
    process = process_of(
        {"a": STEP_OF_THREE}, owner="manager", responsibilities=[{"role": "agent", "duty": "Watch the queue."}]
    )
    found = [(duty.role.id, ids(duty.steps), len(duty.others)) for duty in duties(process)]
    assert found == [("manager", ["a"], 0), ("engineer", ["a"], 0), ("agent", [], 1)]


def test_what_steps_leave_mark_and_answer_is_gathered_once(set_of):
    step = {"record": ["order"], "moment_of_truth": "arrival", "addresses": ["iso-9001-2015:8.5.1"]}
    policy_set = set_of(
        {
            "records": {"order": {}},
            "moments": {"arrival": {}},
            "processes": {
                "repair": {"addresses": ["iso-9001-2015:8.1"], "steps": {"a": step, "b": step}},
                "other": {"steps": {"x": {}}},
            },
            "commitments": {"on-site": {"delivered_by": ["repair.b"]}, "answer": {"delivered_by": ["other"]}},
        }
    )
    process = policy_set.processes[0]
    assert ids(records_of(process)) == ["order"]
    assert ids(moments_of(process)) == ["arrival"]
    assert ids(commitments_of(process, policy_set)) == ["on-site"]
    assert clauses_of(process) == ("iso-9001-2015:8.1", "iso-9001-2015:8.5.1")


@pytest.mark.parametrize(
    "steps", [{}, {"a": {"by": {}}}, {"a": {"next": []}}, {"a": {"by": {"responsible": ["nobody"]}}}]
)
def test_incomplete_processes_are_borne(process_of, steps):
    process = process_of(steps)
    assert lanes(process) == ()
    assert raci(process).roles == ()
    assert duties(process) == ()


targets = st.sampled_from((*NAMES, "end", "nowhere"))
next_values = st.one_of(targets, st.dictionaries(st.sampled_from(("yes", "no", "later")), targets, min_size=1))
graphs = st.lists(st.one_of(st.none(), next_values), min_size=1, max_size=6).map(
    lambda following: {name: ({} if to is None else {"next": to}) for name, to in zip(NAMES, following, strict=False)}
)


@given(steps=graphs)
def test_any_flow_can_be_walked(process_of, steps):
    process = process_of(steps)
    order = [step for step, _ in forward_ways(process)]
    assert sorted(ids(order)) == sorted(ids(process.steps))
    for step, onward in forward_ways(process):
        assert all(order.index(target) > order.index(step) for target in onward)
    for step in reachable(process):
        assert {branch.target for branch in branches(step, process) if branch.target} <= set(reachable(process))
    for step in ending(process):
        assert any(branch.ends or branch.target in ending(process) for branch in branches(step, process))
