"""How much of the documents of a set is still as its packs have it: rendered, measured, never written."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from qmsgen import isolation, pipeline
from qmsgen.errors import QmsgenError
from qmsgen.isolation import Failure
from qmsgen.model.artifact import Artifact
from qmsgen.model.boilerplate import Share
from qmsgen.model.document.authorship import Authorship, authorship
from qmsgen.model.occasion import Occasion
from qmsgen.model.policy_set import PolicySet


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
    policy_set = inspection.policy_set
    readings = {language: policy_set.reading(language) for language in policy_set.languages}
    occasions = pipeline.occasions(inspection, artifacts, order.on)
    tasks = [partial(_measure, artifact, readings, inspection, occasions) for artifact in artifacts]
    for outcome in isolation.run(tasks, order.limits, order.workers):
        artifact = artifacts[outcome.index]
        yield from ((artifact, why) for why in outcome.failures.values())
        for data in outcome.results.values():
            sections = tuple(Authorship(title, Share(own, lent)) for title, own, lent in json.loads(data))
            state = artifact.control.state if artifact.control else ""
            if sections:
                yield Measured(f"{artifact.document_type.id}/{artifact.name}", artifact.edition, state or "", sections)


def _measure(
    artifact: Artifact,
    readings: Mapping[str, PolicySet],
    inspection: pipeline.Inspection,
    occasions: Mapping[str, Occasion],
) -> Iterator[tuple[str, bytes | QmsgenError]]:
    document = pipeline.rendered(artifact, readings, inspection.templates, occasions)
    sections = [(one.section, one.words.own, one.words.lent) for one in authorship(document)]
    yield "sections", json.dumps(sections).encode()
