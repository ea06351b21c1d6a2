"""A document is called approved but nobody signed for it.

`approved` says on every page that somebody put the document in force. Without the role and the day of each
signature the statement cannot be proved.

Write who prepared and who approved it and on which day, `approved: {by: general-manager, on: 2026-03-06}`, or set
`state: draft` until it is signed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.controlled import controlled
from qmsgen.model.defect import Severity
from qmsgen.model.phrase import Phrase, phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS104"
SEVERITY: Final = Severity.ERROR


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every signature that an approved document lacks, or that has no day."""
    for _, data in controlled(policy_set):
        if data.state != "approved":
            continue
        for stage in ("prepared", "approved"):
            if not data.given(stage):
                message = phrase("the document is approved, but nobody is named under `{stage}`", stage=stage)
                yield Problem(data, ("state",), message, _cure())
        for stage in ("prepared", "reviewed", "approved"):
            signing = getattr(data, stage)
            if signing is not None and not signing.given("on"):
                message = phrase("the document is approved, but `{stage}` has no date", stage=stage)
                yield Problem(data, (stage,), message, _cure())


def _cure() -> Phrase:
    return phrase("write `by` and `on`, or set `state: draft` until it is signed")
