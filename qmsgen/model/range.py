"""Half-open ranges that stand side by side: ladders of remedies, bands of scores."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cmp_to_key
from itertools import pairwise
from typing import Generic, TypeVar

from qmsgen.model.element import Element

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Range(Generic[V]):
    """A stretch of values that an element speaks about; None is open to that side."""

    element: Element
    low: V | None
    low_in: bool
    high: V | None
    high_in: bool


class Seam(Enum):
    """How two ranges that follow each other meet."""

    GAP = "gap"
    OVERLAP = "overlap"


def seams(ranges: Iterable[Range[V]], order: Callable[[V, V], int | None]) -> Iterator[tuple[Seam, Range[V], Range[V]]]:
    """The places where ranges, sorted upwards, leave a gap or overlap; silent where two values do not compare."""
    parts = list(ranges)
    lows = [part.low for part in parts if part.low is not None]
    if any(order(low, lows[0]) is None for low in lows):
        return
    parts.sort(key=cmp_to_key(lambda one, other: _by_low(one, other, order)))
    for lower, upper in pairwise(parts):
        seam = _seam(lower, upper, order)
        if seam is not None:
            yield seam, lower, upper


def _by_low(one: Range[V], other: Range[V], order: Callable[[V, V], int | None]) -> int:
    if one.low is None or other.low is None:
        return (one.low is not None) - (other.low is not None)
    return order(one.low, other.low) or (other.low_in - one.low_in)


def _seam(lower: Range[V], upper: Range[V], order: Callable[[V, V], int | None]) -> Seam | None:
    if lower.high is None or upper.low is None:
        return Seam.OVERLAP
    met = order(lower.high, upper.low)
    if met is None:
        return None
    if met == 0:
        return {2: Seam.OVERLAP, 1: None, 0: Seam.GAP}[lower.high_in + upper.low_in]
    return Seam.GAP if met < 0 else Seam.OVERLAP
