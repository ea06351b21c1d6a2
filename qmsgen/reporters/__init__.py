"""How findings are told: one report format a module, a file's name is its registration."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from qmsgen.languages import SOURCE
from qmsgen.model.aside import Ground, SetAside
from qmsgen.model.defect import Defect
from qmsgen.model.finding import Finding, Severity
from qmsgen.model.phrase import Phrase, phrase

LABELS: Final = {
    Severity.ERROR: phrase("error"),
    Severity.WARNING: phrase("warning"),
    Severity.INFO: phrase("remark"),
}
"""How much a finding weighs, in words."""

GROUNDS: Final = {Ground.WAIVED: phrase("waived"), Ground.KNOWN: phrase("known before")}
"""Why a finding does not count, in words."""


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
    aside: Sequence[SetAside] = ()
    """The findings that do not count."""
    show_aside: bool = False
    """Whether a person wants to see them."""
    kinds: Mapping[str, Defect] = field(default_factory=dict)
    """What may be found, by code, each with its page."""
    against_baseline: bool = False
    """Whether a baseline said what was known before."""

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

    def page(self, code: str) -> tuple[str, ...]:
        """The page of a rule, paragraph by paragraph, in the reader's language where it is said in it."""
        page = self.kinds[code].page if code in self.kinds else ""
        return tuple(self.translate(" ".join(one.split())) for one in page.split("\n\n") if one.strip())


def counted(findings: Iterable[Finding]) -> dict[Severity, int]:
    """How many findings there are of each severity, the heaviest first."""
    severities = [finding.severity for finding in findings]
    return {severity: severities.count(severity) for severity in Severity}


def safe(text: str) -> str:
    """A text without anything that a terminal or a build log would obey, on one line."""
    return "".join(letter if letter.isprintable() or letter == "\u3000" else _escaped(letter) for letter in text)


def _escaped(letter: str) -> str:
    return letter.encode("unicode_escape").decode("ascii", "replace")


def titled(text: str) -> str:
    """A phrase at the head of something, with a capital where its script has capitals."""
    return text[:1].upper() + text[1:]
