"""How long the steps of a process may take together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import reduce
from types import MappingProxyType
from typing import TypeAlias

from qmsgen.model.case import takes_in
from qmsgen.model.element import Element
from qmsgen.model.process import branches
from qmsgen.model.quantity import Duration, compare, sum_durations
from qmsgen.model.quantity.comparing import Clock

Times: TypeAlias = tuple[Duration, ...]


def time_allowed(
    process: Element,
    steps: Collection[Element] | None = None,
    calendar: Clock | None = None,
    case: Mapping[str, object] = MappingProxyType({}),
) -> Duration | None:
    """The time that the slowest way through a process may take by its `within`s, or None where it is not known.

    Only the named `steps` count where they are given; a loop is run through once. A step whose clock starts
    with an event of its own (`from`) ends what was counted before it. Units that only opening hours relate
    (hours and business days) add up with a `calendar`; without one the answer is None. In a `case`, such as one
    area, the time of the tier for it counts.
    """
    counted = {step: _within(step, case) for step in process.steps if steps is None or step in steps}
    if sum_durations(_all(counted.values()), calendar) is None:
        return None
    return sum_durations(_slowest(process, counted, calendar), calendar)


def _slowest(process: Element, counted: dict[Element, Times], calendar: Clock | None) -> Times:
    """The longest list of times at any step, each step looked at after those that lead to it."""
    upon: dict[Element, Times] = {}
    for step, onward in forward_ways(process):
        before, own = upon.get(step, ()), counted.get(step, ())
        upon[step] = own if own and step.given("from") else (*before, *own)
        for target in onward:
            upon[target] = _longer(upon.get(target, ()), upon[step], calendar)
    return reduce(lambda one, other: _longer(one, other, calendar), upon.values(), ())


def forward_ways(process: Element) -> list[tuple[Element, tuple[Element, ...]]]:
    """The steps, each before those that it leads to, with the ways on that do not close a loop."""
    finished: dict[Element, tuple[Element, ...]] = {}
    opened: dict[Element, list[Element]] = {}
    for start in process.steps:
        stack = [] if start in opened else [(start, _open(start, process, opened))]
        while stack:
            step, ways = stack[-1]
            target = next(ways, None)
            if target is None:
                stack.pop()
                finished[step] = tuple(opened[step])
            elif target in finished or target not in opened:
                opened[step].append(target)
                if target not in opened:
                    stack.append((target, _open(target, process, opened)))
    return list(finished.items())[::-1]


def _open(step: Element, process: Element, opened: dict[Element, list[Element]]) -> Iterator[Element]:
    opened[step] = []
    return iter([branch.target for branch in branches(step, process) if branch.target is not None])


def _within(step: Element, case: Mapping[str, object]) -> Times:
    tier = next((tier for tier in step.tiers if takes_in(tier.when, case)), None)
    time = step.within if tier is None else tier.within
    return (time,) if isinstance(time, Duration) else ()


def _all(times: Iterable[Times]) -> Times:
    return tuple(time for some in times for time in some)


def _longer(one: Times, other: Times, calendar: Clock | None) -> Times:
    if not one or not other:
        return one or other
    first, second = sum_durations(one, calendar), sum_durations(other, calendar)
    if first is None or second is None:
        return one
    return other if compare(first, second, calendar) == -1 else one
