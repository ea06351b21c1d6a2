"""`qmsgen build`: make the documents of policy sets."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from qmsgen import pipeline
from qmsgen.cli import making
from qmsgen.cli.ending import Exit
from qmsgen.cli.options import FORMATS, LANGUAGES, TIMEOUT, TYPES
from qmsgen.cli.sets import PROFILE, inspected, show
from qmsgen.isolation import Limits
from qmsgen.stages.plan import Wanted


@click.command()
@click.argument("sets", metavar="SET...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", "folder", default="output", type=click.Path(path_type=Path), help="Folder to write into."
)
@FORMATS
@LANGUAGES
@TYPES
@click.option(
    "--bilingual",
    type=click.Choice(["stacked", "columns"]),
    help="Documents in two languages, one beneath the other or side by side, in place of those in one.",
)
@click.option("--theme", default="", metavar="NAME", help="The look of the documents, in place of the set's own.")
@click.option("--dry-run", is_flag=True, help="Say what would be made, write nothing.")
@click.option("--date", "on", type=click.DateTime(["%Y-%m-%d"]), help="Date of documents that carry none of their own.")
@click.option("--keep-going", is_flag=True, help="Build what is sound, say what is not.")
@PROFILE
@click.option("--strict", is_flag=True, help="Let warnings stop the build.")
@TIMEOUT
@click.pass_context
def command(
    ctx: click.Context,
    sets: Sequence[Path],
    folder: Path,
    formats: tuple[str, ...],
    languages: tuple[str, ...],
    types: tuple[str, ...],
    bilingual: str | None,
    theme: str,
    on: datetime | None,
    timeout: int,
    profile: str,
    *,
    dry_run: bool,
    keep_going: bool,
    strict: bool,
) -> int:
    """Make the documents of policy sets. Nothing is written while a set has errors."""
    wanted = Wanted(types, languages, formats, bilingual or "")
    inspections = list(inspected(sets, theme=theme, on=on, profile=profile))
    pipeline.refuse_unknown(wanted, theme, [one for _, one in inspections])
    jobs = making.jobs(inspections, wanted, keep_going=keep_going, strict=strict)
    if any(job.inspection.findings for job in jobs):
        show([job.inspection for job in jobs], err=True)
    if dry_run:
        return making.tell_plan(jobs, folder)
    order = pipeline.Order(wanted, on.date() if on else None, limits=Limits(seconds=timeout))
    failed = making.make(jobs, order, folder, debug=ctx.obj["debug"])
    return failed or (Exit.WRONG_INPUT if any(job.stopped or job.inspection.errors for job in jobs) else Exit.DONE)
