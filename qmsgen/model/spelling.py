"""The known word that a mistyped one probably means."""

from __future__ import annotations

from bisect import bisect_left
from difflib import get_close_matches
from functools import lru_cache
from typing import Final

_MANY: Final = 200
_BESIDE: Final = 12
_LONGEST: Final = 100
_SURE: Final = 5
_APART: Final = 3
_LONG: Final = 8


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


def slip(word: str, known: tuple[str, ...]) -> str | None:
    """The known word that was meant beyond doubt: one slip of the keyboard away, while no other is near.

    A slip is a letter too many, too few, wrong, or changed for its neighbour; short words are never sure, nor are
    those in which a figure differs.
    """
    if len(word) < _SURE or len(word) > _LONGEST:
        return None
    near = [
        (one, distance)
        for one in set(known)
        if (distance := _slips(word, one)) <= (_APART if len(word) >= _LONG else 2)
    ]
    meant = [one for one, distance in near if distance == 1]
    same_figures = len(near) == 1 and bool(meant) and _figures(meant[0]) == _figures(word)
    return meant[0] if same_figures else None


def _figures(word: str) -> str:
    return "".join(letter for letter in word if letter.isdigit())


def _slips(one: str, other: str) -> int:
    """How many slips lie between two words; more than `_APART` is told as one more than that."""
    if abs(len(one) - len(other)) > _APART:
        return _APART + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, another in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != another))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == another:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]


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
