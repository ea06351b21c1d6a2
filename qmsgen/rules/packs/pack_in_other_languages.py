"""A pack has no texts in a language of the set.

Documents in that language would print what is the pack's in another one, in the middle of a page.

Write the texts that you use of it in that language, or leave the language out until the pack has it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import listed, phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS123"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every language of the set that one of its packs does not speak."""
    for pack in policy_set.material.foundation.packs:
        for index, language in enumerate(policy_set.languages):
            if pack.languages and language not in pack.languages:
                message = phrase("the pack `{pack}` has no texts in `{language}`", pack=pack.id, language=language)
                hint = phrase("it has: {names}", names=listed(pack.languages))
                yield Problem(policy_set.whole, ("languages", index), message, hint)
