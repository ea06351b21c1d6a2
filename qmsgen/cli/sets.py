"""What commands share: the sets they are given, and how findings are shown."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

import click

from qmsgen import pipeline
from qmsgen.cli import speech
from qmsgen.cli.telling import say_as_is
from qmsgen.model.finding import Finding
from qmsgen.reporters import Report
from qmsgen.repository import policy_sets
from qmsgen.stages.report import report


def inspected(
    sets: Sequence[Path],
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    theme: str = "",
    on: datetime | None = None,
) -> Iterator[tuple[Path, pipeline.Inspection]]:
    """Inspect every set that the command line names, or that lies in a folder which it names."""
    for folder in dict.fromkeys(one for named in sets for one in policy_sets(named)):
        day = on.date() if on else None
        yield folder, pipeline.inspect(folder, folder.as_posix(), select=select, ignore=ignore, theme=theme, on=day)


def show(inspections: Sequence[pipeline.Inspection], form: str = "text", *, err: bool = False) -> None:
    """Print the findings of several sets as one report."""
    findings: list[Finding] = [finding for one in inspections for finding in one.findings]
    sources = {name: lines for one in inspections for name, lines in one.sources.items()}
    stream = sys.stderr if err else sys.stdout
    sets = {one.folder: one.findings for one in inspections}
    told = Report(findings, sources, sets, speech.language(), speech.translate, colour=stream.isatty())
    say_as_is(report(told, form), err=err, colour=told.colour)


def words(_ctx: click.Context, _parameter: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    """Options may be repeated, or hold several words with commas between."""
    return tuple(word.strip() for value in values for word in value.split(",") if word.strip())
