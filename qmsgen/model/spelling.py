"""The known word that a mistyped one probably means."""

from __future__ import annotations

from bisect import bisect_left
from difflib import get_close_matches
from functools import lru_cache
from typing import Final

_MANY: Final = 200
_BESIDE: Final = 12
_LONGEST: Final = 100


@lru_cache(maxsize=4096)
def nearest(word: str, known: tuple[str, ...], likeness: float = 0.6) -> str | None:
    """The known word most like `word`, by a ratio between 0 and 1; None where none is alike.

    Among many words only those with a long beginning or end in common are compared, so that a set with thousands
    of mistakes is told about in the time of one with few.
    """
    if len(word) > _LONGEST:
        return None
    candidates = known if len(known) <= _MANY else _likely(word, known)
    near = get_close_matches(word, candidates, n=1, cutoff=likeness)
    return near[0] if near else None


def _likely(word: str, known: tuple[str, ...]) -> tuple[str, ...]:
    forwards, backwards = _sorted_both_ways(known)
    beside = _neighbours(word, forwards)
    behind = (reverse[::-1] for reverse in _neighbours(word[::-1], backwards))
    return tuple(dict.fromkeys((*beside, *behind)))


def _neighbours(word: str, ordered: tuple[str, ...]) -> tuple[str, ...]:
    at = bisect_left(ordered, word)
    return ordered[max(0, at - _BESIDE) : at + _BESIDE]


@lru_cache(maxsize=64)
def _sorted_both_ways(known: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(sorted(known)), tuple(sorted(name[::-1] for name in known))
