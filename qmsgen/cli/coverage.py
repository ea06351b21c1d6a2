"""`qmsgen coverage`: how strongly policy sets answer the clauses of their standards, and what to write."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Final

import click

from qmsgen import pipeline
from qmsgen.cli import clause_json, clause_table
from qmsgen.cli.clause_document import document
from qmsgen.cli.ending import Exit
from qmsgen.cli.sets import inspected, show
from qmsgen.cli.standards_covered import Covered, covered
from qmsgen.cli.telling import say, say_as_is
from qmsgen.errors import EnvironmentFault, UsageError
from qmsgen.model.coverage_goal import Goal
from qmsgen.model.phrase import phrase
from qmsgen.model.strength import STRENGTHS, Strength

_DOCUMENTS: Final = {"html": "html", "xlsx": "xlsx", "markdown": "md"}
_STILL_TOLD: Final = ("unknown-clause",)


@click.command()
@click.argument("sets", metavar="SET...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", *_DOCUMENTS]),
    default="text",
    help="A table on the terminal, JSON for programs, or a document.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="File to write into.")
@click.option("--standard", "standards", multiple=True, metavar="ID", help="Only this standard, claimed or not.")
@click.option(
    "--at-least", type=click.Choice(STRENGTHS[1:]), help="How strongly each clause must be answered, whatever it asks."
)
@click.option("--threshold", metavar="PERCENT", help="The share of clauses that must be answered strongly enough.")
@click.option("--date", "on", type=click.DateTime(["%Y-%m-%d"]), help="The day on which records must be in date.")
def command(
    sets: Sequence[Path],
    form: str,
    output: Path | None,
    standards: Sequence[str],
    at_least: Strength | None,
    threshold: str | None,
    on: datetime | None,
) -> int:
    """Say of each clause how strongly it is answered, whether that is enough, and what to write.

    With a threshold, or where a set names one, it ends with 1 where a standard falls short.
    """
    goal = None if at_least is None and threshold is None else Goal(_percent(threshold), at_least)
    if form in _DOCUMENTS and (len(sets) > 1 or (form == "xlsx" and output is None)):
        raise UsageError(phrase("a document is made of one set"), phrase("name one set, and a file with `-o`"))
    inspections = [one for _, one in inspected(sets, select=_STILL_TOLD, on=on)]
    wrong = [one for one in inspections if one.errors]
    if wrong:
        show(wrong, err=True)
    if any(not _readable(one) for one in wrong):
        return Exit.WRONG_INPUT
    found = [covered(one, standards, goal) for one in inspections]
    _give(_made(found, form, inspections, standards), output)
    short = [one for each in found for one in each.standards if not one.is_met]
    for one in short:
        say(one.result.sentence(one.catalogue.id), err=True)
    return Exit.WRONG_INPUT if short or wrong else Exit.DONE


def _readable(inspection: pipeline.Inspection) -> bool:
    """Whether nothing is wrong with a set but the number of a clause, which then counts for nothing."""
    return all(finding.name in _STILL_TOLD for finding in inspection.errors)


def _made(
    found: Sequence[Covered], form: str, inspections: Sequence[pipeline.Inspection], standards: Sequence[str]
) -> str | bytes:
    match form:
        case "text":
            return clause_table.table(found, colour=sys.stdout.isatty())
        case "json":
            return clause_json.report(found)
    return document(inspections[0], _DOCUMENTS[form], standards)


def _give(made: str | bytes, output: Path | None) -> None:
    if output is None:
        text = made if isinstance(made, str) else made.decode()
        say_as_is(text, colour=sys.stdout.isatty())
        return
    try:
        output.write_bytes(made if isinstance(made, bytes) else made.encode())
    except OSError as error:
        raise EnvironmentFault(phrase("cannot write `{path}`: {why}", path=output, why=error.strerror)) from None


def _percent(threshold: str | None) -> Decimal:
    if threshold is None:
        return Decimal(100)
    try:
        percent = Decimal(threshold.strip().removesuffix("%").rstrip())
    except InvalidOperation:
        percent = Decimal(-1)
    if not (percent.is_finite() and 0 <= percent <= 100):
        raise UsageError(phrase("`{text}` is no share", text=threshold), phrase("write a percentage such as `90%`"))
    return percent
