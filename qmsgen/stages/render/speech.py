"""How values become words in a document's language, each text carrying a mark of where it was typed.

Texts pass through templates between two noncharacters that no file may contain; the markup parser turns the
marks into provenance. So a template prints `{{ process.purpose }}` and knows nothing of origins.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Final

from jinja2 import Undefined
from jinja2.exceptions import TemplateRuntimeError
from markupsafe import Markup, escape

from qmsgen.languages import catalogue
from qmsgen.model.calendar import WeeklyHours, format_hours
from qmsgen.model.element import Element
from qmsgen.model.phrase import Phrase
from qmsgen.model.quantity import Quantity, format_quantity
from qmsgen.model.source import Origin
from qmsgen.model.text import Text

START: Final = "\ufdd0"
MIDDLE: Final = "\ufdd1"
END: Final = "\ufdd2"
_GAP: Final = re.compile(r"%(?:\((\w+)\)s|%)")


class Speech:
    """The words of one document: its catalogue, and the texts that were printed so far."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.printed: list[Text] = []
        self._catalogue = catalogue(language)
        self._functions = (self._catalogue.gettext, self._catalogue.ngettext)

    def say(self, value: object) -> object:
        """What `{{ value }}` prints: marked text, a quantity in words, an ISO date; nothing for an absent value."""
        match value:
            case Text():
                self.printed.append(value)
                return f"{START}{len(self.printed) - 1}{MIDDLE}{value}{END}"
            case None:
                return ""
            case bool():
                return self._catalogue.gettext("yes") if value else self._catalogue.gettext("no")
            case str() | int() | Decimal() | Undefined():
                return value
            case date():
                return value.isoformat()
            case Phrase():
                return self._quantities_said(value).said(self._catalogue.gettext)
            case _ if isinstance(value, Quantity):
                return format_quantity(value, *self._functions)
            case WeeklyHours():
                return format_hours(value, self._catalogue.gettext)
        raise TemplateRuntimeError(f"{_kind(value)} cannot be printed; name one of its properties")

    def _quantities_said(self, said: Phrase) -> Phrase:
        """A phrase whose quantities are in the words of the language."""
        values = {
            name: format_quantity(value, *self._functions) if isinstance(value, Quantity) else value
            for name, value in said.values
        }
        return replace(said, values=tuple(values.items()))

    def gettext(self, message: str, /, **values: object) -> Markup:
        """A phrase of the template in the document's language, its `%(gaps)s` filled and escaped."""
        return self._filled(self._catalogue.gettext(message), values)

    def ngettext(self, singular: str, plural: str, n: int, /, **values: object) -> Markup:
        """Likewise for a phrase that depends on a number."""
        return self._filled(self._catalogue.ngettext(singular, plural, n), {"num": n, **values})

    def pgettext(self, context: str, message: str, /, **values: object) -> Markup:
        """Likewise for a word that means different things in different places."""
        return self._filled(self._catalogue.pgettext(context, message), values)

    def callables(self) -> dict[str, Callable[..., Markup]]:
        """The names under which templates find these."""
        return {"_": self.gettext, "gettext": self.gettext, "ngettext": self.ngettext, "pgettext": self.pgettext}

    def _filled(self, phrase: str, values: dict[str, object]) -> Markup:
        fill = partial(self._fill, values=values)
        pieces = _GAP.split(phrase)
        if len(pieces) == 1:
            return escape(phrase)
        out = Markup()
        for index, piece in enumerate(pieces):
            out += escape(piece) if index % 2 == 0 else fill(piece)
        return out

    def _fill(self, name: str | None, *, values: dict[str, object]) -> Markup:
        if name is None:
            return Markup("%")
        if name not in values:
            raise TemplateRuntimeError(f"the phrase wants `{name}`, which the template does not give")
        return escape(self.say(values[name]))

    def origin(self, index: int) -> tuple[Origin, str]:
        """The origin of a marked text, and its language where that is not the document's."""
        text = self.printed[index]
        foreign = text.language if text.language not in {"", self.language} else ""
        return text.origin, foreign


def _kind(value: object) -> str:
    return f"a {value.shape.kind}" if isinstance(value, Element) else f"a {type(value).__name__}"
