"""Answers are listed for a question that is not a choice.

The form prints an empty line, and the answers that somebody thought of stand nowhere. Everybody writes it in their
own words, and the register cannot be counted.

Write `kind: choice` beside the `options`, or drop the options. Where the answer "other" is needed, add it to them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS392"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every field, column or question with options whose kind offers none."""
    for asked in _asked(policy_set):
        if asked.given("options") and asked.kind not in {"choice", "check"}:
            message = phrase("`{ask}` lists answers, but is no choice", ask=asked.ask)
            yield Problem(asked, ("options",), message, phrase("write `kind: choice`"))


def _asked(policy_set: PolicySet) -> Iterator[Element]:
    for record in policy_set.records:
        yield from (part for field in record.fields for part in (field, *field.columns))
    for survey in policy_set.surveys:
        yield from (*survey.respondent, *survey.questions)
