"""Names of worksheets: what Excel allows, no two alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LISTS = "_lists"
"""The hidden worksheet with the drop-down lists that are too long for a cell."""

_LONGEST = 31
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\\t\n\r", " "))
_RESERVED = {"history", LISTS}


def units(text: str) -> int:
    """Length of a text as Excel counts it, in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def legal(titles: Iterable[str]) -> tuple[str, ...]:
    """A legal name for each title, in order: shortened where it is too long, counted where it repeats."""
    taken = set(_RESERVED)
    names = []
    for title in titles:
        name = _unlike(_cleaned(title), taken)
        taken.add(name.casefold())
        names.append(name)
    return tuple(names)


def _cleaned(title: str) -> str:
    return " ".join(title.translate(_FORBIDDEN).split()).strip("' ") or "1"


def _unlike(name: str, taken: set[str]) -> str:
    candidate, count = shortened(name, _LONGEST), 1
    while candidate.casefold() in taken:
        count += 1
        ending = f" {count}"
        candidate = shortened(name, _LONGEST - len(ending)) + ending
    return candidate


def shortened(text: str, longest: int) -> str:
    """A name cut to a length in UTF-16 units, with an ellipsis that shows it."""
    if units(text) <= longest:
        return text
    kept = text
    while units(kept) > longest - 1:
        kept = kept[:-1]
    return kept.rstrip("' ") + "…"
