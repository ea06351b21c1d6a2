"""Work in child processes: results come back, limits hold, failures are told."""

import os
import resource
import signal
import tempfile
import time
from pathlib import Path

import pytest

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
    assert str(stuck.failures[""]) == "took longer than 1 s"
    assert fine.results == {"a": b"1"}


def test_a_greedy_task_is_stopped():
    def greedy():
        yield "a", bytes(8_000_000_000)

    (outcome,) = outcomes(greedy, limits=Limits(seconds=20, megabytes=1_000))
    assert "memory" in outcome.failures[""].message


@pytest.mark.parametrize(("number", "internal"), [(signal.SIGTRAP, True), (signal.SIGKILL, False)])
def test_a_child_that_dies_is_told(number, internal):
    def dies():
        os.kill(os.getpid(), number)
        yield "", b""

    (outcome,) = outcomes(dies)
    assert outcome.failures[""].internal is internal
    assert outcome.failures[""].environment is not internal


def test_a_task_that_sends_without_end_is_stopped():
    def talks():
        while True:
            yield "a", bytes(1_000_000)

    (outcome,) = outcomes(talks, limits=Limits(seconds=20, sent=10))
    assert str(outcome.failures[""]) == "makes files of more than 10 MB"
    assert outcome.results == {}


def test_what_a_stopped_task_left_on_disk_is_removed(tmp_path):
    left = tmp_path / "left"

    def endless():
        left.write_text(tempfile.mkdtemp())
        time.sleep(60)
        yield "", b""

    outcomes(endless, limits=Limits(seconds=1))
    assert not Path(left.read_text()).exists()


def test_no_child_outlives_its_tasks_and_none_stays_a_zombie():
    pids = []

    def task():
        yield "pid", str(os.getpid()).encode()

    pids = [int(outcome.results["pid"]) for outcome in outcomes(task, task, task)]
    assert not any(Path(f"/proc/{pid}").exists() for pid in pids)


def test_children_end_when_nobody_waits_for_their_results_any_more(tmp_path):
    told = tmp_path / "pid"

    def quick():
        yield "a", b"1"

    def slow():
        told.write_text(str(os.getpid()))
        time.sleep(60)
        yield "a", b"1"

    results = run([quick, slow], Limits(seconds=30), 2)
    next(results)
    while not (told.exists() and told.read_text()):
        time.sleep(0.01)
    results.close()
    assert not Path(f"/proc/{told.read_text()}").exists()


def test_a_lower_limit_of_the_machine_is_kept():
    def task():
        yield "limit", str(resource.getrlimit(resource.RLIMIT_AS)[1]).encode()

    def confined():
        resource.setrlimit(resource.RLIMIT_AS, (3_000_000_000, 3_000_000_000))
        (outcome,) = run([task], Limits(seconds=20, megabytes=4_000), 1)
        yield "limit", outcome.results["limit"]

    (outcome,) = outcomes(confined, limits=Limits(seconds=20, megabytes=4_000))
    assert outcome.results["limit"] == b"3000000000"


def test_a_child_cannot_change_its_parent():
    kept = []

    def task():
        kept.append(1)
        yield "a", b"1"

    outcomes(task)
    assert kept == []
