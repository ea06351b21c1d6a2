"""A customer must bring what the organisation already has.

"Please send a copy of the service order": the order lies in the organisation's own files. Whoever was let down once
is asked to prove it, and most give up, which is what such a condition looks made for.

Drop the evidence and look it up, by the number or name that the customer gives. Only the title of a record that the
set keeps is recognised; a number or a name to find it by is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS427"
SEVERITY: Final = Severity.WARNING

_FOR_LOOKING_UP: Final = re.compile(r"\b(?:number|no\.|id|name|code|reference)\b|号|编号|姓名", re.IGNORECASE)
_SHORTEST: Final = 4


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every evidence for a claim that is a record of the organisation, by its title."""
    for language in policy_set.languages:
        reading = policy_set.reading(language)
        titles = [str(record.title) for record in reading.records if len(record.title or "") >= _SHORTEST]
        for commitment in reading.commitments:
            for words in commitment.invoke.evidence if commitment.invoke is not None else ():
                held = next((title for title in titles if title.casefold() in words.casefold()), None)
                if held is not None and not _FOR_LOOKING_UP.search(words):
                    message = phrase("the organisation has `{record}` itself", record=held)
                    path = words.origin.path[len(commitment.path) :]
                    yield Problem(commitment, path, message, phrase("look it up instead of asking for it"))
