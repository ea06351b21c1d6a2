"""A text has full-width letters or digits.

ＡＴＭ and １０ come from an input method left in the wrong mode; they print wide apart and are not found by a search.

Type letters and digits at half width.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from unicodedata import normalize

from qmsgen.model.defect import Severity
from qmsgen.model.fix import Change
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS610"
SEVERITY: Final = Severity.WARNING

_WIDE: Final = re.compile(r"[０-９Ａ-Ｚａ-ｚ]+")


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every text with full-width letters or digits."""
    for wording in policy_set.wordings:
        for _, path, words in wording.spoken:
            wide = _WIDE.search(words)
            if wide is not None:
                message = phrase("`{wide}` is typed at full width", wide=wide[0])
                hint = phrase("write `{narrow}`", narrow=normalize("NFKC", wide[0]))
                mended = Change(words, _WIDE.sub(lambda found: normalize("NFKC", found[0]), words))
                yield Problem(wording.element, path, message, hint, change=mended)
