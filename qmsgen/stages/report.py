"""Findings to a text in one of the report formats."""

from __future__ import annotations

from collections.abc import Iterable

from qmsgen import plugins
from qmsgen.errors import UsageError
from qmsgen.model.phrase import listed, phrase
from qmsgen.reporters import Report

_PACKAGE = "qmsgen.reporters"


def reporters() -> tuple[str, ...]:
    """The names of all report formats."""
    return plugins.top_names(_PACKAGE)


def refuse_unknown(names: Iterable[str]) -> None:
    """A format that does not exist is a mistake of the command line."""
    for name in names:
        if name not in reporters():
            known = phrase("known: {names}", names=listed(reporters()))
            raise UsageError(phrase("no report `{name}`", name=name), known)


def report(told: Report, name: str) -> str | bytes:
    """The findings in the format of that name; bytes where it is no text."""
    refuse_unknown((name,))
    made: str | bytes = plugins.plugin(_PACKAGE, name).report(told)
    return made
