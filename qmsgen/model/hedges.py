"""Words that take a promise back, in English and Chinese."""

from __future__ import annotations

import re
from typing import Final

_HEDGE: Final = re.compile(
    r"尽量|力争|原则上|视情况|最终解释权|另行通知|仅限|须凭"
    r"|\b(?:where(?:ver)? possible|if possible|(?:reasonable|best) (?:efforts|endeavours))\b"
    r"|\bat our (?:sole )?discretion\b|\bsubject to availability\b|\bnormally\b|\bin principle\b",
    re.IGNORECASE,
)


def hedge(text: str) -> str:
    """The first word of a text that takes back what it promises; empty where there is none."""
    found = _HEDGE.search(text)
    return found[0] if found else ""
