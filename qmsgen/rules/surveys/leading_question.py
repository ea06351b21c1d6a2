"""A question of a survey puts the answer into the respondent's mouth.

"How satisfied were you with our excellent service?" gets the answer it asks for, and the organisation learns what it
told itself.

Ask without praise and without expecting agreement: "How was the visit?", "The engineer explained the fault".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS515"
SEVERITY: Final = Severity.WARNING
SYSTEMS: Final = ("S-D1",)

_LEADING: Final = re.compile(
    r"\b(?:don['’]t|wouldn['’]t|do) you (?:not )?agree\b|\bas you know\b|\bof course\b|\bobviously\b"
    r"|\bour (?:excellent|outstanding|first-class|world-class|superb|friendly|professional)\b"
    r"|难道|众所周知|您一定|想必|是否也认为|我们(?:优质|卓越|一流|贴心|周到)的",
    re.IGNORECASE,
)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every item and question that suggests its answer."""
    for language in policy_set.languages:
        for survey in policy_set.reading(language).surveys:
            items = (item for dimension in survey.dimensions for item in dimension.items)
            for asked, words in (*((one, one.ask) for one in (*items, *survey.questions)), *_whole(survey)):
                found = _LEADING.search(words or "")
                if found is not None:
                    path = words.origin.path[len(asked.path) :]
                    message = phrase("`{words}` suggests the answer", words=found[0])
                    yield Problem(asked, path, message, phrase("ask without praise"))


def _whole(survey: Element) -> Iterator[tuple[Element, Any]]:
    yield from ((survey, getattr(survey, key)) for key in ("overall", "recommend"))
