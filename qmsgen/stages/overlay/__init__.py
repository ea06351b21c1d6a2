"""Lay a set over the packs that it extends: add, override key by key, take out; every node keeps its place.

A pack is laid over the packs that it extends itself, and the set over all of them. What a set gives goes before what
a pack gives; where two packs that know nothing of each other disagree, the set has to decide.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from qmsgen.model.finding import Finding
from qmsgen.model.pack import PACK, Foundation, Pack, facts, found, languages_of
from qmsgen.model.shape import RecordShape
from qmsgen.model.source import Mapping
from qmsgen.stages.overlay.disagreeing import Disagreements
from qmsgen.stages.overlay.forgetting import forgetting
from qmsgen.stages.overlay.merging import over, without
from qmsgen.stages.overlay.removing import Removed, removed
from qmsgen.stages.overlay.speaking import said_in
from qmsgen.stages.overlay.standing_in import with_stand_ins

__all__ = ["Overlaid", "overlay"]

_OWN = (PACK, "extends", "removed")
"""What a pack says of itself, which no set inherits."""


@dataclass(frozen=True, slots=True)
class Overlaid:
    """The set with its packs below it, and what is wrong with how they were put together."""

    root: Mapping
    foundation: Foundation = field(default_factory=Foundation)
    findings: tuple[Finding, ...] = ()


def overlay(packs: Sequence[Pack], own: Mapping, shape: RecordShape) -> Overlaid:
    """One root from the packs, each after those that it extends, and the set's own files laid together.

    `shape` is that of a whole set: records and maps merge key by key, anything else is replaced as a whole.
    """
    languages = languages_of(own) or next((pack.languages for pack in packs), ())
    disagreements = Disagreements(own)
    findings: list[Finding] = []
    root = Mapping({}, own.place)
    for pack in packs:
        root = _reduced(root, removed(root, pack.root, findings), disagreements, pack)
        spoken = said_in(_inherited(pack.root), shape, pack.languages, languages)
        root = over(root, spoken, shape, disagreements.told_by(pack))
    gone = removed(root, own, findings)
    foundation = Foundation(tuple(packs), {one.path: one.index for one in gone})
    root = _reduced(root, gone, disagreements)
    if gone:
        root = forgetting(root, shape, lambda path: path in foundation.removed and found(own, path) is None)
    root = over(root, own, shape)
    asked = [fact for about in (*(pack.about for pack in packs), own.get(PACK)) for fact in facts(about)]
    root = with_stand_ins(root, asked, shape, foundation, languages)
    return Overlaid(root, foundation, (*findings, *disagreements.findings))


def _inherited(root: Mapping) -> Mapping:
    return Mapping({entry.key: entry for entry in root if entry.key not in _OWN}, root.place)


def _reduced(root: Mapping, gone: Sequence[Removed], disagreements: Disagreements, by: Pack | None = None) -> Mapping:
    """A root without what was taken out of it; a pack takes nothing out of one that it does not extend."""
    for one in gone:
        if by is None or disagreements.may_remove(one, by, root):
            root = without(root, one.path)
    return root
