"""From a policy set to its documents: plan, render, pair, encode, write."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from qmsgen import __version__, isolation, languages, plugins, resources
from qmsgen.branding import shipped_themes
from qmsgen.control.semantic_hash import semantic_hash
from qmsgen.errors import QmsgenError, UsageError
from qmsgen.isolation import Failure, Limits
from qmsgen.model.artifact import Artifact
from qmsgen.model.document import Document
from qmsgen.model.occasion import Occasion
from qmsgen.model.phrase import listed, phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.source import KeyPath
from qmsgen.model.theme import Theme
from qmsgen.pipeline.inspecting import Inspection
from qmsgen.pipeline.shipment import document_types
from qmsgen.stages.encode import encode, formats
from qmsgen.stages.pair import pair
from qmsgen.stages.plan import Wanted, editions, plan, sound
from qmsgen.stages.render import prepare, render
from qmsgen.stages.write import Output


@dataclass(slots=True)
class Made:
    """What a build made of one set."""

    set_name: str
    files: dict[str, int] = field(default_factory=dict)
    """Paths below the output folder with their size in bytes."""
    failures: list[tuple[str, Failure]] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    hashes: dict[str, str] = field(default_factory=dict)


class Shelf(Protocol):
    """Where files are put when they are made."""

    def put(self, path: str, data: bytes) -> None:
        """Keep a file."""


@dataclass(frozen=True, slots=True)
class Order:
    """How documents are to be made."""

    wanted: Wanted = field(default_factory=Wanted)
    on: date | None = None
    limits: Limits = field(default_factory=Limits)
    workers: int = field(default_factory=lambda: len(os.sched_getaffinity(0)))


def documents(policy_set: PolicySet, wanted: Wanted, unsound: frozenset[KeyPath] = frozenset()) -> tuple[Artifact, ...]:
    """What would be made of a set; nothing of what is unsound."""
    artifacts = plan(policy_set, policy_set.shipped("document-types"), wanted)
    return sound(artifacts, policy_set, unsound) if unsound else artifacts


def build(
    inspection: Inspection,
    artifacts: Sequence[Artifact],
    order: Order,
    output: Shelf,
    progress: Callable[[Artifact], None],
) -> Made:
    """Render, encode and stage every artifact in child processes; publish the set where none failed."""
    policy_set = inspection.policy_set
    made = Made(policy_set.name)
    theme = inspection.theme
    _warm_up(artifacts)
    readings = {language: policy_set.reading(language) for language in policy_set.languages}
    told = occasions(inspection, artifacts, order.on)
    tasks = [partial(_make, artifact, readings, inspection.templates, theme, told) for artifact in artifacts]
    for outcome in isolation.run(tasks, order.limits, order.workers):
        artifact = artifacts[outcome.index]
        for name, data in outcome.results.items():
            if name == "hash":
                made.hashes[artifact.stem] = data.decode()
            else:
                output.put(artifact.path(name), data)
                made.files[artifact.path(name)] = len(data)
        made.failures += [
            (artifact.path(name) if name else artifact.stem, why) for name, why in outcome.failures.items()
        ]
        progress(artifact)
    return made


def publish(made: Made, output: Output, *, whole: bool) -> None:
    """Bring what was made to its final names; a build of the `whole` set removes what the set no longer makes."""
    made.removed = output.publish(made.set_name, made.hashes, f"qmsgen {__version__}", whole=whole)


def occasions(inspection: Inspection, artifacts: Sequence[Artifact], on: date | None) -> Mapping[str, Occasion]:
    """What documents are told of the build in which they are made, by language."""
    asked = {language for artifact in artifacts for language in artifact.languages}
    return {language: _occasion(inspection, language, on) for language in sorted(asked)}


def _occasion(inspection: Inspection, language: str, on: date | None) -> Occasion:
    """The day, all documents of the set in a language, asked for or not, and the findings."""
    return Occasion(on, documents(inspection.policy_set, Wanted(languages=(language,))), inspection.within)


def _make(
    artifact: Artifact,
    readings: Mapping[str, PolicySet],
    templates: tuple[Path, ...],
    theme: Theme,
    occasions: Mapping[str, Occasion],
) -> Iterator[tuple[str, bytes | QmsgenError]]:
    document = rendered(artifact, readings, templates, occasions)
    yield "hash", semantic_hash(document).encode()
    yield from encode(document, artifact.formats, theme)


def rendered(
    artifact: Artifact,
    readings: Mapping[str, PolicySet],
    templates: tuple[Path, ...] = (),
    occasions: Mapping[str, Occasion] = MappingProxyType({}),
) -> Document:
    """The document of an artifact before any format, in one language or in two.

    `readings` and `occasions` are by language; without `templates` those that ship are used.
    """
    folders = templates or (resources.folder("templates"),)
    document, *second = (
        render(one, readings[one.language], folders, occasions.get(one.language, Occasion()))
        for one in (artifact, artifact.second)
        if one is not None
    )
    return pair(document, second[0], columns=artifact.columns) if second else document


def unsound(inspection: Inspection) -> frozenset[KeyPath]:
    """The elements that hold an error; a name that leads nowhere is one even where no rule was run."""
    policy_set = inspection.policy_set
    wrong = (finding.element for finding in inspection.errors if finding.element)
    dangling = (reference.owner.path for reference in policy_set.references if reference.target is None)
    missing = ((key,) for key in ("organisation", "languages") if key not in policy_set.material.root.entries)
    return frozenset((*wrong, *dangling, *missing))


def refuse_unknown(wanted: Wanted, theme: str, inspections: Sequence[Inspection]) -> None:
    """A document type, format, language or theme that does not exist is a mistake of the command line."""
    types = {kind.id for kind in document_types()}
    types.update(kind.id for one in inspections for kind in one.policy_set.shipped("document-types"))
    tongues = {*languages.known(), *(name for one in inspections for name in editions(one.policy_set) if "+" in name)}
    own = {name for one in inspections for name in one.own_themes}
    for message, asked, known in (
        (phrase("no document type `{name}`"), wanted.document_types, sorted(types)),
        (phrase("no format `{name}`"), wanted.formats, formats()),
        (phrase("no language `{name}`"), wanted.languages, sorted(tongues)),
        (phrase("no theme `{name}`"), (theme,) if theme else (), sorted({*shipped_themes(), *own})),
    ):
        for name in asked:
            if name not in known:
                raise UsageError(message.about(name=name), phrase("known: {names}", names=listed(known)))


def _warm_up(artifacts: Sequence[Artifact]) -> None:
    """Do once what every child needs, before they are forked."""
    prepare(resources.folder("templates"))
    for name in dict.fromkeys(name for artifact in artifacts for name in artifact.formats):
        module = plugins.plugin("qmsgen.formats", name)
        getattr(module, "warm_up", lambda: None)()
