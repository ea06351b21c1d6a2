"""A character cannot be printed in the fonts of the documents.

Another machine would set it in some other font or as an empty box; in a PDF that is to be kept for years, neither may
happen. Rare characters of names and emoji are concerned.

Write it with other characters or in words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.figures.glyphs import missing_glyphs
from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS612"
SEVERITY: Final = Severity.ERROR
ESSENTIAL: Final = True


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every text with a character that no font of the documents shows; the first such character is named."""
    for wording in policy_set.wordings:
        for _, path, words in wording.spoken:
            missing = missing_glyphs(words)
            first = next((character for character in words if character in missing), None)
            if first is not None:
                yield Problem(
                    wording.element,
                    path,
                    phrase("the character `{code}` is in no font of the documents", code=f"{first} U+{ord(first):04X}"),
                    phrase("write it with other characters, or in words"),
                )
