"""What is wrong in a user's files, as a value."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from qmsgen.model.defect import Defect, Severity
from qmsgen.model.fix import Fix
from qmsgen.model.phrase import Phrase
from qmsgen.model.source import KeyPath, Place

__all__ = ["Finding", "Severity"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One defect at one place: what it is, and what to do about it.

    Messages are lower case, without a full stop, the thing first, values in backticks.
    """

    place: Place
    code: str
    name: str
    severity: Severity
    message: Phrase
    hint: Phrase | None = None
    related: tuple[tuple[Place, Phrase], ...] = field(default=())
    """Other places that belong to the defect, each with what stands there."""
    element: KeyPath = ()
    """The element that holds the defect, such as `("roles", "hotline-agent")`; empty where it is not known."""
    path: KeyPath = ()
    """The keys that lead to what is wrong, through all files of the set; empty where it is not known."""
    fix: Fix | None = None
    """A change of the file that mends it without anybody having to think, where there is one."""

    @classmethod
    def of(
        cls,
        defect: Defect,
        place: Place,
        message: Phrase,
        hint: Phrase | None = None,
        related: tuple[tuple[Place, Phrase], ...] = (),
    ) -> Finding:
        """A finding of a known defect at a place."""
        return cls(place, defect.code, defect.name, defect.severity, message, hint, related)

    def below(self, folder: str) -> Finding:
        """The same finding with its files named as seen from outside the policy set."""
        return replace(
            self,
            place=self.place.below(folder),
            message=_below(self.message, folder),
            hint=_below(self.hint, folder) if self.hint else None,
            related=tuple((place.below(folder), what) for place, what in self.related),
            fix=self.fix.below(folder) if self.fix else None,
        )


def _below(said: Phrase, folder: str) -> Phrase:
    """A phrase that names places, likewise."""
    values = ((name, value.below(folder) if isinstance(value, Place) else value) for name, value in said.values)
    return replace(said, values=tuple(values))
