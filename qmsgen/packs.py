"""The packs that a policy set extends: those that ship, and those in its own folder `packs/`.

A pack is data like the rest of a set: read within the same bounds, judged by the same schemas, and never through a
link that leads out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as MappingType
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

from qmsgen import resources
from qmsgen.model.defect import defect
from qmsgen.model.finding import Finding
from qmsgen.model.pack import PACK, Foundation, Pack
from qmsgen.model.phrase import Phrase, listed, phrase
from qmsgen.model.source import OWN_PACKS, SHIPPED_PACK, Entry, Mapping, Place, Scalar, SourceFile
from qmsgen.model.source import Sequence as SequenceNode
from qmsgen.model.spelling import nearest
from qmsgen.model.vocabulary import vocabulary
from qmsgen.stages.assemble import lay_together
from qmsgen.stages.load import load
from qmsgen.stages.overlay import overlay

_ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SAID_OF_PACKS: Final = ("extends", "removed", PACK)
_LARGEST: Final = 1_000_000
_DECLARED: Final = re.compile(rf"^{PACK}:", re.MULTILINE)


@dataclass(slots=True)
class PacksInUse:
    """What a set extends, each pack once, after those that it extends itself."""

    packs: list[Pack] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    """What is wrong with the packs, or with how they are named; with any of these the set cannot be judged."""
    sources: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The lines of their files, by the names that places in them show."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A pack as it was read: nothing is yet said of who names it."""

    root: Mapping
    findings: tuple[Finding, ...]
    sources: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Founded:
    """The files of a set as they are to be judged: where it extends packs, one file with all of them merged."""

    files: Sequence[SourceFile]
    foundation: Foundation = field(default_factory=Foundation)
    findings: tuple[Finding, ...] = ()
    """What is wrong with the merging; places and paths can be relied on all the same."""
    faults: tuple[Finding, ...] = ()
    """What is wrong with the packs themselves; with any of these the set cannot be judged."""
    sources: MappingType[str, tuple[str, ...]] = field(default_factory=dict)


def founded(folder: Path | None, files: Sequence[SourceFile]) -> Founded:
    """The files of a set, in a folder that may hold packs of its own, laid over the packs that it extends."""
    if not any(key in file.root.entries for file in files for key in _SAID_OF_PACKS):
        return Founded(files)
    laid = lay_together(files)
    used = packs_in_use(folder, laid.root)
    overlaid = overlay(used.packs, laid.root, vocabulary().record("policy-set"))
    whole = SourceFile(files[0].name, (), overlaid.root)
    faults = tuple(used.findings)
    return Founded([whole], overlaid.foundation, (*laid.twice, *overlaid.findings), faults, used.sources)


def founded_on(packs: Sequence[str], languages: Sequence[str]) -> Founded:
    """A set that says nothing yet but which of the packs that ship it builds on, and in which languages."""
    nowhere = Place("")

    def words(key: str, said: Sequence[str]) -> Entry:
        return Entry(key, nowhere, SequenceNode(tuple(Scalar(word, nowhere) for word in said), nowhere))

    said = {"extends": words("extends", packs), "languages": words("languages", languages)}
    return founded(None, [SourceFile("", (), Mapping(said, nowhere))])


def shipped_packs() -> tuple[str, ...]:
    """The ids of the packs that ship."""
    return tuple(sorted(_ids(resources.folder("policies"))))


def packs_in_use(folder: Path | None, root: Mapping) -> PacksInUse:
    """The packs that the set in a folder extends, `root` being its own files laid together."""
    gathered = _Gathering(folder)
    for item, named in enumerate(_named(root)):
        gathered.take(named, named, item, ())
    return gathered.used


def shipped_pack(name: str) -> Mapping:
    """A pack that ships, its files laid together."""
    return _shipped(name).root


class _Gathering:
    """Follows `extends` from pack to pack."""

    def __init__(self, folder: Path | None) -> None:
        self._own = folder / OWN_PACKS if folder else None
        self._below: dict[str, frozenset[str]] = {}
        self.used = PacksInUse()

    def take(self, named: Scalar, first: Scalar, item: int, way: tuple[str, ...]) -> frozenset[str]:
        """Add a pack and what it extends; the ids of all these."""
        name = named.text
        if name in way:
            circle = " → ".join((*way[way.index(name) :], name))
            self._wrong("pack-circle", named, phrase("the packs extend one another: {circle}", circle=circle))
            return frozenset()
        if name not in self._below:
            read = self._read(named)
            if read is None:
                return frozenset()
            self.used.findings += read.findings
            self.used.sources |= read.sources
            further = (self.take(inner, first, item, (*way, name)) | {inner.text} for inner in _named(read.root))
            below: frozenset[str] = frozenset().union(*further)
            self._below[name] = below
            self.used.packs.append(Pack(name, read.root, first.place, item, below))
        return self._below[name]

    def _read(self, named: Scalar) -> _Read | None:
        own = tuple(_ids(self._own)) if self._own else ()
        if self._own and named.text in own:
            return _of(self._own / named.text, f"{OWN_PACKS}/{named.text}")
        if named.text in shipped_packs():
            return _shipped(named.text)
        known = tuple(sorted({*own, *shipped_packs()}))
        near = nearest(named.text, known)
        hint = phrase("did you mean `{name}`?", name=near) if near else phrase("known: {names}", names=listed(known))
        self._wrong("unknown-pack", named, phrase("no pack named `{id}`", id=named.text), hint if known else None)
        return None

    def _wrong(self, name: str, at: Scalar, message: Phrase, hint: Phrase | None = None) -> None:
        self.used.findings.append(Finding.of(defect(name), at.place, message, hint))


def _named(root: Mapping) -> Iterator[Scalar]:
    node = root.get("extends")
    for item in node.items if isinstance(node, SequenceNode) else ():
        if isinstance(item, Scalar) and _ID.fullmatch(item.text):
            yield item


@cache
def _shipped(name: str) -> _Read:
    return _of(resources.folder("policies") / name, f"{SHIPPED_PACK}{name}")


def forget() -> None:
    """Read the packs that ship anew, where they may have changed since."""
    _shipped.cache_clear()


def _of(folder: Path, shown: str) -> _Read:
    loaded = load(folder, shown)
    laid = lay_together(loaded.files)
    return _Read(laid.root, (*loaded.findings, *laid.twice), loaded.sources)


def _ids(folder: Path) -> Iterator[str]:
    """The packs in a folder: its folders in which a file at the top says `pack:`; a link is none."""
    if folder.is_symlink() or not folder.is_dir():
        return
    for inner in folder.iterdir():
        is_folder = _ID.fullmatch(inner.name) and inner.is_dir() and not inner.is_symlink()
        if is_folder and any(_declares(file) for file in inner.glob("*.yaml")):
            yield inner.name


def _declares(file: Path) -> bool:
    if not file.is_file() or file.is_symlink() or file.stat().st_size > _LARGEST:
        return False
    return bool(_DECLARED.search(file.read_text(encoding="utf-8", errors="replace")))
