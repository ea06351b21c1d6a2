"""A sentence for people, kept apart from its values so that it can be said in another language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable


LONGEST: Final = 300
"""So many characters of a value are said."""

_GAP: Final = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Phrase:
    """An English sentence with `{named}` gaps and what fills them; `str()` says it in English."""

    template: str
    values: tuple[tuple[str, object], ...] = ()

    def __str__(self) -> str:
        return self.said(lambda template: template)

    def said(self, translate: Callable[[str], str]) -> str:
        """Say the sentence, its template put through a catalogue first."""
        values = dict(self.values)
        return _GAP.sub(lambda gap: _short(str(values.get(gap[1], gap[0]))), translate(self.template))


def _short(value: str) -> str:
    """What fills a gap: nobody reads a message of many lines."""
    return value if len(value) <= LONGEST else f"{value[: LONGEST - 1]}…"


def phrase(template: str, /, **values: object) -> Phrase:
    """Make a phrase: `phrase("no role named `{name}`", name="fitter")`."""
    return Phrase(template, tuple(values.items()))
