"""Lay the files of a set together into one policy set; nothing is judged but what is defined twice or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Mapping as MappingType
from dataclasses import dataclass
from types import MappingProxyType

from qmsgen.model.defect import defect
from qmsgen.model.finding import Finding
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import Material, Outside, PolicySet
from qmsgen.model.source import Entry, KeyPath, Mapping, Place, SourceFile
from qmsgen.model.source import Sequence as SequenceNode
from qmsgen.model.vocabulary import Vocabulary

_SINGLE = ("organisation", "languages", "bilingual")


@dataclass(frozen=True, slots=True)
class Assembled:
    """The set, and what was defined twice or is missing at its top."""

    policy_set: PolicySet
    twice: tuple[Finding, ...]
    missing: tuple[Finding, ...]
    """Means nothing where some files could not be read."""


def assemble(  # noqa: PLR0913 - all that a set is made of
    name: str,
    files: Sequence[SourceFile],
    vocabulary: Vocabulary,
    *,
    outside: Outside = MappingProxyType({}),
    broken: Iterable[KeyPath] = (),
    accepted: MappingType[str, MappingType[str, str]] = MappingProxyType({}),
) -> Assembled:
    """One policy set from its files, in the order of their names."""
    findings: list[Finding] = []
    merged: dict[str, Entry] = {}
    for file in files:
        for entry in file.root:
            merged[entry.key] = _join(merged[entry.key], entry, findings) if entry.key in merged else entry
    root = Mapping(merged, Place(files[0].name if files else ""))
    material = Material(name, vocabulary, root, outside, frozenset(broken), accepted)
    return Assembled(PolicySet(material), tuple(findings), _missing_top(merged, root.place))


def _join(first: Entry, second: Entry, findings: list[Finding]) -> Entry:
    """Two pieces of one collection as one; what stands in both keeps its first definition."""
    if isinstance(first.value, SequenceNode) and isinstance(second.value, SequenceNode) and first.key not in _SINGLE:
        return Entry(
            first.key, first.key_place, SequenceNode(first.value.items + second.value.items, first.value.place)
        )
    if first.key in _SINGLE or not (isinstance(first.value, Mapping) and isinstance(second.value, Mapping)):
        findings.append(_twice(first, second))
        return first
    entries = dict(first.value.entries)
    for entry in second.value:
        if entry.key in entries:
            findings.append(_twice(entries[entry.key], entry))
        else:
            entries[entry.key] = entry
    return Entry(first.key, first.key_place, Mapping(entries, first.value.place))


def _twice(first: Entry, second: Entry) -> Finding:
    return Finding.of(
        defect("defined-twice"),
        second.key_place,
        phrase("`{id}` is defined a second time", id=second.key),
        phrase("keep one of them; the first stands at {place}", place=first.key_place),
        ((first.key_place, phrase("the first one")),),
    )


def _missing_top(merged: dict[str, Entry], place: Place) -> tuple[Finding, ...]:
    cures = {
        "organisation": phrase("write `organisation:` with its `name:`"),
        "languages": phrase("write `languages: [en]`; the first is the one you write in"),
    }
    return tuple(
        Finding.of(defect("no-organisation"), place, phrase("the set has no `{key}`", key=key), cure)
        for key, cure in cures.items()
        if key not in merged
    )
