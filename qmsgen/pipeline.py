"""Every stage in order, and nothing else: from a folder of YAML to findings, and on to documents."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import Final, Protocol

from qmsgen import __version__, isolation, languages, plugins, resources
from qmsgen.branding import dressed, shipped_theme, shipped_themes
from qmsgen.branding.section_order import in_house_order
from qmsgen.collector import collector_off
from qmsgen.control.baseline import Entry, compared
from qmsgen.control.semantic_hash import semantic_hash
from qmsgen.editing import read_exactly
from qmsgen.errors import QmsgenError, UsageError
from qmsgen.isolation import Failure, Limits
from qmsgen.model.artifact import Artifact
from qmsgen.model.aside import SetAside
from qmsgen.model.clause_facts import with_facts
from qmsgen.model.defect import defect
from qmsgen.model.document import Document
from qmsgen.model.element import Element
from qmsgen.model.finding import Finding, Severity
from qmsgen.model.occasion import Occasion
from qmsgen.model.pack import PACK
from qmsgen.model.phrase import listed, phrase
from qmsgen.model.policy_set import BRAND, CATALOGUES, Outside, PolicySet
from qmsgen.model.profile import Profile
from qmsgen.model.rule import Rule
from qmsgen.model.source import KeyPath, Place, SourceFile
from qmsgen.model.source import Mapping as Nodes
from qmsgen.model.theme import Theme
from qmsgen.model.vocabulary import vocabulary
from qmsgen.own_standards import OwnStandards, own_standards
from qmsgen.own_templates import OwnTemplates, own_templates
from qmsgen.packs import founded, shipped_pack, shipped_packs
from qmsgen.profiles import Profiles, profiles, shipped_profiles
from qmsgen.record_data import record_data
from qmsgen.stages.assemble import assemble, several_sets
from qmsgen.stages.check import chosen, rules, run
from qmsgen.stages.encode import encode, formats
from qmsgen.stages.load import load
from qmsgen.stages.mend import mend
from qmsgen.stages.pair import pair
from qmsgen.stages.plan import Wanted, editions, plan, sound
from qmsgen.stages.render import prepare, render
from qmsgen.stages.validate import validate
from qmsgen.stages.weigh import weigh
from qmsgen.stages.write import Output
from qmsgen.translation_lock import read_lock


@dataclass(frozen=True, slots=True)
class Inspection:
    """A policy set with everything that is wrong with it."""

    folder: str
    """The folder as the user named it."""
    policy_set: PolicySet
    findings: tuple[Finding, ...]
    sources: Mapping[str, Sequence[str]]
    within: tuple[Finding, ...] = ()
    """The findings as seen from within the set, whatever its folder is called."""
    theme: Theme = field(default_factory=lambda: shipped_theme("standard"))
    """How its documents look."""
    own_themes: tuple[str, ...] = ()
    templates: tuple[Path, ...] = ()
    """The folders in which its templates are looked for, its own before those that ship."""
    aside: tuple[SetAside, ...] = ()
    """The findings that do not count."""
    profile: Profile = field(default_factory=Profile)
    ran: frozenset[str] = frozenset()
    """The codes of the rules that judged it."""
    root: Path = Path()
    """The folder where it lies."""
    again: Callable[[Mapping[str, str]], Inspection] | None = None
    """Inspect it anew in the same way, with other texts in place of those of its files."""

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that stop a build."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.ERROR)

    def weighty(self, *, strict: bool) -> tuple[Finding, ...]:
        """The findings that stop something, warnings among them where command line or profile say so."""
        if not (strict or self.profile.strict):
            return self.errors
        return tuple(finding for finding in self.findings if finding.severity is not Severity.INFO)


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


def inspect(  # noqa: PLR0913 - one for each thing that the user may ask
    folder: Path,
    shown_as: str,
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    theme: str = "",
    on: date | None = None,
    profile: str = "",
    unsaved: Mapping[str, str] = MappingProxyType({}),
) -> Inspection:
    """Load, validate, assemble and check a set; all findings, sorted by place.

    `theme` is the one to use in place of the set's own choice; `on` is the day on which things may be overdue;
    `profile` says how strictly the set is judged. `unsaved` are texts that an editor holds in place of those on the
    disk, by their path below the folder.

    `shown_as` is how findings name the folder; inside the set, places are relative, so that what is made of it
    does not depend on where it lies.
    """
    if not _is_folder(folder):
        raise UsageError(
            phrase("no folder `{folder}`", folder=shown_as), phrase("name a folder that holds a policy set")
        )
    known = profiles(folder)
    judged_by = known.named(profile)
    chosen_rules = set(chosen(select)) if select else set(rules())
    unwanted = set(chosen(ignore))
    ran = frozenset(rule for rule in chosen_rules - unwanted if judged_by.wants(rule, select))
    with collector_off():
        return _inspect(folder, shown_as, theme, _Judging(known, judged_by, ran, on), unsaved)


@dataclass(frozen=True, slots=True)
class _Judging:
    """How a set is judged: the profile with all that there are, the rules that run, the day."""

    known: Profiles
    profile: Profile
    ran: frozenset[Rule]
    on: date | None


def _inspect(
    folder: Path,
    shown_as: str,
    theme: str,
    judging: _Judging,
    unsaved: Mapping[str, str],
) -> Inspection:
    loaded = load(folder, unsaved=unsaved)
    standards = own_standards(loaded.files, shipped()[CATALOGUES])
    own = own_templates(folder)
    lock = read_lock(folder)
    ground = founded(folder, standards.others)
    records = record_data(folder, ground.files)
    validated = validate(ground.files)
    ordered = in_house_order(_with_own(own, standards), _brand(ground.files))
    assembled = assemble(
        set_name(folder),
        ground.files,
        vocabulary(),
        outside=ordered.outside,
        broken=validated.broken | standards.broken,
        foundation=ground.foundation,
        accepted=lock.accepted,
        record_days=records.days,
        on=judging.on,
    )
    unread = [*loaded.findings, *ground.faults]
    findings = [
        *unread,
        *standards.findings,
        *own.findings,
        *judging.known.findings,
        *lock.findings,
        *ground.findings,
        *validated.findings,
        *assembled.twice,
    ]
    looks = dressed(folder, assembled.policy_set, own.themes, theme)
    findings += (*looks.findings, *ordered.findings, *records.findings)
    if unread:
        findings = [finding for finding in findings if finding.code not in _FOLLOW]
    if not unread:
        findings += assembled.missing
    whole = False
    if not loaded.sources and not unread:
        findings = [_nothing_here(shown_as)]
    elif several := several_sets(standards.others):
        findings = [several]
    elif not unread and validated.whole:
        findings += run(assembled.policy_set, judging.ran)
        whole = True
    weighed = weigh(findings, assembled.policy_set, judging.profile, rules(), judging.ran if whole else ())
    within = tuple(sorted(weighed.findings, key=_by_place))
    told = sorted((finding.below(shown_as) for finding in within), key=_by_place)
    sources = {
        Place(name).below(shown_as).file: lines
        for some in (loaded.sources, own.sources, judging.known.sources, ground.sources, records.sources)
        for name, lines in some.items()
    }
    return Inspection(
        shown_as,
        assembled.policy_set,
        tuple(told),
        sources,
        within,
        looks.theme,
        tuple(own.themes),
        own.folders,
        tuple(sorted((one.below(shown_as) for one in weighed.aside), key=lambda one: one.finding.place)),
        judging.profile,
        frozenset(rule.code for rule in judging.ran),
        folder,
        lambda texts: _inspect(folder, shown_as, theme, judging, {**unsaved, **texts}),
    )


def against(inspection: Inspection, known: Mapping[Entry, int], place: Place) -> Inspection:
    """An inspection without what a baseline knows; entries that are found no longer are told."""
    compare = compared(inspection.findings, inspection.policy_set, known, inspection.ran, place)
    new = compare.new
    if gone := sum(compare.gone.values()):
        name = inspection.policy_set.name
        message = phrase("{number} findings of `{name}` that the baseline knows are gone", number=gone, name=name)
        hint = phrase("write it anew with `--write-baseline`")
        new = (*new, Finding.of(defect("baseline-shrinks"), place, message, hint))
    return replace(inspection, findings=new, aside=(*inspection.aside, *compare.known))


@dataclass(frozen=True, slots=True)
class Mended:
    """The files of a set that change, each as it is and as it would be, and how many changes that takes."""

    texts: Mapping[str, tuple[str, str]]
    made: int


def mended(inspection: Inspection) -> Mended:
    """What can be mended in a set without thinking, checked after every round until there is no more."""
    folder = inspection.root
    before: dict[str, str] = {}
    texts: dict[str, str] = {}
    now, number = inspection, 0
    for _ in range(MOST_ROUNDS):
        fixes = [one.fix for one in now.within if one.fix and not one.fix.place.pack]
        names = {fix.place.file for fix in fixes} - texts.keys()
        before |= {name: read_exactly(folder / name) for name in names}
        new, made = mend({**before, **texts}, fixes)
        after = (
            inspection.again({name: text.removeprefix(_BOM) for name, text in new.items()})
            if made and inspection.again
            else now
        )
        if not made or _unreadable(after) > _unreadable(now):
            break
        texts, now, number = new, after, number + made
    return Mended({name: (before[name], new) for name, new in sorted(texts.items()) if new != before[name]}, number)


def _unreadable(inspection: Inspection) -> int:
    return sum(one.code.startswith("QMS0") for one in inspection.within)


_BOM: Final = "\ufeff"
MOST_ROUNDS: Final = 10
"""So often is a set mended and checked again."""

_FOLLOW: Final = frozenset({defect("missing-key").code, defect("nothing-to-remove").code})
"""What is wrong in every set that lacks a pack, or the file that may name it: it says only what is different."""


def _with_own(own: OwnTemplates, standards: OwnStandards) -> Outside:
    """What ships, with a set's own catalogues among them, and its own document types among them or in their place."""
    shape = vocabulary().record("document-type")
    types = {**shipped()["document-types"], **{name: (shape, root) for name, root in own.types.items()}}
    catalogues = {**shipped()[CATALOGUES], **standards.catalogues}
    return {CATALOGUES: dict(sorted(catalogues.items())), "document-types": dict(sorted(types.items()))}


