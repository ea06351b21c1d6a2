"""Findings to a text in one of the report formats."""

from __future__ import annotations

from qmsgen import plugins
from qmsgen.errors import UsageError
from qmsgen.model.phrase import listed, phrase
from qmsgen.reporters import Report

_PACKAGE = "qmsgen.reporters"


def reporters() -> tuple[str, ...]:
    """The names of all report formats."""
    return plugins.top_names(_PACKAGE)


def report(told: Report, name: str) -> str:
    """The findings in the format of that name."""
    if name not in reporters():
        raise UsageError(phrase("no report `{name}`", name=name), phrase("known: {names}", names=listed(reporters())))
    text: str = plugins.plugin(_PACKAGE, name).report(told)
    return text
