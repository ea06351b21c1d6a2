"""What is wrong in a user's files, as a value."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from qmsgen.model.phrase import Phrase
from qmsgen.model.source import Place


class Severity(StrEnum):
    """How much a finding weighs: an error stops the build, a warning does so only under `--strict`."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


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
