"""A translation is older than the text that it translates.

Somebody changed the Chinese sentence and forgot the English one; both are printed, and they say different things.

Translate the text anew, or find that the translation still holds; then say so with `qmsgen translations SET --accept`.
A translation that was never accepted is not judged.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.control.translations import owed
from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS650"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every translation whose source has changed since it was accepted."""
    for each in owed(policy_set) if policy_set.material.accepted else ():
        if each.state == "stale":
            wording = each.wording
            message = phrase(
                "the text for `{language}` is older than the text that it translates", language=each.language
            )
            cure = phrase("translate it anew, then accept it with `qmsgen translations --accept`")
            path = next((path for language, path, _ in wording.spoken if language == each.language), wording.path)
            yield Problem(wording.element, path, message, cure)
