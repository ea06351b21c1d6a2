"""A sentence for people, kept apart from its values so that it can be said in another language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

MOST_NAMES: Final = 10
"""So many names are listed; an ellipsis stands for the rest."""

LONGEST: Final = 300
"""So many characters of a value are said."""

_GAP: Final = re.compile(r"\{(\w+)\}")
_SENTENCE_END: Final = re.compile(r"\. (?=[A-Z])|\.$|。")
_BETWEEN: Final = ", "


@dataclass(frozen=True, slots=True)
class Phrase:
    """An English sentence with `{named}` gaps and what fills them; `str()` says it in English.

    A value that is a phrase is said in the same language; a tuple is a list of names or phrases.
    """

    template: str
    values: tuple[tuple[str, object], ...] = ()
    is_borrowed: bool = False
    """Whether it is a sentence of a schema, with a capital and a full stop, rather than a message."""

    def __str__(self) -> str:
        return self.said(str)

    def about(self, **values: object) -> Phrase:
        """The same sentence with other values in its gaps."""
        return Phrase(self.template, tuple(values.items()), self.is_borrowed)

    def said(self, translate: Callable[[str], str]) -> str:
        """Say the sentence, its template put through a catalogue first."""
        if self.is_borrowed:
            return _as_message(translate(self.template))
        values = dict(self.values)
        return _GAP.sub(
            lambda gap: _said(values[gap[1]], translate) if gap[1] in values else gap[0], translate(self.template)
        )


def phrase(template: str, /, **values: object) -> Phrase:
    """Make a phrase: `phrase("no role named `{name}`", name="fitter")`."""
    return Phrase(template, tuple(values.items()))


def borrowed(sentence: str) -> Phrase:
    """The first sentence of a description as a message; the whole description is what a catalogue translates."""
    return Phrase(sentence, is_borrowed=True)


def listed(names: Iterable[object]) -> tuple[str, ...]:
    """Names as the value of a gap, each in backticks, with an ellipsis for those beyond `MOST_NAMES`."""
    quoted = tuple(f"`{name}`" for name in names)
    return quoted if len(quoted) <= MOST_NAMES else (*quoted[:MOST_NAMES], "…")


def _as_message(description: str) -> str:
    sentence = _SENTENCE_END.split(description, maxsplit=1)[0]
    return sentence if sentence[1:2].isupper() else sentence[:1].lower() + sentence[1:]


def _said(value: object, translate: Callable[[str], str]) -> str:
    if isinstance(value, Phrase):
        return value.said(translate)
    if isinstance(value, tuple):
        return translate(_BETWEEN).join(_said(item, translate) for item in value)
    return _short(str(value))


def _short(value: str) -> str:
    """What fills a gap: nobody reads a message of many lines."""
    return value if len(value) <= LONGEST else f"{value[: LONGEST - 1]}…"


def again(template: str, values: Mapping[str, object]) -> Phrase:
    """A phrase that another process said, from what is left of it."""
    return Phrase(template, tuple(values.items()))