def _brand(files: Sequence[SourceFile]) -> Nodes | None:
    """What the set says of its own looks, as it is written."""
    found = next((node for file in files if (node := file.root.get(BRAND)) is not None), None)
    return found if isinstance(found, Nodes) else None


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name that is too long, a folder that may not be entered
        return False


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


@cache
def shipped() -> Outside:
    """What ships with qmsgen and a set may name: the clause catalogues and the document types."""
    words = vocabulary()
    standards = {Path(file.name).stem: file for file in load(resources.folder("standards")).files}
    types = {
        folder.name: file
        for folder in sorted(resources.folder("templates").iterdir())
        if (folder / "document.yaml").is_file()
        for file in load(folder).files
    }
    return {
        CATALOGUES: {name: (words.record("catalogue"), with_facts(file.root)) for name, file in standards.items()},
        "document-types": {name: (words.record("document-type"), file.root) for name, file in types.items()},
    }


def set_name(folder: Path) -> str:
    """The name of a set in output paths: its folder's name where that is an id, else what is left of it."""
    ascii_name = unicodedata.normalize("NFKD", folder.resolve().name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_name).strip("-")[:60] or "policy-set"


def document_types(language: str = languages.SOURCE) -> tuple[Element, ...]:
    """The document types that ship, as they read in a language."""
    return _bare_set().reading(language).shipped("document-types")


