"""A step says when or what in words that everybody reads differently.

"Inform the customer promptly" is done in five minutes by one and tomorrow by another, and both followed the
procedure. An auditor cannot find either at fault, and so the step lays nothing down.

Write the time under `within` and name who and what: "Inform the branch manager", `within: 15 min`. Left alone is a
vague word in a step that has a time of its own, or beside a number in the same sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS325"
SEVERITY: Final = Severity.WARNING

_VAGUE_TIME: Final = re.compile(
    r"及时|尽快|尽早|第一时间|适时|\b(?:promptly|as soon as possible|asap|timely|in due course|without delay)\b",
    re.IGNORECASE,
)
_VAGUE_WHO: Final = re.compile(
    r"有关(?:部门|人员)|相关部门|适当(?:措施|处理|方式)"
    r"|\b(?:relevant|appropriate|competent) (?:departments?|persons?|staff|measures?|actions?)\b",
    re.IGNORECASE,
)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every step whose `do` leaves time, doer or action open, in one of the languages, once."""
    for language in policy_set.languages:
        for process in policy_set.reading(language).processes:
            for step in process.steps:
                found = _vague(step)
                if found is not None:
                    message = phrase("step `{step}` is vague: `{words}`", step=step.id, words=found)
                    path = step.do.origin.path[len(step.path) :]
                    yield Problem(step, path, message, phrase("say how long, who or what"))


def _vague(step: Element) -> str | None:
    for sentence in re.split("[。；.;!！]", step.do or ""):
        timed = step.given("within") or step.given("tiers") or re.search(r"\d", sentence)
        found = _VAGUE_WHO.search(sentence) or (None if timed else _VAGUE_TIME.search(sentence))
        if found is not None:
            return found[0]
    return None
