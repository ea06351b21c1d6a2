"""How findings are told: one report format a module, a file's name is its registration."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from qmsgen.languages import SOURCE
from qmsgen.model.finding import Finding, Severity
from qmsgen.model.phrase import Phrase


@dataclass(frozen=True, slots=True)
class Report:
    """What is to be told, and how the reader wants it."""

    findings: Sequence[Finding]
    sources: Mapping[str, Sequence[str]]
    """The lines of every file that a finding may point into."""
    sets: Mapping[str, Sequence[Finding]] = field(default_factory=dict)
    """The findings of each set by its folder, in the order in which the sets were named."""
    language: str = SOURCE
    translate: Callable[[str], str] = str
    colour: bool = False

    def say(self, said: Phrase) -> str:
        """A phrase in the reader's language."""
        return said.said(self.translate)

    def hint(self, finding: Finding) -> str | None:
        """The cure of a finding; None where it has none, or none that the reader's language can say."""
        said = finding.hint
        if said is None:
            return None
        unsaid = said.is_borrowed and self.language != SOURCE and self.translate(said.template) == said.template
        return None if unsaid else self.say(said)


def counted(findings: Iterable[Finding]) -> dict[Severity, int]:
    """How many findings there are of each severity, the heaviest first."""
    severities = [finding.severity for finding in findings]
    return {severity: severities.count(severity) for severity in Severity}
