"""`qmsgen check`: say what is wrong with policy sets."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from qmsgen.cli import baseline, mending
from qmsgen.cli.ending import Exit
from qmsgen.cli.sets import PROFILE, Wish, inspected, show, wished, words


@click.command()
@click.argument("sets", metavar="SET...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "forms",
    multiple=True,
    callback=words,
    metavar="NAME",
    help="Format of the report: text, json, sarif, junit, github, markdown, html or xlsx; may be repeated.",
)
@click.option(
    "-o",
    "--output",
    "files",
    multiple=True,
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the report to this file; with several formats, the first file is for the first of them.",
)
@click.option(
    "--select", multiple=True, callback=words, metavar="RULE", help="Run only these rules (code, name or area)."
)
@click.option("--ignore", multiple=True, callback=words, metavar="RULE", help="Leave these rules out.")
@PROFILE
@click.option("--date", "on", type=click.DateTime(["%Y-%m-%d"]), help="The day on which things may be overdue.")
@click.option("--strict", is_flag=True, help="Let warnings count as errors.")
@click.option(
    "--baseline",
    "known",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Do not count the findings that this file knows.",
)
@click.option(
    "--write-baseline",
    "new_baseline",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write a file that knows the findings there are now.",
)
@click.option("--show-suppressed", is_flag=True, help="Show the findings that do not count, too.")
@click.option("--fix", is_flag=True, help="Mend in the files what can be mended without thinking, then check.")
@click.option("--diff", is_flag=True, help="Show what `--fix` would change, and change nothing.")
def command(
    sets: Sequence[Path],
    forms: Sequence[str],
    files: Sequence[Path],
    select: Sequence[str],
    ignore: Sequence[str],
    profile: str,
    on: datetime | None,
    known: Path | None,
    new_baseline: Path | None,
    *,
    strict: bool,
    show_suppressed: bool,
    fix: bool,
    diff: bool,
) -> int:
    """Say what is wrong with policy sets: every finding with file, line, column and cure.

    Without a date nothing is overdue. Ends with 0 where nothing stops a build, with 1 where something does.
    """
    wish = Wish(wished(forms, files), show_suppressed, known is not None)
    inspections = [inspection for _, inspection in inspected(sets, select, ignore, on=on, profile=profile)]
    if diff:
        return mending.show(inspections)
    if fix and mending.mend(inspections):
        inspections = [inspection for _, inspection in inspected(sets, select, ignore, on=on, profile=profile)]
    if new_baseline is not None:
        return baseline.write(new_baseline, inspections)
    if known is not None:
        inspections = baseline.compare(known, inspections)
    show(inspections, wish)
    return Exit.WRONG_INPUT if any(one.weighty(strict=strict) for one in inspections) else Exit.DONE
