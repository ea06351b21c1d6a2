"""`qmsgen audit status`: what changed since an audit began."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from qmsgen import pipeline
from qmsgen.auditing import criteria as frozen_criteria
from qmsgen.auditing.criteria import Criteria, Difference
from qmsgen.cli.audit.folder import audit_of, criteria_in, sound_set, tell_failures
from qmsgen.cli.ending import Exit
from qmsgen.cli.options import ONE_SET, TIMEOUT
from qmsgen.cli.telling import say
from qmsgen.isolation import Limits
from qmsgen.model.phrase import phrase
from qmsgen.stages.plan import Wanted


@click.command()
@click.argument("audit_folder", metavar="FOLDER", type=click.Path(path_type=Path))
@ONE_SET
@TIMEOUT
@click.pass_context
def status(ctx: click.Context, audit_folder: Path, folder: Path, timeout: int) -> int:
    """Say which documents of SET are not as they were when the audit in FOLDER began; ends with 1 where one is not."""
    before = criteria_in(audit_folder)
    inspection = sound_set(folder)
    if inspection is None:
        return Exit.WRONG_INPUT
    element = audit_of(inspection, before.audit)
    tongues = tuple(sorted({one.language for one in before.documents if one.language}))
    order = pipeline.Order(Wanted(languages=tongues), datetime.fromisoformat(before.on).date(), Limits(seconds=timeout))
    after = frozen_criteria.frozen(inspection, element, order, datetime.fromisoformat(before.on).date())
    if not isinstance(after, Criteria):
        return tell_failures(after, debug=ctx.obj["debug"])
    return _tell_differences(before, after)


def _tell_differences(before: Criteria, after: Criteria) -> int:
    differ = frozen_criteria.differences(before, after)
    for one in differ:
        say(_told(one))
    for which in sorted({one.id for one in {*before.standards} ^ {*after.standards}}):
        say(phrase("the clauses of `{standard}` are others", standard=which))
    if differ or before.standards != after.standards:
        return Exit.WRONG_INPUT
    if before.set_hash != after.set_hash:
        say(phrase("the set changed; no document that the audit compares with did"))
    else:
        say(phrase("everything is as it was on {day}", day=before.on))
    return Exit.DONE


def _told(one: Difference) -> object:
    paper = one.after or one.before
    assert paper is not None  # noqa: S101 - a difference has one side at least
    name = f"{paper.document} ({paper.language})" if paper.language else paper.document
    if one.before is None:
        return phrase("{document}: new since the audit began", document=name)
    if one.after is None:
        return phrase("{document}: there no more", document=name)
    old, new = one.before.revision or "—", one.after.revision or "—"
    if old != new:
        return phrase("{document}: revision {old} became {new}", document=name, old=old, new=new)
    return phrase("{document}: its text changed, its revision did not ({revision})", document=name, revision=new)