def catalogues(language: str = languages.SOURCE) -> tuple[Element, ...]:
    """The clause catalogues that ship, as they read in a language."""
    return _bare_set().reading(language).shipped(CATALOGUES)


def packs(language: str = languages.SOURCE) -> tuple[Element, ...]:
    """What the packs that ship say of themselves, as it reads in a language."""
    bare = _bare_set().reading(language)
    shape = vocabulary().record(PACK)
    return tuple(
        bare.record(shape, about, ("packs", name))
        for name in shipped_packs()
        if isinstance(about := shipped_pack(name).get(PACK), Nodes)
    )


def themes(language: str = languages.SOURCE) -> tuple[tuple[str, str], ...]:
    """The themes that ship, each with what it is for."""
    about = ((name, shipped_theme(name).description) for name in shipped_themes())
    return tuple((name, said.get(language, said.get(languages.SOURCE, ""))) for name, said in about)


def profile_titles(language: str = languages.SOURCE) -> tuple[tuple[str, str], ...]:
    """The profiles that ship, each with what it is for."""
    about = ((name, one.description) for name, one in sorted(shipped_profiles().items()))
    return tuple((name, said.get(language, said.get(languages.SOURCE, ""))) for name, said in about)


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


def _bare_set() -> PolicySet:
    return assemble("", (), vocabulary(), outside=shipped()).policy_set


def unsound(inspection: Inspection) -> frozenset[KeyPath]:
    """The elements that hold an error; a name that leads nowhere is one even where no rule was run."""
    policy_set = inspection.policy_set
    wrong = (finding.element for finding in inspection.errors if finding.element)
    dangling = (reference.owner.path for reference in policy_set.references if reference.target is None)
    missing = ((key,) for key in ("organisation", "languages") if key not in policy_set.material.root.entries)
    return frozenset((*wrong, *dangling, *missing))


def _nothing_here(shown_as: str) -> Finding:
    return Finding.of(
        defect("nothing-here"),
        Place(""),
        phrase("no YAML file in the folder"),
        phrase("`qmsgen init {folder}` begins a policy set", folder=shown_as),
    )


def _by_place(finding: Finding) -> tuple[Place, str, str]:
    return finding.place, finding.code, str(finding.message)


def _warm_up(artifacts: Sequence[Artifact]) -> None:
    """Do once what every child needs, before they are forked."""
    prepare(resources.folder("templates"))
    for name in dict.fromkeys(name for artifact in artifacts for name in artifact.formats):
        module = plugins.plugin("qmsgen.formats", name)
        getattr(module, "warm_up", lambda: None)()
