"""Findings to a text in one of the report formats."""

from __future__ import annotations

from qmsgen import plugins
from qmsgen.reporters import Report

_PACKAGE = "qmsgen.reporters"


def reporters() -> tuple[str, ...]:
    """The names of all report formats."""
    return plugins.top_names(_PACKAGE)


def report(told: Report, name: str) -> str:
    """The findings in the format of that name."""
    text: str = plugins.plugin(_PACKAGE, name).report(told)
    return text
