"""What a set has of its packs unchanged, and what the packs ask that it has not said yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from qmsgen.model.controlled import CONTROL
from qmsgen.model.element import Element, absent
from qmsgen.model.pack import PACK, found
from qmsgen.model.policy_set import SINGLE, PolicySet
from qmsgen.model.source import KeyPath, Origin
from qmsgen.model.text import Text
from qmsgen.model.wording import count_words

_SHIPPED: Final = (("catalogues",), ("document-types",))
"""What qmsgen itself brings along, the numbers and titles of clauses among it."""


@dataclass(frozen=True, slots=True)
class Share:
    """How much somebody in the organisation wrote, and how much is a pack's: counted in texts, or in words."""

    own: int
    lent: int

    def __add__(self, other: Share) -> Share:
        return Share(self.own + other.own, self.lent + other.lent)

    @property
    def is_boilerplate(self) -> bool:
        """Whether all of it is a pack's."""
        return self.lent > 0 and self.own == 0

    @property
    def percent_lent(self) -> int:
        """How much of a hundred is a pack's; a hundred only where all of it is."""
        whole = self.own + self.lent
        return self.lent * 100 // whole if whole else 0


@dataclass(frozen=True, slots=True)
class MissingFact:
    """Something that only the organisation can say, and has not said."""

    of: str
    ask: str
    item: int
    """Which item of `extends` asks it."""

    @property
    def path(self) -> KeyPath:
        """The keys that lead to it."""
        return tuple(self.of.split("."))


def is_boilerplate(text: object) -> bool:
    """Whether a text stands as a pack has it, not yet said in the organisation's own words."""
    return isinstance(text, Text) and bool(text.origin.place.pack)


def is_passage_of_pack(origin: Origin) -> bool:
    """Whether words in print are a pack's, and more than a name."""
    return bool(origin.place.pack) and not is_name(origin)


def is_name(origin: Origin) -> bool:
    """Whether words in print are a name, in whatever document: of an element, the organisation, a clause."""
    path = origin.path
    return path[2:3] == ("title",) or path[:2] == (SINGLE, "name") or path[:1] in _SHIPPED


def share(element: Element, policy_set: PolicySet) -> Share:
    """How much of an element's texts is the organisation's own; names, numbers and control data are no texts."""
    texts = [one for one in policy_set.wordings_of(element) if one.translatable and one.path[0] != CONTROL]
    lent = sum(bool(policy_set.pack_of((*element.path, *one.spoken[0][1]))) for one in texts)
    return Share(len(texts) - lent, lent)


def share_of_words(element: Element, policy_set: PolicySet) -> Share:
    """How many words of an element, in the languages of the set, are the organisation's own; its name is no text."""
    found = Share(0, 0)
    for one in policy_set.wordings_of(element):
        if one.translatable and one.path[0] not in {CONTROL, "title"}:
            for language, path, said in one.spoken:
                if language in policy_set.languages:
                    number = count_words(said)
                    lent = policy_set.pack_of((*element.path, *path))
                    found += Share(0, number) if lent else Share(number, 0)
    return found


def missing_facts(policy_set: PolicySet) -> Iterator[MissingFact]:
    """Every fact of the packs in use that is absent or still as the pack has it; none of what was taken out."""
    foundation = policy_set.material.foundation
    for pack, said in zip(foundation.packs, policy_set.packs, strict=True):
        for fact in said.facts:
            missing = MissingFact(str(fact.of), fact.ask or "", pack.item)
            if foundation.removal_of(missing.path) is None and not _given(policy_set, missing.path):
                yield missing


def asked(policy_set: PolicySet) -> frozenset[KeyPath]:
    """The keys that lead to facts which are not given yet; those of a pack itself are nobody's to give there."""
    own = policy_set.whole.pack.facts if policy_set.whole.given(PACK) else ()
    return frozenset(
        (*(fact.path for fact in missing_facts(policy_set)), *(tuple(str(fact.of).split(".")) for fact in own))
    )


def _given(policy_set: PolicySet, path: KeyPath) -> bool:
    entry = found(policy_set.material.root, path)
    return entry is not None and not absent(entry.value) and not entry.value.place.pack
