"""The revision of a document is not in its history.

Readers look at the history to see what changed since the version they know. A revision that is missing there was
made without a reason on record.

Add the revision to `history` with what changed and why: `{revision: A/1, on: 2026-04-02, change: the follow-up call was
added after two complaints}`. A first issue (`A/0`, `1.0`, `1`) needs no history.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from qmsgen.model.controlled import controlled
from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS106"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every document whose history does not tell of its present revision, be it that it has none after the first."""
    for _, data in controlled(policy_set):
        told = {str(change.revision) for change in data.history}
        revision = str(data.revision or "")
        if revision and revision not in told and (told or (data.state == "approved" and _is_later(revision))):
            yield Problem(
                data,
                ("revision",),
                phrase("revision `{revision}` is not in the history", revision=data.revision),
                phrase("add it under `history` with what changed"),
            )


_LATER: Final = re.compile(r"[A-Z]/[1-9][0-9]*|[B-Z]/0|(?:[Rr]ev\.? ?)?0*[2-9]|1\.[1-9][0-9]*|[2-9]\.[0-9]+")
"""Revisions that cannot be the first of a document, in the usual ways of counting."""


def _is_later(revision: str) -> bool:
    return _LATER.fullmatch(revision) is not None
