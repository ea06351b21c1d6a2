"""What commands share: the sets they are given, and how findings are shown."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

import click

from qmsgen import pipeline
from qmsgen.cli import speech
from qmsgen.cli.telling import say_as_is
from qmsgen.errors import EnvironmentFault, UsageError
from qmsgen.model.finding import Finding
from qmsgen.model.phrase import phrase
from qmsgen.reporters import Report
from qmsgen.repository import policy_sets
from qmsgen.stages.check import kinds
from qmsgen.stages.report import refuse_unknown, report

PROFILE: Final = click.option(
    "--profile", default="", metavar="NAME", help="How strictly to judge: draft, release, audit, or one of your own."
)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be printed or written of the findings."""

    forms: tuple[tuple[str, Path | None], ...] = (("text", None),)
    """Formats, each with the file that it is written to; without one it is printed."""
    show_aside: bool = False
    against_baseline: bool = False


def wished(forms: Sequence[str], files: Sequence[Path]) -> tuple[tuple[str, Path | None], ...]:
    """The formats with their files, in the order in which both were named."""
    asked = tuple(forms) or ("text",)
    refuse_unknown(asked)
    if len(files) > len(asked):
        raise UsageError(phrase("more files than formats"), phrase("name a `--format` before each `-o`"))
    paired = (*zip(asked, files, strict=False), *((form, None) for form in asked[len(files) :]))
    if len(asked) - len(files) > 1:
        raise UsageError(phrase("only one format can be printed"), phrase("write the others to files with `-o`"))
    return paired


def inspected(
    sets: Sequence[Path],
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    theme: str = "",
    on: datetime | None = None,
    profile: str = "",
) -> Iterator[tuple[Path, pipeline.Inspection]]:
    """Inspect every set that the command line names, or that lies in a folder which it names."""
    day = on.date() if on else None
    for folder in dict.fromkeys(one for named in sets for one in policy_sets(named)):
        shown_as = folder.as_posix()
        yield (
            folder,
            pipeline.inspect(folder, shown_as, select=select, ignore=ignore, theme=theme, on=day, profile=profile),
        )


def show(inspections: Sequence[pipeline.Inspection], wish: Wish = Wish(), *, err: bool = False) -> None:
    """Tell the findings of several sets as one report, in each of the formats that are wished for."""
    findings: list[Finding] = [finding for one in inspections for finding in one.findings]
    sources = {name: lines for one in inspections for name, lines in one.sources.items()}
    sets = {one.folder: one.findings for one in inspections}
    aside = [each for one in inspections for each in one.aside]
    stream = sys.stderr if err else sys.stdout
    for form, file in wish.forms:
        told = Report(
            findings,
            sources,
            sets,
            speech.language(),
            speech.translate,
            colour=file is None and stream.isatty(),
            aside=aside,
            show_aside=wish.show_aside,
            kinds=kinds(),
            against_baseline=wish.against_baseline,
        )
        made = report(told, form)
        if file is not None:
            write(file, made if isinstance(made, bytes) else made.encode("utf-8", "backslashreplace"))
        elif isinstance(made, bytes):
            raise UsageError(phrase("`{form}` is no text", form=form), phrase("write it to a file with `-o`"))
        else:
            say_as_is(made, err=err, colour=told.colour)


def write(file: Path, content: bytes) -> None:
    """Write a file that the command line names."""
    try:
        file.write_bytes(content)
    except OSError as error:
        raise EnvironmentFault(phrase("cannot write `{path}`: {why}", path=file, why=error.strerror)) from None


def words(_ctx: click.Context, _parameter: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    """Options may be repeated, or hold several words with commas between."""
    return tuple(word.strip() for value in values for word in value.split(",") if word.strip())
