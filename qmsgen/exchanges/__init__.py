"""What people filled in, read back from files that may be hostile: one module a format, named by the suffix.

A reader never runs, fetches or reckons anything. It yields what stands in the blanks, each with the place that a person
finds again, and judges nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from qmsgen import plugins
from qmsgen.errors import QmsgenError
from qmsgen.model.phrase import Phrase, listed, phrase

MOST_BYTES: Final = 30_000_000
LONGEST_ANSWER: Final = 32_767
"""So much holds a cell of a workbook."""


@dataclass(frozen=True, slots=True)
class Form:
    """The form that was filled in, as its reader must know it."""

    heads: Mapping[str, str]
    """What stands in each column of a table, by the words above it, in all languages of the form."""
    blanks: frozenset[str]
    """The names of the blanks of a row."""
    rows: frozenset[str]
    """The ids of the rows."""
    choices: Mapping[str, Mapping[str, str]]
    """For a blank with choices the stored value by the words that the form shows, in all languages of the form."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What stands in one blank."""

    name: str
    """The name of the blank: of a row `row.blank`, such as `field-repair.test.grade`."""
    value: str
    at: str
    """Where a person finds it: `Installation!F12`, the name of a form field."""
    is_formula: bool = False


class Unreadable(QmsgenError):
    """A file that cannot be read, or should not be."""


Reader = Callable[[bytes, Form], Iterable[Filled]]


def suffixes() -> tuple[str, ...]:
    """The formats that can be read back, as file names end."""
    return plugins.top_names("qmsgen.exchanges")


def read(data: bytes, suffix: str, form: Form) -> list[Filled]:
    """What was filled in; `Unreadable` with the reason where the file is unsound, hostile or of another kind."""
    if suffix not in suffixes():
        known = phrase("known: {names}", names=listed(suffixes()))
        raise Unreadable(phrase("a file that ends in `.{suffix}` cannot be read back", suffix=suffix), known)
    if len(data) > MOST_BYTES:
        raise Unreadable(phrase("the file is larger than {most} MB", most=MOST_BYTES // 1_000_000))
    reader: Any = plugins.plugin("qmsgen.exchanges", suffix)
    try:
        return list(reader.read(data, form))
    except (Unreadable, MemoryError):
        raise
    except Exception as error:  # whatever a library says of a damaged file
        raise Unreadable(_damaged(error)) from error


def _damaged(error: Exception) -> Phrase:
    return phrase("the file is damaged: {why}", why=f"{type(error).__name__}: {error}"[:200])
