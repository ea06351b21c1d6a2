"""`qmsgen check`: say what is wrong with policy sets."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from qmsgen.cli.ending import Exit
from qmsgen.cli.sets import inspected, show, words
from qmsgen.model.finding import Severity


@click.command()
@click.argument("sets", metavar="SET...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "form", default="text", metavar="NAME", help="Format of the report: text or json.")
@click.option(
    "--select", multiple=True, callback=words, metavar="RULE", help="Run only these rules (code, name or area)."
)
@click.option("--ignore", multiple=True, callback=words, metavar="RULE", help="Leave these rules out.")
@click.option("--date", "on", type=click.DateTime(["%Y-%m-%d"]), help="The day on which things may be overdue.")
@click.option("--strict", is_flag=True, help="Let warnings count as errors.")
def command(
    sets: Sequence[Path],
    form: str,
    select: Sequence[str],
    ignore: Sequence[str],
    on: datetime | None,
    *,
    strict: bool,
) -> int:
    """Say what is wrong with policy sets: every finding with file, line, column and cure.

    Without a date nothing is overdue. Ends with 0 where nothing stops a build, with 1 where something does.
    """
    inspections = [inspection for _, inspection in inspected(sets, select, ignore, on=on)]
    show(inspections, form)
    weighty = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    wrong = any(finding.severity in weighty for one in inspections for finding in one.findings)
    return Exit.WRONG_INPUT if wrong else Exit.DONE
