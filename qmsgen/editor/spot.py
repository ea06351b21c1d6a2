"""Where the cursor stands in a file that is being written: which key or value the vocabulary expects there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from qmsgen.model.finding import Finding
from qmsgen.model.reading import choose
from qmsgen.model.shape import ListShape, Shape, within
from qmsgen.model.source import KeyPath, Mapping, Node, Scalar, Sequence
from qmsgen.model.vocabulary import vocabulary
from qmsgen.stages.load import composed

_CURSOR: Final = "qmsgen-cursor-here"
_BRACKETS: Final = {"[": "]", "{": "}"}


@dataclass(frozen=True, slots=True)
class Spot:
    """What stands at a cursor."""

    path: KeyPath
    """The keys that lead to what is written there."""
    shape: Shape | None
    """Of a value, what is expected of it; of a key, the record or map that it belongs to."""
    is_key: bool
    present: tuple[str, ...] = ()
    """The keys that stand beside it already."""


def spot_at(text: str, line: int, column: int) -> Spot | None:
    """The spot at a line and column, counted from 1; None where the text cannot be understood there."""
    lines = text.splitlines() or [""]
    while len(lines) < line:
        lines.append("")
    here = lines[line - 1]
    start, end = _word(here, min(column - 1, len(here)))
    for ending in _endings(here[:start], here[end:]):
        marked = [*lines[: line - 1], here[:start] + _CURSOR + ending, *lines[line:]]
        if (root := _root(marked)) is not None and (found := _find(root)) is not None:
            return found
    return None


def _endings(before: str, after: str) -> Iterator[str]:
    """What may have to follow for the line to be YAML: what follows, the colon of a key, brackets left open."""
    closing = _closing(before)
    yield from (after, f": {after.lstrip(': ')}", closing, f": {closing}")


def _closing(before: str) -> str:
    """The brackets that would close those which are open at the end of a piece of a line."""
    open_ones: list[str] = []
    for letter in before:
        if letter in _BRACKETS:
            open_ones.append(_BRACKETS[letter])
        elif open_ones and letter == open_ones[-1]:
            open_ones.pop()
    return "".join(reversed(open_ones))


def _word(line: str, at: int) -> tuple[int, int]:
    start, end = at, at
    while start > 0 and _of_a_word(line[start - 1]):
        start -= 1
    while end < len(line) and _of_a_word(line[end]):
        end += 1
    return start, end


def _of_a_word(letter: str) -> bool:
    return letter.isalnum() or letter in "-_."


def _root(lines: list[str]) -> Mapping | None:
    ignored: list[Finding] = []
    return composed("\n".join(lines) + "\n", ignored)


def _find(root: Mapping) -> Spot | None:
    return next(_search(root, vocabulary().record("policy-set"), ()), None)


def _search(node: Node, shape: Shape | None, path: KeyPath) -> Iterator[Spot]:
    chosen = shape if shape is None else choose(shape, node)
    match node:
        case Scalar(text=text) if text.startswith(_CURSOR):
            yield Spot(path, shape, is_key=False)
        case Mapping():
            for entry in node:
                if entry.key.startswith(_CURSOR):
                    others = tuple(key for key in node.entries if key != entry.key)
                    yield Spot(path, chosen, is_key=True, present=others)
                yield from _search(entry.value, within(chosen, entry.key), (*path, entry.key))
        case Sequence(items=items):
            for index, item in enumerate(items):
                inner = chosen.item if isinstance(chosen, ListShape) else None
                yield from _search(item, inner, (*path, index))
