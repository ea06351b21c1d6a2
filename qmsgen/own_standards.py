"""The clause catalogues of a set's own: `standards/<id>.yaml`, used like those that ship, which they never replace."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from collections.abc import Mapping as MappingType
from dataclasses import dataclass
from pathlib import PurePosixPath

from qmsgen.model.clause_facts import with_facts
from qmsgen.model.defect import defect
from qmsgen.model.finding import Finding
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import CATALOGUES
from qmsgen.model.shape import RecordShape
from qmsgen.model.source import OWN_STANDARDS, KeyPath, Mapping, Scalar, SourceFile
from qmsgen.model.vocabulary import vocabulary
from qmsgen.stages.validate import defects


@dataclass(frozen=True, slots=True)
class OwnStandards:
    """The catalogues that a set brings along, by id, what is wrong with them, and the files that are left."""

    catalogues: MappingType[str, tuple[RecordShape, Mapping]]
    findings: tuple[Finding, ...]
    broken: frozenset[KeyPath]
    """Paths of the catalogues whose shape is wrong."""
    others: list[SourceFile]
    """The files that hold no catalogue."""


def own_standards(files: Sequence[SourceFile], shipped: Collection[str]) -> OwnStandards:
    """The catalogues among the files of a set; `shipped` are the ids that are taken."""
    shape = vocabulary().record("catalogue")
    catalogues: dict[str, tuple[RecordShape, Mapping]] = {}
    findings: list[Finding] = []
    broken: set[KeyPath] = set()
    for file in filter(_is_catalogue, files):
        name = PurePosixPath(file.name).stem
        wrong = [finding for _, finding in defects(file.root, "catalogue")]
        findings += [*wrong, *_naming(file, name, shipped)]
        if name not in shipped:
            catalogues.setdefault(name, (shape, with_facts(file.root)))
            broken.update({(CATALOGUES, name)} if wrong else ())
    others = [file for file in files if not _is_catalogue(file)]
    return OwnStandards(catalogues, tuple(findings), frozenset(broken), others)


def _is_catalogue(file: SourceFile) -> bool:
    """Whether a file of the folder says anything that only a catalogue does; collections may stand there too."""
    path = PurePosixPath(file.name)
    said_only_here = set(vocabulary().record("catalogue").fields) - set(vocabulary().record("policy-set").fields)
    return path.parent.as_posix() == OWN_STANDARDS and not said_only_here.isdisjoint(file.root.entries)


def _naming(file: SourceFile, name: str, shipped: Collection[str]) -> Iterator[Finding]:
    written = file.root.get("id")
    place = written.place if written is not None else file.root.place
    if name in shipped:
        message = phrase("the catalogue `{id}` ships with qmsgen", id=name)
        cure = phrase("give yours an id of its own, and name its file after it")
        yield Finding.of(defect("catalogue-taken"), place, message, cure)
    elif isinstance(written, Scalar) and written.text != name:
        message = phrase("the catalogue `{id}` stands in the file `{file}`", id=written.text, file=file.name)
        cure = phrase("name the file `{file}`", file=f"{OWN_STANDARDS}/{written.text}.yaml")
        yield Finding.of(defect("catalogue-misnamed"), place, message, cure)
