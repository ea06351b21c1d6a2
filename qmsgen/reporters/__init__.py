"""How findings are told: one report format a module, a file's name is its registration."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from qmsgen.model.finding import Finding


@dataclass(frozen=True, slots=True)
class Report:
    """What is to be told, and how the reader wants it."""

    findings: Sequence[Finding]
    sources: Mapping[str, Sequence[str]]
    """The lines of every file that a finding may point into."""
    translate: Callable[[str], str] = str
    colour: bool = False
