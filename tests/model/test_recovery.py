"""Which plan, which steps, and who may give what."""

from qmsgen.model.recovery import entry_for, first_line, grants, plan_for, severities_upwards, steps_of, superiors

SEVERITIES = {"severe": {"level": 2}, "mild": {"level": 1}}


def entry(policy_set, severity):
    plan = policy_set.recovery[0]
    return plan, next(entry for entry in plan.severities if entry.id == severity)


def plan_with(set_of, severities):
    return set_of(
        {
            "severities": SEVERITIES,
            "moments": {"arrival": {}},
            "recovery": {"late": {"recovers": ["arrival"], "severities": severities}},
        }
    )


def test_steps_are_taken_from_another_severity(set_of):
    policy_set = plan_with(set_of, {"mild": {"steps_as": "severe"}, "severe": {"steps": [{"step": "apology"}]}})
    assert [step.step for step in steps_of(*entry(policy_set, "mild"))] == ["apology"]


def test_severities_that_point_at_one_another_have_no_steps(set_of):
    policy_set = plan_with(set_of, {"mild": {"steps_as": "severe"}, "severe": {"steps_as": "mild"}})
    assert steps_of(*entry(policy_set, "mild")) == ()


def test_a_severity_that_the_plan_does_not_have_gives_no_steps(set_of):
    policy_set = plan_with(set_of, {"mild": {"steps_as": "severe"}})
    assert steps_of(*entry(policy_set, "mild")) == ()


def test_a_plan_recovers_a_moment_at_the_severities_it_names(set_of):
    policy_set = plan_with(set_of, {"mild": {}})
    (moment,) = policy_set.moments
    mild, severe = severities_upwards(policy_set)
    assert plan_for(moment, mild, policy_set) is policy_set.recovery[0]
    assert entry_for(policy_set.recovery[0], severe) is None
    assert plan_for(moment, severe, policy_set) is None


def grant(**limits):
    return {"may_grant": [{"remedy": "voucher", **limits}]}


def test_grants_rise_from_no_authority_to_no_limit(set_of):
    policy_set = set_of(
        {
            "remedies": {"voucher": {}},
            "roles": {
                "director": grant(),
                "manager": grant(up_to="1,000 CNY"),
                "agent": grant(none="asks the manager"),
                "engineer": grant(up_to="300 CNY"),
                "driver": {},
            },
        }
    )
    rungs = grants(policy_set, policy_set.remedies[0])
    assert [rung.role.id for rung in rungs] == ["agent", "engineer", "manager", "director"]
    assert [rung.allowed for rung in rungs] == [False, True, True, True]


def test_superiors_end_where_a_circle_closes(set_of):
    policy_set = set_of({"roles": {"a": {"reports_to": "b"}, "b": {"reports_to": "c"}, "c": {"reports_to": "b"}}})
    assert [role.id for role in superiors(policy_set.roles[0])] == ["b", "c"]


def test_the_first_line_does_the_steps_where_the_moment_happens(set_of):
    steps = {
        "a": {"moment_of_truth": "arrival", "by": {"responsible": ["engineer"], "accountable": "manager"}},
        "b": {"by": {"responsible": ["agent"]}},
    }
    policy_set = set_of(
        {
            "roles": {"engineer": {}, "agent": {}, "manager": {}},
            "moments": {"arrival": {}},
            "processes": {"repair": {"steps": steps}},
        }
    )
    assert [role.id for role in first_line(policy_set.moments[0], policy_set)] == ["engineer"]
