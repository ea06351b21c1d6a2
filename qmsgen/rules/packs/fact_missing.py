"""A pack asks something that only the organisation can say, and it is not said.

The pack stands in for it with a word of its own or a question in brackets. Drafts are made with that; a document that
is put in force must not be, so a build that is to be released is run with `--strict`.

Write the fact into your own files. Where the word of the pack is true for you, write it all the same: then it is yours.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.boilerplate import missing_facts
from qmsgen.model.defect import Severity
from qmsgen.model.pack import PACK
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS120"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every fact that the packs of an organisation's set ask and that it has not given; a pack need not give any."""
    for fact in missing_facts(policy_set) if not policy_set.whole.given(PACK) else ():
        message = phrase("`{path}` is not given: {ask}", path=fact.of, ask=fact.ask)
        hint = phrase("write it in your own files: `{yaml}`", yaml=_written(fact.of))
        yield Problem(policy_set.whole, ("extends", fact.item), message, hint)


def _written(dotted: str) -> str:
    *above, last = dotted.split(".")
    written = f"{last}: …"
    for key in reversed(above):
        written = f"{key}: {{{written}}}"
    return written
