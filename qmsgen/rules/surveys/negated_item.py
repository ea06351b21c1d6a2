"""An item of a survey says what is not so.

"The engineer was not late": who agrees, and who misses the little word? Part of the respondents answer the opposite
of what they think, and the mean of the dimension becomes noise.

Say it the positive way: "The engineer came on time". An item that is meant to be turned round carries
`reverse: true` and is left alone, as is "nothing was broken" and the like with one clear reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS514"
SEVERITY: Final = Severity.WARNING
SYSTEMS: Final = ("S-D1",)

_NEGATED: Final = re.compile(
    r"\b(?:is|are|was|were|does|do|did|has|have|had|can|could|will|would|should)\s+(?:not|never)\b|\b\w+n['’]t\b"
    r"|从不|从未|从来不|并不|并未|未能|没能|不够",
    re.IGNORECASE,
)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every item with a negated verb that is not marked as reversed."""
    for language in policy_set.languages:
        for survey in policy_set.reading(language).surveys:
            for item in (item for dimension in survey.dimensions for item in dimension.items):
                found = _NEGATED.search(item.ask or "")
                if found is not None and not item.reverse:
                    message = phrase("item `{item}` is negated: `{words}`", item=item.id, words=found[0])
                    path = item.ask.origin.path[len(item.path) :]
                    yield Problem(item, path, message, phrase("say it the positive way, or write `reverse: true`"))
