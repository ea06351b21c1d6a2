"""A question offers a choice of nothing.

The form prints a question of the kind `choice` with no box to tick.

List the answers under `options`, with `other` as the last where it is needed; or choose another `kind`, such as
`text`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS336"
SEVERITY: Final = Severity.ERROR
ESSENTIAL: Final = True


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every field of a record or question of a survey that is a choice without options."""
    for question in _questions(policy_set):
        if question.kind == "choice" and not question.given("options"):
            message = phrase("`{ask}` is a choice without options", ask=question.ask)
            yield Problem(question, ("kind",), message, phrase("list the answers under `options`"))


def _questions(policy_set: PolicySet) -> Iterator[Element]:
    for record in policy_set.records:
        yield from record.fields
    for survey in policy_set.surveys:
        yield from survey.respondent
        yield from survey.questions
