"""`qmsgen audit start`: freeze what an audit compares with, and make its papers."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from qmsgen import pipeline
from qmsgen.auditing import criteria as frozen_criteria
from qmsgen.auditing.criteria import Criteria
from qmsgen.cli.audit.folder import PAPERS, audit_of, make, sound_set, tell_failures
from qmsgen.cli.ending import Exit
from qmsgen.cli.options import FORMATS, LANGUAGES, ONE_SET, TIMEOUT
from qmsgen.cli.sets import write
from qmsgen.cli.telling import say
from qmsgen.errors import UsageError
from qmsgen.isolation import Limits
from qmsgen.model.phrase import phrase
from qmsgen.stages.plan import Wanted


@click.command()
@ONE_SET
@click.argument("audit", metavar="AUDIT")
@click.option("-o", "--output", "target", type=click.Path(path_type=Path), help="The folder of the audit.")
@click.option("--date", "on", required=True, type=click.DateTime(["%Y-%m-%d"]), help="The day of the criteria.")
@LANGUAGES
@FORMATS
@TIMEOUT
@click.pass_context
def start(
    ctx: click.Context,
    folder: Path,
    audit: str,
    target: Path | None,
    on: datetime,
    languages: tuple[str, ...],
    formats: tuple[str, ...],
    timeout: int,
) -> int:
    """Freeze the criteria of AUDIT and make its working papers.

    The criteria go into `criteria.json`: every document in scope with revision and hash, the clauses by standard and
    edition, the questions. The papers are programme, plan and the checklists by process and by clause.
    """
    target = target or Path(f"audit-{audit}")
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        message = phrase("`{folder}` holds something already", folder=target.as_posix())
        raise UsageError(message, phrase("name a new folder with `-o`; an audit is never begun twice in one place"))
    inspection = sound_set(folder)
    if inspection is None:
        return Exit.WRONG_INPUT
    element = audit_of(inspection, audit)
    order = pipeline.Order(Wanted(languages=languages, formats=formats), on.date(), Limits(seconds=timeout))
    pipeline.refuse_unknown(order.wanted, "", [inspection])
    criteria = frozen_criteria.frozen(inspection, element, order, on.date())
    if not isinstance(criteria, Criteria):
        return tell_failures(criteria, debug=ctx.obj["debug"])
    code = make(inspection, element, order, (target / PAPERS, frozen_criteria.PAPERS), debug=ctx.obj["debug"])
    if code == Exit.DONE:
        write(target / frozen_criteria.FILE, frozen_criteria.written(criteria))
        say(
            phrase(
                "`{path}`: {documents} documents, {questions} questions",
                path=(target / frozen_criteria.FILE).as_posix(),
                documents=len(criteria.documents),
                questions=len(criteria.questions),
            )
        )
    return code
