"""What becomes of findings: those that a baseline knows are left out, those that need no thinking are mended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from qmsgen.control.baseline import Entry, compared
from qmsgen.editing import read_exactly
from qmsgen.model.defect import defect
from qmsgen.model.finding import Finding
from qmsgen.model.phrase import phrase
from qmsgen.model.source import Place
from qmsgen.pipeline.inspecting import Inspection
from qmsgen.stages.mend import mend


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
