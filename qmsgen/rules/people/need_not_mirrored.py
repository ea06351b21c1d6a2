"""The mirror of needs leaves some of them out.

Staff treat customers the way they are treated themselves. A need that the mirror leaves out is one that nobody
looks at on either side.

Write an entry under `mirror` for each of the seven needs.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import listed, phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS386"
SEVERITY: Final = Severity.WARNING
SYSTEMS: Final = ("S-B4",)


NEEDS: Final = ("respect", "fit", "success", "help", "individual-treatment", "self-image", "time")


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every mirror that is begun and not complete."""
    for recognition in policy_set.recognition:
        mirrored = {entry.need for entry in recognition.mirror}
        missing = [need for need in NEEDS if need not in mirrored]
        if mirrored and missing:
            message = phrase("the mirror leaves out {needs}", needs=listed(missing))
            yield Problem(recognition, ("mirror",), message, phrase("write an entry for each of the seven needs"))
