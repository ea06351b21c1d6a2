"""An item of a survey asks two things at once.

"The engineer was quick and polite" cannot be answered by somebody whose engineer was quick and rude. They tick the
middle, and nobody can act on the answer.

Make two items of it, or keep the one that matters more. Two nouns that are one thing to the customer, such as "terms
and conditions", are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS513"
SEVERITY: Final = Severity.WARNING
SYSTEMS: Final = ("S-D1",)

_TWO: Final = re.compile(
    r"\bboth\b.+\band\b"
    r"|\b\w+ly\s+(?:and|or)\s+\w+ly\b"
    r"|\b(?:is|are|was|were|feel|feels|seem|seems|look|looks)\s+(?:always\s+|very\s+)?(?!.*\bbetween\b)"
    r"(?!neat and|clean and tidy|safe and sound|up and)[a-z]+\s+(?:and|or)\s+(?!wh|how\b)[a-z]+\s*[.]?$"
    r"|既.+又|不仅.+而且|不但.+还|并且|而且|，并且?(?![非不])",
    re.IGNORECASE,
)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every item that joins two predicates, in one of the languages."""
    for language in policy_set.languages:
        for survey in policy_set.reading(language).surveys:
            for item in (item for dimension in survey.dimensions for item in dimension.items):
                found = _TWO.search(item.ask or "")
                if found is not None:
                    message = phrase("item `{item}` asks two things: `{words}`", item=item.id, words=found[0])
                    path = item.ask.origin.path[len(item.path) :]
                    yield Problem(item, path, message, phrase("make two items of it"))
