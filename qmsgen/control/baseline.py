"""The findings that were known before: a list that an old repository begins with, and that should only shrink.

An entry names the rule, the element and the words of the finding, never its line, so that it is found again after
other lines were added, files were renamed or elements moved.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any, Final, TypeAlias

from qmsgen.model.aside import Ground, SetAside
from qmsgen.model.defect import FILE_DEFECTS
from qmsgen.model.finding import Finding
from qmsgen.model.phrase import Phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.source import Mapping as Nodes
from qmsgen.model.source import Node, Place, Scalar, Sequence

Entry: TypeAlias = tuple[str, str, str, str]
"""The name of the set, the code, the path of the element, the words of the finding."""

_KEYS: Final = ("set", "code", "at", "message")
_VERSION: Final = 1
_ALWAYS: Final = frozenset(one.code for one in FILE_DEFECTS.values())
"""What is wrong with files and shape is never known: what cannot be read cannot be judged."""


@dataclass(frozen=True, slots=True)
class Compared:
    """The findings of a set beside what a baseline knows of it."""

    new: tuple[Finding, ...]
    known: tuple[SetAside, ...]
    gone: Counter[Entry]
    """Entries that were not found again, of rules that were asked."""


def written(by_set: Iterable[tuple[PolicySet, Iterable[Finding]]]) -> bytes:
    """The findings of sets as a baseline: JSON in a fixed order, one entry for each."""
    counts = Counter(
        entry for policy_set, findings in by_set for one in findings if (entry := _entry(one, policy_set)) is not None
    )
    entries = [
        {**dict(zip(_KEYS, entry, strict=True)), **({"times": number} if number > 1 else {})}
        for entry, number in sorted(counts.items())
    ]
    return (json.dumps({"version": _VERSION, "known": entries}, ensure_ascii=False, indent=1) + "\n").encode()


def read(text: str) -> Counter[Entry]:
    """What a baseline knows; `ValueError` where it is none."""
    try:
        content = json.loads(text)
    except ValueError:
        content = None
    if not isinstance(content, dict) or content.get("version") != _VERSION:
        raise ValueError("no baseline")
    known: Counter[Entry] = Counter()
    for one in content.get("known", ()):
        known[_read_entry(one)] += int(one.get("times", 1))
    return known


def compared(
    findings: Iterable[Finding], policy_set: PolicySet, known: Mapping[Entry, int], ran: Iterable[str], place: Place
) -> Compared:
    """Tell new findings from those that are known; `ran` are the codes of the rules that were asked."""
    left = Counter({entry: number for entry, number in known.items() if entry[0] == policy_set.name})
    new: list[Finding] = []
    aside: list[SetAside] = []
    for finding in findings:
        entry = _entry(finding, policy_set)
        if entry is not None and left[entry] > 0:
            left[entry] -= 1
            aside.append(SetAside(finding, Ground.KNOWN, place))
        else:
            new.append(finding)
    asked = frozenset(ran)
    return Compared(tuple(new), tuple(aside), +Counter({one: left[one] for one in left if one[1] in asked}))


def _entry(finding: Finding, policy_set: PolicySet) -> Entry | None:
    if finding.code in _ALWAYS:
        return None
    at = ".".join(_steady(finding, policy_set.material.root))
    return policy_set.name, finding.code, at, str(_without_lines(finding.message))


def _steady(finding: Finding, root: Nodes) -> Iterable[str]:
    """The path of a finding; an index in a list, which moves, is told by the id or name of the item, if it has one."""
    node: Node | None = root
    for key in finding.path:
        node = _below(node, key)
        yield str(key) if isinstance(key, str) else _item(node)


def _below(node: Node | None, key: str | int) -> Node | None:
    if isinstance(node, Nodes):
        return node.get(str(key))
    return node.items[key] if isinstance(node, Sequence) and isinstance(key, int) and key < len(node.items) else None


def _item(node: Node | None) -> str:
    if isinstance(node, Scalar):
        return f"[{node.text[:60]}]"
    named = node.get("id") or node.get("name") if isinstance(node, Nodes) else None
    return f"[{named.text}]" if isinstance(named, Scalar) else "[]"


def _without_lines(said: Phrase) -> Phrase:
    """The words of a finding without the lines that it names."""
    return replace(said, values=tuple((name, _without_line(value)) for name, value in said.values))


def _without_line(value: object) -> object:
    return PurePosixPath(value.file).name if isinstance(value, Place) else value


def _read_entry(one: Any) -> Entry:  # noqa: ANN401 - whatever stands in the file
    if not isinstance(one, dict) or not all(isinstance(one.get(key), str) for key in _KEYS):
        raise ValueError("no baseline")
    return one["set"], one["code"], one["at"], one["message"]


def count(content: bytes) -> int:
    """How many findings a baseline knows."""
    return sum(read(content.decode()).values())
