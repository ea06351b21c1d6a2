"""A finding that does not count, with the reason: somebody in charge waived it, or it was known before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from qmsgen.model.finding import Finding
from qmsgen.model.source import Place


class Ground(StrEnum):
    """Why a finding does not count."""

    WAIVED = "waived"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class SetAside:
    """A finding with the waiver that explains it, or the baseline that knows it."""

    finding: Finding
    ground: Ground
    place: Place
    """Where the waiver stands, or the baseline."""
    reason: str = ""
    by: str = ""
    """The role that allowed it."""
    until: str = ""

    def below(self, folder: str) -> SetAside:
        """The same, files named as seen from outside the policy set."""
        place = self.place.below(folder) if self.ground is Ground.WAIVED else self.place
        return replace(self, finding=self.finding.below(folder), place=place)
