"""A change of a user's file that mends a defect, as a value: so small and so safe that a program may make it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from qmsgen.model.source import Place


@dataclass(frozen=True, slots=True)
class Change:
    """What must stand at a value or key, else nothing is changed, and what stands there afterwards."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A change at a place: of the value that stands there, or of the key where the place is a key's."""

    place: Place
    change: Change

    def below(self, folder: str) -> Fix:
        """The same change, its file named as seen from outside the policy set."""
        return replace(self, place=self.place.below(folder))
