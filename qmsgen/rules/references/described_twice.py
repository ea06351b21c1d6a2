"""Two elements have one title and say different things.

Two owners of one process, two times of keeping one record: each document is right by the element that it was made
from, and together they contradict each other.

Keep one of them and let everything name it, or give them titles that tell them apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.phrase import listed, phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem, Spot
from qmsgen.model.source import Node, Scalar

CODE: Final = "QMS316"
SEVERITY: Final = Severity.WARNING

_JUDGED: Final = {
    "processes": ("owner",),
    "records": ("retention", "kept_by", "number"),
    "roles": ("reports_to", "unit", "deputy"),
    "measures": ("target", "owner", "how_often"),
    "commitments": ("owner", "at_most", "at_least"),
    "channels": ("address", "calendar"),
    "remedies": ("value",),
}
"""The collections whose elements are one thing each, with what two descriptions of it may not disagree about."""


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every two elements of a collection with one title that disagree."""
    for collection, keys in _JUDGED.items():
        for twins in _by_title(policy_set.collection(collection)).values():
            for first, second in combinations(twins, 2):
                other = [key for key in keys if key in first.shape.fields and _differ(first, second, key)]
                if other:
                    yield _problem(first, second, other)


def _by_title(elements: tuple[Element, ...]) -> dict[str, list[Element]]:
    titles: dict[str, list[Element]] = {}
    for element in elements:
        if element.title:
            titles.setdefault(" ".join(str(element.title).casefold().split()), []).append(element)
    return titles


def _differ(first: Element, second: Element, key: str) -> bool:
    one, other = _written(first.node.get(key)), _written(second.node.get(key))
    return bool(one and other) and one != other


def _written(node: Node | None) -> str:
    return " ".join(node.text.split()) if isinstance(node, Scalar) else ""


def _problem(first: Element, second: Element, keys: list[str]) -> Problem:
    return Problem(
        second,
        (keys[0],),
        phrase(
            "`{second}` has the title of `{first}` and another {keys}",
            second=second.id,
            first=first.id,
            keys=listed(keys),
        ),
        phrase("keep one of them, or tell them apart by their titles"),
        tuple(Spot(first, (key,), phrase("`{first}` says otherwise", first=first.id)) for key in keys),
    )
