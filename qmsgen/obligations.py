"""The ledger of obligations: every sentence that a document of a set prints and that binds somebody to something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from qmsgen import pipeline
from qmsgen.isolation import Failure
from qmsgen.looking import looked_at
from qmsgen.model.artifact import Artifact
from qmsgen.model.document import Document
from qmsgen.model.document.sentences import sentences
from qmsgen.model.obligations import Backing, backing, obliges


@dataclass(frozen=True, slots=True)
class Obligation:
    """One obligation that a document prints."""

    document: str
    """Type and name, as in the output folder: `procedure/complaint-handling`."""
    language: str
    section: str
    sentence: str
    word: str
    """The word that binds: "must", "应"."""
    place: str
    """File and line where it was typed; empty for a sentence of the template."""
    backing: Backing | None
    """What stands behind it; None for a sentence of the template, which binds whoever works by the document."""


def obligations(
    inspection: pipeline.Inspection, artifacts: Sequence[Artifact], order: pipeline.Order
) -> Iterator[Obligation | tuple[Artifact, Failure]]:
    """Every obligation of some documents, or why one could not be rendered."""
    for artifact, seen in looked_at(inspection, artifacts, order, _binding):
        if isinstance(seen, Failure):
            yield artifact, seen
        else:
            yield from (_obligation(inspection, artifact, one) for one in seen)


def _binding(document: Document) -> list[dict[str, Any]]:
    found = []
    for sentence in sentences(document):
        if word := obliges(sentence.text):
            first = next(iter(sentence.origins), None)
            found.append(
                {
                    "section": sentence.section,
                    "sentence": sentence.text,
                    "word": word,
                    "place": str(first) if first else "",
                    "path": list(first.path) if first else None,
                }
            )
    return found


def _obligation(inspection: pipeline.Inspection, artifact: Artifact, seen: dict[str, Any]) -> Obligation:
    path = seen["path"]
    return Obligation(
        f"{artifact.document_type.id}/{artifact.name}",
        artifact.edition,
        seen["section"],
        seen["sentence"],
        seen["word"],
        seen["place"],
        backing(inspection.policy_set.reading(artifact.language), tuple(path)) if path is not None else None,
    )
