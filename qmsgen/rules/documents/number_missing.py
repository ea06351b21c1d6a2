"""A controlled document has no number.

People file, cite and recall documents by number; one without cannot be told from its copies or its namesakes.

Write `number: HX-QP-04`, or set a `pattern` under `brand.numbering` once: then every document without a number is
given the next free one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.controlled import controlled
from qmsgen.model.defect import Severity
from qmsgen.model.document_numbers import pattern_of
from qmsgen.model.phrase import Phrase, listed, phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS144"
SEVERITY: Final = Severity.ERROR


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every document without a number that no pattern could give one to."""
    for element, data in controlled(policy_set):
        if not data.number:
            pattern = pattern_of(policy_set.material.root)
            missing = pattern.missing(str(element.path[0]), element.node) if pattern else ()
            yield Problem(data, (), phrase("the document has no number"), _hint(missing))


def _hint(missing: tuple[str, ...]) -> Phrase:
    if not missing:
        return phrase("write `number: QP-01`, or a pattern under `brand.numbering`")
    return phrase("write `number`, or say under `brand.numbering` what {gaps} stands for here", gaps=listed(missing))
