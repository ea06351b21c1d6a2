"""How long the steps of a process may take together."""

from qmsgen.model.clock import weekly_clock
from qmsgen.model.timing import time_allowed


def total(process, steps=None, calendar=None):
    allowed = time_allowed(process, steps, calendar)
    return str(allowed) if allowed is not None else None


def test_times_of_steps_in_a_row_add_up(process_of):
    assert total(process_of({"a": {"within": "30 min"}, "b": {}, "c": {"within": "1.5 h"}})) == "120.0 min"


def test_the_slower_branch_counts(process_of):
    process = process_of(
        {
            "a": {"within": "1 h", "next": {"yes": "b", "no": "c"}},
            "b": {"within": "5 h", "next": "end"},
            "c": {"within": "2 h"},
        }
    )
    assert total(process) == "6 h"


def test_a_loop_is_run_through_once(process_of):
    process = process_of({"a": {"within": "1 h"}, "b": {"within": "2 h", "next": {"yes": "end", "no": "a"}}})
    assert total(process) == "3 h"


def test_only_the_named_steps_count(process_of):
    process = process_of({"a": {"within": "1 h"}, "b": {"within": "2 h"}, "c": {"within": "4 h"}})
    assert total(process, process.steps[::2]) == "5 h"


def test_a_clock_of_its_own_starts_anew(process_of):
    process = process_of(
        {"a": {"within": "3 h"}, "b": {"within": "4 h", "from": "call-logged"}, "c": {"within": "1 h"}}
    )
    assert total(process) == "5 h"


def test_without_any_time_nothing_is_known(process_of):
    assert total(process_of({"a": {}, "b": {"within": "end of next business day"}})) is None


def test_business_days_and_hours_add_up_in_a_calendar_only(set_of):
    policy_set = set_of(
        {
            "calendars": {"office": {"hours": "Mon-Fri 09:00-17:00"}},
            "processes": {"repair": {"steps": {"a": {"within": "1 business day"}, "b": {"within": "30 min"}}}},
        }
    )
    assert total(policy_set.processes[0]) is None
    assert total(policy_set.processes[0], None, weekly_clock(policy_set.calendars[0])) == "510 min"


def test_a_long_process_is_walked_without_recursion(process_of):
    process = process_of({f"s{number}": {"within": "1 min"} for number in range(1500)})
    assert total(process) == "1500 min"
