"""Circles in relations that should have an end, such as who reports to whom."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from qmsgen.model.element import Element


def circles(
    elements: Iterable[Element], leads_to: Callable[[Element], Iterable[Element]]
) -> Iterator[tuple[Element, ...]]:
    """Each circle once, as the elements on it, from the one that the user wrote first."""
    done: set[Element] = set()
    for start in elements:
        if start in done:
            continue
        way = _way_back(start, leads_to)
        if way:
            done.update(way)
            yield way


def _way_back(start: Element, leads_to: Callable[[Element], Iterable[Element]]) -> tuple[Element, ...]:
    """The shortest way from an element back to itself; empty where there is none."""
    came_from: dict[Element, Element | None] = {start: None}
    waiting = [start]
    for step in waiting:
        for target in leads_to(step):
            if target == start:
                return _unwound(step, came_from)
            if target not in came_from:
                came_from[target] = step
                waiting.append(target)
    return ()


def _unwound(last: Element, came_from: dict[Element, Element | None]) -> tuple[Element, ...]:
    way: list[Element] = []
    step: Element | None = last
    while step is not None:
        way.append(step)
        step = came_from[step]
    return tuple(reversed(way))
