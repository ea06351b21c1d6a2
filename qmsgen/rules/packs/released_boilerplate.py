"""An approved document is almost word for word a pack's.

A pack says what every such organisation does. A procedure of which hardly a word was changed has probably not been held
against how the work is done here, and staff notice that sooner than auditors.

Go through it with those who do the work, and write in your own files what is different. Where a sentence of the pack is
true for you, write it all the same: then it is yours. `qmsgen boilerplate SET` shows how much of each document is still
a pack's; in drafts that text is marked.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.boilerplate import share_of_words
from qmsgen.model.controlled import controlled
from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS124"
SEVERITY: Final = Severity.WARNING

_MOST: Final = 80
"""So many of a hundred words may be a pack's: where four of five are, nobody has gone through the text."""


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every approved document of whose element more than four words of five are a pack's."""
    for element, data in controlled(policy_set) if policy_set.material.foundation.packs else ():
        if data.state == "approved":
            lent = share_of_words(element, policy_set).percent_lent
            if lent > _MOST:
                message = phrase("{n} % of the words of the approved `{id}` are a pack's", n=lent, id=element.id)
                yield Problem(data, ("state",), message, phrase("say in your own files what is different with you"))
