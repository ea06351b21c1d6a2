"""A script blames the customer, a colleague or another department.

"You should have called earlier" is true and ends the conversation; "the warehouse made a mistake" tells the customer
that nobody is in charge. Whoever is let down wants to hear what happens now.

Say what the organisation does: "I am ordering the part now, it is here tomorrow at ten". Words under `never_say` are
the right place for such sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS614"
SEVERITY: Final = Severity.WARNING
SYSTEMS: Final = ("S-C3",)

_BLAME: Final = re.compile(
    r"\byou (?:should|could|ought to) have\b|\byour (?:own )?(?:fault|mistake)\b|\byou (?:failed|forgot) to\b"
    r"|\b(?:that|this|it)(?: is|['’]s) not (?:my|our) (?:fault|job|department|problem|responsibility)\b"
    r"|\b(?:my|our) colleagues? (?:made|forgot|failed|got)\b|\bwe only follow the rules\b"
    r"|您自己没|是您自己|您应该早|您早该|不归我管|不归我们管|不是我们的(?:问题|责任)|(?:同事|别的部门)(?:搞错|弄错|忘了|的错|的问题)",
    re.IGNORECASE,
)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every sentence to say that lays the blame on somebody, in one of the languages."""
    for wording in policy_set.wordings:
        for _, path, words in wording.spoken if "say" in wording.path else ():
            found = _BLAME.search(words)
            if found is not None:
                message = phrase("`{words}` lays the blame on somebody", words=found[0])
                yield Problem(wording.element, path, message, phrase("say what happens now"))
