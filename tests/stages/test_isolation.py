"""Work in child processes: results come back, limits hold, failures are told."""

import os
import time

from qmsgen.errors import EnvironmentFault, QmsgenError
from qmsgen.isolation import Limits, run


def outcomes(*tasks, limits=Limits(seconds=20), workers=2):  # noqa: B008 - frozen
    return sorted(run(tasks, limits, workers), key=lambda outcome: outcome.index)


def test_results_come_back_by_name():
    def task():
        yield "a", b"1"
        yield "b", b"x" * 3_000_000

    one, two = outcomes(task, task)
    assert one.results["a"] == b"1"
    assert len(two.results["b"]) == 3_000_000
    assert one.failures == two.failures == {}


def test_a_failure_takes_the_place_of_its_result_alone():
    def task():
        yield "docx", b"1"
        yield "pdf", EnvironmentFault("no pango", hint="install it")

    (outcome,) = outcomes(task)
    assert outcome.results == {"docx": b"1"}
    assert outcome.failures["pdf"].environment
    assert outcome.failures["pdf"].hint == "install it"


def test_an_error_for_people_is_no_fault_of_ours():
    def task():
        raise QmsgenError("template x.xml:3: no tag named <blink>")
        yield "", b""

    (outcome,) = outcomes(task)
    assert not outcome.failures[""].internal
    assert "blink" in outcome.failures[""].message


def test_any_other_exception_is_a_fault_with_its_traceback():
    def task():
        yield "a", b"1"
        raise KeyError("oops")

    (outcome,) = outcomes(task)
    assert outcome.failures[""].internal
    assert "oops" in outcome.failures[""].detail


def test_an_endless_task_is_stopped_and_the_others_are_not():
    def endless():
        while True:
            time.sleep(0.01)
        yield "", b""

    def quick():
        yield "a", b"1"

    stuck, fine = outcomes(endless, quick, limits=Limits(seconds=1))
    assert "longer than 1 s" in stuck.failures[""].message
    assert fine.results == {"a": b"1"}


def test_a_greedy_task_is_stopped():
    def greedy():
        yield "a", bytes(8_000_000_000)

    (outcome,) = outcomes(greedy, limits=Limits(seconds=20, megabytes=1_000))
    assert "memory" in outcome.failures[""].message


def test_a_child_that_dies_is_told():
    def dies():
        os.kill(os.getpid(), 9)
        yield "", b""

    (outcome,) = outcomes(dies)
    assert outcome.failures[""].internal


def test_a_child_cannot_change_its_parent():
    kept = []

    def task():
        kept.append(1)
        yield "a", b"1"

    outcomes(task)
    assert kept == []
