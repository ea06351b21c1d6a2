"""Documents of a set rendered to be looked at, never encoded and never written."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from qmsgen import isolation, pipeline
from qmsgen.errors import QmsgenError
from qmsgen.isolation import Failure
from qmsgen.model.artifact import Artifact
from qmsgen.model.document import Document
from qmsgen.model.occasion import Occasion
from qmsgen.model.policy_set import PolicySet

Look = Callable[[Document], Any]
"""What is seen in a document, as JSON can say it."""


def looked_at(
    inspection: pipeline.Inspection, artifacts: Sequence[Artifact], order: pipeline.Order, look: Look
) -> Iterator[tuple[Artifact, Any | Failure]]:
    """What is seen in each document, or why it could not be rendered; each in a child process."""
    policy_set = inspection.policy_set
    readings = {language: policy_set.reading(language) for language in policy_set.languages}
    occasions = pipeline.occasions(inspection, artifacts, order.on)
    tasks = [partial(_look, artifact, readings, inspection, occasions, look) for artifact in artifacts]
    for outcome in isolation.run(tasks, order.limits, order.workers):
        artifact = artifacts[outcome.index]
        yield from ((artifact, why) for why in outcome.failures.values())
        yield from ((artifact, json.loads(data)) for data in outcome.results.values())


def _look(
    artifact: Artifact,
    readings: Mapping[str, PolicySet],
    inspection: pipeline.Inspection,
    occasions: Mapping[str, Occasion],
    look: Look,
) -> Iterator[tuple[str, bytes | QmsgenError]]:
    document = pipeline.rendered(artifact, readings, inspection.templates, occasions)
    yield "seen", json.dumps(look(document)).encode()
