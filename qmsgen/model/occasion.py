"""The occasion on which a document is made: the day, the other documents of the pack, what the check found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qmsgen.model.artifact import Artifact
from qmsgen.model.finding import Finding


@dataclass(frozen=True, slots=True)
class Occasion:
    """The same whichever documents are asked for, so that a partial build makes the same bytes as a whole one."""

    on: date | None = None
    """The date of documents whose control data give none."""
    pack: tuple[Artifact, ...] = ()
    """Every document that the set makes in the language of this one."""
    findings: tuple[Finding, ...] = ()
    """What the check found, sorted by place; files are named as seen from within the set."""
