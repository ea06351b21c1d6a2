"""From a folder of YAML to a policy set and its findings: load, validate, assemble, check, weigh."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Final

from qmsgen.branding import dressed, shipped_theme
from qmsgen.branding.section_order import Ordered, in_house_order
from qmsgen.collector import collector_off
from qmsgen.errors import UsageError
from qmsgen.model.aside import SetAside
from qmsgen.model.defect import defect
from qmsgen.model.finding import Finding, Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import BRAND, CATALOGUES, Outside, PolicySet
from qmsgen.model.profile import Profile
from qmsgen.model.rule import Rule
from qmsgen.model.source import Mapping as Nodes
from qmsgen.model.source import Place, SourceFile
from qmsgen.model.theme import Theme
from qmsgen.model.vocabulary import vocabulary
from qmsgen.own_standards import OwnStandards, own_standards
from qmsgen.own_templates import OwnTemplates, own_templates
from qmsgen.packs import Founded, founded
from qmsgen.pipeline.shipment import shipped
from qmsgen.profiles import Profiles, profiles
from qmsgen.record_data import RecordData, record_data
from qmsgen.stages.assemble import Assembled, assemble, several_sets
from qmsgen.stages.check import chosen, rules, run
from qmsgen.stages.load import Loaded, load
from qmsgen.stages.validate import Validated, validate
from qmsgen.stages.weigh import weigh
from qmsgen.translation_lock import Lock, read_lock


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


def _inspect(folder: Path, shown_as: str, theme: str, judging: _Judging, unsaved: Mapping[str, str]) -> Inspection:
    read = _read(folder, judging, unsaved)
    policy_set = read.assembled.policy_set
    looks = dressed(folder, policy_set, read.own.themes, theme)
    findings = [*read.findings(), *judging.known.findings, *looks.findings]
    whole = False
    if not read.loaded.sources and not read.unread:
        findings = [_nothing_here(shown_as)]
    elif several := several_sets(read.standards.others):
        findings = [several]
    elif not read.unread and read.validated.whole:
        findings += run(policy_set, judging.ran)
        whole = True
    weighed = weigh(findings, policy_set, judging.profile, rules(), judging.ran if whole else ())
    within = tuple(sorted(weighed.findings, key=_by_place))
    aside = (one.below(shown_as) for one in weighed.aside)
    return Inspection(
        folder=shown_as,
        policy_set=policy_set,
        findings=tuple(sorted((finding.below(shown_as) for finding in within), key=_by_place)),
        sources=_below(shown_as, (*read.sources(), judging.known.sources)),
        within=within,
        theme=looks.theme,
        own_themes=tuple(read.own.themes),
        templates=read.own.folders,
        aside=tuple(sorted(aside, key=lambda one: one.finding.place)),
        profile=judging.profile,
        ran=frozenset(rule.code for rule in judging.ran),
        root=folder,
        again=lambda texts: _inspect(folder, shown_as, theme, judging, {**unsaved, **texts}),
    )


@dataclass(frozen=True, slots=True)
class _Read:
    """A set as its folder holds it, each stage's result with what was wrong there."""

    loaded: Loaded
    standards: OwnStandards
    own: OwnTemplates
    lock: Lock
    ground: Founded
    records: RecordData
    validated: Validated
    ordered: Ordered
    assembled: Assembled

    @property
    def unread(self) -> tuple[Finding, ...]:
        """What keeps the set from being judged as a whole."""
        return (*self.loaded.findings, *self.ground.faults)

    def findings(self) -> list[Finding]:
        """What is wrong with files and shape; nothing that only follows from a file which could not be read."""
        parts = (self.standards, self.own, self.lock, self.ground, self.validated, self.ordered, self.records)
        found = [*self.unread, *self.assembled.twice, *(one for part in parts for one in part.findings)]
        if self.unread:
            return [finding for finding in found if finding.code not in _FOLLOW]
        return [*found, *self.assembled.missing]

    def sources(self) -> tuple[Mapping[str, Sequence[str]], ...]:
        """The lines of everything that was read, by the names that places show."""
        return self.loaded.sources, self.own.sources, self.ground.sources, self.records.sources


def _read(folder: Path, judging: _Judging, unsaved: Mapping[str, str]) -> _Read:
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
    return _Read(loaded, standards, own, lock, ground, records, validated, ordered, assembled)


def _below(shown_as: str, parts: Iterable[Mapping[str, Sequence[str]]]) -> dict[str, Sequence[str]]:
    return {Place(name).below(shown_as).file: lines for some in parts for name, lines in some.items()}


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


def set_name(folder: Path) -> str:
    """The name of a set in output paths: its folder's name where that is an id, else what is left of it."""
    ascii_name = unicodedata.normalize("NFKD", folder.resolve().name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_name).strip("-")[:60] or "policy-set"


def _nothing_here(shown_as: str) -> Finding:
    return Finding.of(
        defect("nothing-here"),
        Place(""),
        phrase("no YAML file in the folder"),
        phrase("`qmsgen init {folder}` begins a policy set", folder=shown_as),
    )


def _by_place(finding: Finding) -> tuple[Place, str, str]:
    return finding.place, finding.code, str(finding.message)
