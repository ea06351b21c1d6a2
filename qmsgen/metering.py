"""How much of the documents of a set is still as its packs have it: rendered, measured, never written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qmsgen import pipeline
from qmsgen.isolation import Failure
from qmsgen.looking import looked_at
from qmsgen.model.artifact import Artifact
from qmsgen.model.boilerplate import Share
from qmsgen.model.document import Document
from qmsgen.model.document.authorship import Authorship, authorship


@dataclass(frozen=True, slots=True)
class Measured:
    """Whose words one document is, section by section."""

    document: str
    """Type and name, as in the output folder: `procedure/complaint-handling`."""
    language: str
    state: str
    sections: tuple[Authorship, ...]

    @property
    def words(self) -> Share:
        """Those of all sections."""
        return sum((one.words for one in self.sections), start=Share(0, 0))


def measured(
    inspection: pipeline.Inspection, artifacts: Sequence[Artifact], order: pipeline.Order
) -> Iterator[Measured | tuple[Artifact, Failure]]:
    """Every document that has words somebody typed, or why it could not be rendered; each in a child process."""
    for artifact, seen in looked_at(inspection, artifacts, order, _sections):
        if isinstance(seen, Failure):
            yield artifact, seen
        elif sections := tuple(Authorship(title, Share(own, lent)) for title, own, lent in seen):
            state = artifact.control.state if artifact.control else ""
            yield Measured(f"{artifact.document_type.id}/{artifact.name}", artifact.edition, state or "", sections)


def _sections(document: Document) -> list[tuple[str, int, int]]:
    return [(one.section, one.words.own, one.words.lent) for one in authorship(document)]
