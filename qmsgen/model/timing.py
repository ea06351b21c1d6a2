"""How long the steps of a process may take together."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import reduce

from qmsgen.model.element import Element
from qmsgen.model.process import branches
from qmsgen.model.quantity import Clock, Duration, compare, sum_durations

Times = tuple[Duration, ...]


def time_allowed(
    process: Element, steps: Collection[Element] | None = None, calendar: Clock | None = None
) -> Duration | None:
    """The time that the slowest way through a process may take by its `within`s, or None where it is not known.

    Only the named `steps` count where they are given; a loop is run through once. A step whose clock starts
    with an event of its own (`from`) ends what was counted before it. Units that only opening hours relate
    (hours and business days) add up with a `calendar`; without one the answer is None.
    """
    counted = {step: _within(step) for step in process.steps if steps is None or step in steps}
    if sum_durations(_all(counted.values()), calendar) is None:
        return None
    slowest = _slowest(process, counted, calendar)
    return sum_durations(slowest, calendar)


def _slowest(process: Element, counted: dict[Element, Times], calendar: Clock | None) -> Times:
    """The longest list of times at any step, each step looked at after those that lead to it."""
    upon: dict[Element, Times] = {}
    for step, onward in _ordered(process):
        before = upon.get(step, ())
        own = counted.get(step, ())
        upon[step] = own if own and step.given("from") else (*before, *own)
        for target in onward:
            upon[target] = _longer(upon.get(target, ()), upon[step], calendar)
    return reduce(lambda one, other: _longer(one, other, calendar), upon.values(), ())


def _ordered(process: Element) -> list[tuple[Element, list[Element]]]:
    """The steps, each before those it leads to, with the ways on that do not go back."""
    finished: list[tuple[Element, list[Element]]] = []
    state: dict[Element, bool] = {}
    for start in process.steps:
        _visit(start, process, state, finished)
    return finished[::-1]


def _visit(
    step: Element, process: Element, state: dict[Element, bool], finished: list[tuple[Element, list[Element]]]
) -> None:
    if step in state:
        return
    state[step] = False
    onward: list[Element] = []
    for branch in branches(step, process):
        if branch.target is not None and state.get(branch.target, True):
            _visit(branch.target, process, state, finished)
            onward.append(branch.target)
    state[step] = True
    finished.append((step, onward))


def _within(step: Element) -> Times:
    return (step.within,) if isinstance(step.within, Duration) else ()


def _all(times: Iterable[Times]) -> Times:
    return tuple(time for some in times for time in some)


def _longer(one: Times, other: Times, calendar: Clock | None) -> Times:
    if not one or not other:
        return one or other
    first, second = sum_durations(one, calendar), sum_durations(other, calendar)
    if first is None or second is None:
        return one
    return other if compare(first, second, calendar) == -1 else one
