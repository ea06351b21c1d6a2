"""The number of a document is not of the form that the client's pattern gives.

A number that follows no pattern is mistyped sooner or later, and the register cannot be sorted by it.

Write the number after the pattern of the brand, or leave `number` out to be given the next free one. Old numbers that
customers know may stay until the document is revised.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.controlled import controlled
from qmsgen.model.defect import Severity
from qmsgen.model.document_numbers import Pattern, pattern_of
from qmsgen.model.element import Element
from qmsgen.model.phrase import listed, phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS143"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """A pattern that cannot be understood, else every number of another form where the pattern is enforced."""
    brand = policy_set.brand
    if brand is None or brand.numbering is None:
        return
    pattern = pattern_of(policy_set.material.root)
    if pattern is None:
        yield _not_understood(brand.numbering)
    elif brand.numbering.enforced:
        form = pattern.form()
        for element, data in controlled(policy_set):
            if element.path[0] != "documents" or element.template is not None:
                number = str(data.number or "")
                if number and not form.fullmatch(number):
                    yield Problem(
                        data,
                        ("number",),
                        phrase("`{number}` is not of the form `{pattern}`", number=number, pattern=pattern.text),
                        phrase("write it after the pattern, or leave it out to be given the next free one"),
                    )


def _not_understood(numbering: Element) -> Problem:
    unknown = Pattern(numbering.node).unknown()
    message = phrase("the pattern has no `{seq}`")
    if unknown:
        message = phrase("nothing is known to put in place of {gaps}", gaps=listed(unknown))
    hint = phrase("a pattern may hold `{kind}`, `{seq:02}`, `{org}`, `{level}`, `{unit}`, `{year}`")
    return Problem(numbering, ("pattern",), message, hint)
