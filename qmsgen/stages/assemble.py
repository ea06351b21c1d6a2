"""Lay the files of a set together into one policy set; nothing is judged but what is defined twice or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Mapping as MappingType
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from types import MappingProxyType

from qmsgen.model.defect import defect
from qmsgen.model.document_numbers import with_numbers
from qmsgen.model.finding import Finding
from qmsgen.model.pack import PACK, Foundation
from qmsgen.model.phrase import listed, phrase
from qmsgen.model.policy_set import Material, Outside, PolicySet
from qmsgen.model.source import Entry, KeyPath, Mapping, Place, SourceFile
from qmsgen.model.source import Sequence as SequenceNode
from qmsgen.model.step_order import with_steps_placed
from qmsgen.model.vocabulary import Vocabulary

_SINGLE = ("organisation", "languages", "bilingual", "brand", "thresholds", "extends", PACK)
_NO_FOUNDATION = Foundation()


@dataclass(frozen=True, slots=True)
class Laid:
    """Files laid together, and what stands in two of them."""

    root: Mapping
    twice: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Assembled:
    """The set, and what was defined twice or is missing at its top."""

    policy_set: PolicySet
    twice: tuple[Finding, ...]
    missing: tuple[Finding, ...]
    """Means nothing where some files could not be read."""


def assemble(  # noqa: PLR0913 - one for each thing that a set is made of
    name: str,
    files: Sequence[SourceFile],
    vocabulary: Vocabulary,
    *,
    outside: Outside = MappingProxyType({}),
    broken: Iterable[KeyPath] = (),
    foundation: Foundation = _NO_FOUNDATION,
    accepted: MappingType[str, MappingType[str, str]] = MappingProxyType({}),
    record_days: MappingType[str, tuple[date, ...]] = MappingProxyType({}),
    on: date | None = None,
) -> Assembled:
    """One policy set from its files, in the order of their names."""
    laid = lay_together(files)
    circular: list[Finding] = []
    root = with_numbers(with_steps_placed(laid.root, circular))
    material = Material(
        name, vocabulary, root, outside, frozenset(broken), foundation, accepted, record_days=record_days, on=on
    )
    missing = () if PACK in root.entries else _missing_top(root)
    return Assembled(PolicySet(material), (*laid.twice, *circular), missing)


def lay_together(files: Sequence[SourceFile]) -> Laid:
    """The files of one set as if somebody had written a single one."""
    findings: list[Finding] = []
    merged: dict[str, Entry] = {}
    for file in files:
        for entry in file.root:
            merged[entry.key] = _join(merged[entry.key], entry, findings) if entry.key in merged else entry
    return Laid(Mapping(merged, Place(files[0].name if files else "")), tuple(findings))


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


def _missing_top(root: Mapping) -> tuple[Finding, ...]:
    cures = {
        "organisation": phrase("write `organisation:` with its `name:`"),
        "languages": phrase("write `languages: [en]`; the first is the one you write in"),
    }
    return tuple(
        Finding.of(defect("no-organisation"), root.place, phrase("the set has no `{key}`", key=key), cure)
        for key, cure in cures.items()
        if key not in root.entries
    )


def several_sets(files: Sequence[SourceFile]) -> Finding | None:
    """A folder above several sets, told by an organisation in more than one of its folders."""
    named = [entry for file in files for entry in file.root if entry.key == _SINGLE[0]]
    folders = tuple(dict.fromkeys(map(_folder, named)))
    if len(folders) < 2:
        return None
    first, second = named[0], next(one for one in named if _folder(one) == folders[1])
    return Finding.of(
        defect("several-sets"),
        second.key_place,
        phrase("the folder holds several policy sets: {folders}", folders=listed(folders)),
        phrase("name the folder of one set, or several folders"),
        ((first.key_place, phrase("the first one")),),
    )


def _folder(entry: Entry) -> str:
    return PurePosixPath(entry.key_place.file).parent.as_posix()
