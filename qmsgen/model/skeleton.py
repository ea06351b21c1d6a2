"""Facts that are still to be given, as YAML to be filled in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from collections.abc import Sequence as SequenceOf
from dataclasses import dataclass, field
from typing import Final

from qmsgen.model.pack import Fact, found, spoken
from qmsgen.model.shape import ListShape, Shape, TextShape, within
from qmsgen.model.source import KeyPath, Scalar, Sequence
from qmsgen.model.source import Mapping as Node
from qmsgen.model.source import Node as YamlNode
from qmsgen.model.text import LITERAL

_SPECIAL: Final = re.compile(r"[,\[\]{}\n]")
GAP: Final = "____"
"""What stands where somebody is to write; whoever forgets to is told so."""


@dataclass(slots=True)
class _Branch:
    """A key with what stands below it, or what is to be written there."""

    below: dict[str, _Branch] = field(default_factory=dict)
    comments: list[str] = field(default_factory=list)
    value: str = ""
    items: list[str] = field(default_factory=list)
    """The items of a list, each on a line of its own."""
    given: bool = False


def skeleton(
    facts: SequenceOf[Fact], root: Node, shape: Shape, languages: SequenceOf[str], given: Mapping[KeyPath, str]
) -> list[str]:
    """Lines of YAML with a place for every fact, each below its question; those that are not given are comments.

    `root` says what the packs have for want of knowledge, `given` the names that are known already: in a set of
    several languages each reads alike in all of them.
    """
    trunk = _Branch()
    for fact in facts:
        branch = _at(trunk, fact.path)
        branch.comments = [_spoken(fact.spoken, languages)]
        _fill(branch, fact, root, shape, languages)
    for path, value in given.items():
        branch = _at(trunk, path)
        said = json.dumps(value, ensure_ascii=False)
        branch.value, branch.given = said if len(languages) == 1 else f"{{{LITERAL}: {said}}}", True
    return list(_lines(trunk.below, 0))


def _at(trunk: _Branch, path: KeyPath) -> _Branch:
    for key in map(str, path):
        trunk = trunk.below.setdefault(key, _Branch())
    return trunk


def _lines(branches: Mapping[str, _Branch], depth: int) -> Iterator[str]:
    for key, branch in branches.items():
        mark = "" if _is_given(branch) else "# "
        indent = mark + "  " * depth
        yield from (f"{indent}# {comment}" for comment in branch.comments)
        yield f"{indent}{key}: {branch.value}".rstrip()
        yield from (f"{indent}  - {item}" for item in branch.items)
        yield from _lines(branch.below, depth + 1)


def _is_given(branch: _Branch) -> bool:
    return branch.given or any(map(_is_given, branch.below.values()))


def _fill(branch: _Branch, fact: Fact, root: Node, shape: Shape, languages: SequenceOf[str]) -> None:
    """Put a gap where words are wanted, what the pack has where it is anything else."""
    here: Shape | None = shape
    for key in fact.path:
        here = within(here, str(key))
    entry = found(root, fact.path)
    said = None if entry is None or entry.value.place == fact.place else entry.value
    if isinstance(here, TextShape):
        branch.value = GAP if len(languages) == 1 else f"{{{', '.join(f'{tag}: {GAP}' for tag in languages)}}}"
        branch.comments += [f"= {_spoken(words, languages)}" for words in [spoken(said)] if words]
    elif isinstance(said, Sequence):
        branch.items = [_flow(item) for item in said.items]
    else:
        branch.value = _flow(said) if said else f"[{GAP}]" if isinstance(here, ListShape) else GAP


def _flow(node: YamlNode) -> str:
    """A value on one line."""
    match node:
        case Scalar(text=text, plain=plain):
            return text if plain and not _SPECIAL.search(text) else json.dumps(text, ensure_ascii=False)
        case Sequence(items=items):
            return f"[{', '.join(map(_flow, items))}]"
        case Node():
            return f"{{{', '.join(f'{entry.key}: {_flow(entry.value)}' for entry in node)}}}"


def _spoken(words: Mapping[str, str], languages: SequenceOf[str]) -> str:
    """What is said, in the first language in which it is, on one line."""
    return next((" ".join(words[tag].split()) for tag in (*languages, *words) if tag in words), "")
