"""Read the YAML files of a policy set: bounded in size, depth and time, every value with its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from qmsgen.collector import collector_off
from qmsgen.model.source import Mapping, SourceFile
from qmsgen.stages.load.characters import refuse_forbidden_characters
from qmsgen.stages.load.compose import compose
from qmsgen.stages.load.files import Budget, read_text, yaml_files
from qmsgen.stages.load.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping as MappingType
    from pathlib import Path

    from qmsgen.model.finding import Finding


@dataclass(slots=True)
class Loaded:
    """What was read: the sound files, and what is wrong with the others."""

    files: list[SourceFile] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    sources: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The lines of every readable file, sound or not, for the excerpts in reports."""


def load(folder: Path, shown_as: str = "", unsaved: MappingType[str, str] = MappingProxyType({})) -> Loaded:
    """Read every `*.yaml` and `*.yml` below a folder, in the order of their names.

    `unsaved` are the texts that an editor holds in place of those on the disk, or beside them, by the path below the
    folder. Places name files by their path below the folder, after `shown_as` where that is given. Links that lead out
    of the folder and anything that is no regular file are refused; hidden folders are left alone; nothing is ever
    executed or fetched.
    """
    loaded = Loaded()
    budget = Budget()
    with collector_off():
        for path, inner in _files(folder, unsaved):
            name = f"{shown_as}/{inner}" if shown_as else inner
            try:
                text = _unsaved(unsaved[inner], name) if inner in unsaved else read_text(path, folder, name, budget)
                loaded.sources[name] = tuple(text.splitlines())
                root = compose(text, name, loaded.findings)
                loaded.files.append(SourceFile(name, loaded.sources[name], root))
            except Refused as refused:
                loaded.findings.append(refused.finding)
    return loaded


def _files(folder: Path, unsaved: MappingType[str, str]) -> Iterator[tuple[Path, str]]:
    """Those on the disk, then those that nobody saved yet."""
    known = set()
    for path, inner in yaml_files(folder):
        known.add(inner)
        yield path, inner
    yield from ((folder / inner, inner) for inner in sorted(unsaved) if inner not in known)


def composed(text: str, findings: list[Finding]) -> Mapping | None:
    """The nodes of one text, or None where it is no YAML: in editors, texts are unfinished most of the time."""
    try:
        return compose(_unsaved(text, ""), "", findings)
    except Refused:
        return None


def _unsaved(text: str, name: str) -> str:
    refuse_forbidden_characters(text, name)
    return text


def read_beside(folder: Path, name: str) -> tuple[str | None, tuple[Finding, ...]]:
    """The text of a file of a set that is no YAML, read within the same bounds; None where there is none."""
    path = folder / name
    if not path.exists() and not path.is_symlink():
        return None, ()
    try:
        return read_text(path, folder, name, Budget()), ()
    except Refused as refused:
        return None, (refused.finding,)
