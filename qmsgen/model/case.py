"""Cases told apart by segments: which ones a tier speaks of, and whether they take in another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qmsgen.model.element import Element
from qmsgen.model.policy_set import PolicySet


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of a case: the segment and its values as people read them."""

    segment: str
    """The title of the segment, or the key where no segment of that name is described."""
    values: tuple[str, ...]


def conditions(when: Mapping[str, object], policy_set: PolicySet) -> tuple[Condition, ...]:
    """What a `when` says, in words: `area: city` as the titles of the segment and of its value."""
    return tuple(Condition(_title(key, policy_set), tuple(map(_said, _each(value)))) for key, value in when.items())


def takes_in(wider: Mapping[str, object], case: Mapping[str, object]) -> bool:
    """Whether a condition holds for every case of another: each of its segments is named there, with no other value."""
    return all(key in case and _names(case[key]) <= _names(value) for key, value in wider.items())


def _title(key: str, policy_set: PolicySet) -> str:
    segment = policy_set.find("segments", key)
    return segment.title if segment is not None else key


def _said(value: object) -> str:
    return value.title if isinstance(value, Element) else str(value)


def _names(value: object) -> frozenset[str]:
    return frozenset(part.id if isinstance(part, Element) else str(part) for part in _each(value))


def _each(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else (value,)
