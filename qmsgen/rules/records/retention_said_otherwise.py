"""A text keeps a record for another time than its register entry.

The procedure says three years, the register five: whoever destroys by the one breaks the other, and the auditor finds
both on the same afternoon.

Leave the time to `retention` of the record and let texts only name the record.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem, Spot
from qmsgen.model.quantity import Duration
from qmsgen.model.quantity.running_text import times_kept
from qmsgen.model.source import KeyPath

CODE: Final = "QMS339"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every text of a record, or of a step that leaves one, with a time of keeping that is not the record's."""
    for owner, path, words, record in _texts(policy_set):
        if isinstance(record.retention, Duration):
            for said in times_kept(words):
                if said.contradicts([record.retention]):
                    yield Problem(
                        owner,
                        path,
                        phrase(
                            "`{record}` is kept `{said}` here, but `{retention}` in the register",
                            record=record.id,
                            said=said.words,
                            retention=record.retention,
                        ),
                        phrase("leave the time to `retention` of the record"),
                        (Spot(record, ("retention",), phrase("kept `{time}`", time=record.retention)),),
                    )


def _texts(policy_set: PolicySet) -> Iterator[tuple[Element, KeyPath, str, Element]]:
    for record in policy_set.records:
        for wording in policy_set.wordings_of(record):
            yield from ((record, path, words, record) for _, path, words in wording.spoken)
    for process in policy_set.processes:
        left = {step.id: step.record for step in process.steps if len(step.record) == 1}
        for wording in policy_set.wordings_of(process):
            if wording.path[0] == "steps" and wording.path[1] in left:
                (record,) = left[str(wording.path[1])]
                yield from ((process, path, words, record) for _, path, words in wording.spoken)
