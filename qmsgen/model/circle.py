"""Circles in relations that should have an end, such as who reports to whom."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from qmsgen.model.element import Element


def circles(
    elements: Iterable[Element], leads_to: Callable[[Element], Iterable[Element]]
) -> Iterator[tuple[Element, ...]]:
    """Each circle once, as the elements on it, from the one that the user wrote first."""
    done: set[Element] = set()
    ways = _between_circles(elements, leads_to)
    for start in ways:
        if start in done:
            continue
        way = _way_back(start, ways)
        if way:
            done.update(way)
            yield way


def _between_circles(
    elements: Iterable[Element], leads_to: Callable[[Element], Iterable[Element]]
) -> dict[Element, list[Element]]:
    """Where each element leads to, without those from which or to which no circle leads."""
    ways = {element: list(leads_to(element)) for element in elements}
    for _ in range(2):
        ways = _turned(_without_dead_ends(ways))
    return ways


def _without_dead_ends(ways: dict[Element, list[Element]]) -> dict[Element, list[Element]]:
    left = {element: sum(target in ways for target in targets) for element, targets in ways.items()}
    sources = _turned(ways)
    dead = [element for element, count in left.items() if not count]
    for element in dead:
        for source in sources[element]:
            left[source] -= 1
            if not left[source]:
                dead.append(source)
    gone = set(dead)
    return {
        element: [target for target in targets if target in ways and target not in gone]
        for element, targets in ways.items()
        if element not in gone
    }


def _turned(ways: dict[Element, list[Element]]) -> dict[Element, list[Element]]:
    """The same ways walked backwards."""
    back: dict[Element, list[Element]] = {element: [] for element in ways}
    for element, targets in ways.items():
        for target in targets:
            if target in back:
                back[target].append(element)
    return back


def _way_back(start: Element, ways: dict[Element, list[Element]]) -> tuple[Element, ...]:
    """The shortest way from an element back to itself; empty where there is none."""
    came_from: dict[Element, Element | None] = {start: None}
    waiting = [start]
    for step in waiting:
        for target in ways[step]:
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
