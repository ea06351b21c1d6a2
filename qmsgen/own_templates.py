"""A client's own templates: the `templates/` folder of a policy set, which adds to those that ship or replaces them.

What lies there is data like the rest of the set: read within the same bounds, judged by a schema, rendered in a
sandbox, and never through a link that leads out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as MappingType
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from qmsgen import resources
from qmsgen.model.defect import defect
from qmsgen.model.finding import Finding
from qmsgen.model.phrase import listed, phrase
from qmsgen.model.shape import MapShape, RecordShape
from qmsgen.model.source import Mapping, Place, Scalar, SourceFile
from qmsgen.model.vocabulary import vocabulary
from qmsgen.stages.encode import formats
from qmsgen.stages.load import load
from qmsgen.stages.validate.document_types import document_type_findings

FOLDER: Final = "templates"
_TYPE_FILE: Final = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*)/document\.yaml")
_THEME_FILE: Final = re.compile(r"themes/([a-z0-9]+(?:-[a-z0-9]+)*)/theme\.yaml")


@dataclass(frozen=True, slots=True)
class OwnTemplates:
    """The document types and themes that a set brings along, where templates are looked for, and what is wrong."""

    types: MappingType[str, Mapping] = field(default_factory=dict)
    themes: MappingType[str, Mapping] = field(default_factory=dict)
    folders: tuple[Path, ...] = ()
    findings: tuple[Finding, ...] = ()
    sources: MappingType[str, tuple[str, ...]] = field(default_factory=dict)


def own_templates(policy_set: Path) -> OwnTemplates:
    """What the `templates/` folder of a set holds; a set without one has the shipped templates alone."""
    shipped, own = resources.folder(FOLDER), policy_set / FOLDER
    if own.is_symlink():
        refused = Finding.of(defect("unreadable"), Place(FOLDER), phrase("the link leads out of the set"))
        return OwnTemplates(folders=(shipped,), findings=(refused,))
    if not own.is_dir():
        return OwnTemplates(folders=(shipped,))
    loaded = load(own)
    described = {match[1]: file for file in loaded.files if (match := _TYPE_FILE.fullmatch(file.name))}
    folders = (own, shipped)
    templates = {file.name: _beside(name, folders) for name, file in described.items()}
    found = document_type_findings(tuple(described.values()), _known(), templates)
    return OwnTemplates(
        {name: file.root for name, file in described.items()},
        {match[1]: file.root for file in loaded.files if (match := _THEME_FILE.fullmatch(file.name))},
        folders,
        tuple(
            finding.below(FOLDER)
            for finding in (*loaded.findings, *_misplaced(loaded.files), *found, *_conditions(described.values()))
        ),
        {f"{FOLDER}/{name}": lines for name, lines in loaded.sources.items()},
    )


def _known() -> dict[str, tuple[str, ...]]:
    collections = tuple(vocabulary().collections)
    return {"formats": formats(), "made_for": tuple(_subjects()), "needs": (*collections, "standards")}


def _subjects() -> dict[str, RecordShape]:
    """What documents may be made for: the collections, and those within their elements, as in `processes/steps`."""
    found: dict[str, RecordShape] = {}
    for name, shape in vocabulary().collections.items():
        found[name] = shape
        for inner in shape.fields.values():
            if isinstance(inner.shape, MapShape) and isinstance(inner.shape.value, RecordShape):
                found[f"{name}/{inner.name}"] = inner.shape.value
    return found


def _conditions(files: Iterable[SourceFile]) -> Iterator[Finding]:
    """A condition on a property that the elements do not have would never be met."""
    shapes = _subjects()
    for file in files:
        where, made_for = file.root.get("where"), file.root.get("made_for")
        if not isinstance(made_for, Scalar):
            continue
        shape = shapes.get(made_for.text)
        name = where.text.partition("=")[0] if isinstance(where, Scalar) else ""
        if where is not None and shape is not None and name not in shape.fields:
            message = phrase("`{made_for}` have no `{name}`", made_for=made_for.text, name=name)
            known = phrase("known: {names}", names=listed(shape.fields))
            yield Finding.of(defect("unknown-value"), where.place, message, known)


def _beside(name: str, folders: tuple[Path, ...]) -> frozenset[str]:
    """The templates of a document type, its own and those that ship."""
    return frozenset(path.name for folder in folders for path in (folder / name).glob("*.xml"))


def _misplaced(files: list[SourceFile]) -> list[Finding]:
    """A YAML file that describes nothing would be ignored in silence."""
    message = phrase("only `<document type>/document.yaml` and `themes/<theme>/theme.yaml` are read in `templates/`")
    return [
        Finding.of(defect("unreadable"), Place(file.name), message, phrase("rename it, or move it out of `templates/`"))
        for file in files
        if not _TYPE_FILE.fullmatch(file.name) and not _THEME_FILE.fullmatch(file.name)
    ]
