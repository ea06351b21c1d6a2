"""Facts that are still to be given, as YAML to be filled in."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from qmsgen.model.pack import Fact, found
from qmsgen.model.shape import Shape, TextShape, within
from qmsgen.model.source import KeyPath, Scalar
from qmsgen.model.source import Mapping as Node

GAP: Final = "____"
"""What stands where somebody is to write; whoever forgets to is told so."""


@dataclass(slots=True)
class _Branch:
    """A key with what stands below it, or what is to be written there."""

    below: dict[str, _Branch] = field(default_factory=dict)
    asks: str = ""
    value: str = ""
    given: bool = False


def skeleton(
    facts: Sequence[Fact], root: Node, shape: Shape, languages: Sequence[str], given: Mapping[KeyPath, str]
) -> list[str]:
    """Lines of YAML with a place for every fact, each below its question; those that are not given are comments.

    `root` says what the packs have for want of knowledge, `given` what is known already.
    """
    trunk = _Branch()
    for fact in facts:
        branch = _at(trunk, fact.path)
        branch.asks = _asked(fact, languages)
        branch.value = _gap(fact.path, root, shape, languages)
    for path, value in given.items():
        branch = _at(trunk, path)
        branch.value, branch.given = json.dumps(value, ensure_ascii=False), True
    return list(_lines(trunk.below, 0))


def _at(trunk: _Branch, path: KeyPath) -> _Branch:
    for key in map(str, path):
        trunk = trunk.below.setdefault(key, _Branch())
    return trunk


def _lines(branches: Mapping[str, _Branch], depth: int) -> Iterator[str]:
    for key, branch in branches.items():
        mark = "" if _is_given(branch) else "# "
        if branch.asks:
            yield f"{mark}{'  ' * depth}# {branch.asks}"
        yield f"{mark}{'  ' * depth}{key}: {branch.value}".rstrip()
        yield from _lines(branch.below, depth + 1)


def _is_given(branch: _Branch) -> bool:
    return branch.given or any(map(_is_given, branch.below.values()))


def _asked(fact: Fact, languages: Sequence[str]) -> str:
    """The question in the first language in which there is one, on one line."""
    spoken = fact.spoken
    return next((" ".join(spoken[tag].split()) for tag in (*languages, *spoken) if tag in spoken), "")


def _gap(path: KeyPath, root: Node, shape: Shape, languages: Sequence[str]) -> str:
    """What is to be replaced: the word of the pack where it is one, else a gap, in each language where it is a text."""
    here: Shape | None = shape
    for key in path:
        here = within(here, str(key))
    if isinstance(here, TextShape):
        return GAP if len(languages) == 1 else f"{{{', '.join(f'{tag}: {GAP}' for tag in languages)}}}"
    entry = found(root, path)
    return entry.value.text if entry and isinstance(entry.value, Scalar) and entry.value.text else GAP
