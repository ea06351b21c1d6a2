"""`qmsgen audit import`: filled checklists back, and what they found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from qmsgen import exchanges, pipeline
from qmsgen.auditing import criteria as frozen_criteria
from qmsgen.auditing import results as found
from qmsgen.auditing.answers import NONCONFORMITIES, Import, collected, judged
from qmsgen.auditing.criteria import Criteria
from qmsgen.cli import speech
from qmsgen.cli.audit.folder import REPORT, audit_of, criteria_in, make, sound_set
from qmsgen.cli.ending import Exit
from qmsgen.cli.options import FORMATS, LANGUAGES, ONE_SET, TIMEOUT
from qmsgen.cli.sets import write
from qmsgen.cli.telling import say, say_as_is
from qmsgen.errors import UsageError
from qmsgen.isolation import Limits
from qmsgen.model.finding import Finding
from qmsgen.model.phrase import listed, phrase
from qmsgen.reporters import Report
from qmsgen.stages.check import kinds
from qmsgen.stages.plan import Wanted
from qmsgen.stages.report import report


@click.command("import")
@click.argument("sources", metavar="FOLDER_OR_FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@ONE_SET
@click.option("-o", "--output", "target", type=click.Path(path_type=Path), help="File for what was found.")
@click.option("--audit", "audit_folder", type=click.Path(path_type=Path), help="The folder of the audit.")
@click.option("--date", "on", type=click.DateTime(["%Y-%m-%d"]), help="Date of documents that carry none of their own.")
@LANGUAGES
@FORMATS
@TIMEOUT
@click.pass_context
def import_(
    ctx: click.Context,
    sources: Sequence[Path],
    folder: Path,
    target: Path | None,
    audit_folder: Path | None,
    on: datetime | None,
    languages: tuple[str, ...],
    formats: tuple[str, ...],
    timeout: int,
) -> int:
    """Read filled checklists back, and make of them register, nonconformity reports and audit report.

    Rows are known by their ids. A nonconformity without requirement and evidence, a row with two answers, an unknown
    row or grade: all of it is told, and nothing is written.
    """
    home = audit_folder or _home(sources)
    criteria = criteria_in(home)
    files = _files(sources)
    if not files:
        known = phrase("known: {names}", names=listed(exchanges.suffixes()))
        raise UsageError(phrase("no filled checklist in `{folder}`", folder=home.as_posix()), known)
    limits = Limits(seconds=timeout)
    answers, unread = collected(files, criteria, limits)
    told = judged(answers, criteria)
    if unread or told.findings:
        return _refuse([*unread, *told.findings])
    if not told.results:
        say(phrase("nobody answered a question in {number} files; nothing was written", number=len(files)), err=True)
        return Exit.WRONG_INPUT
    text = found.as_yaml(told.results, criteria)
    inspection = sound_set(folder, {found.FILE: text})
    if inspection is None:
        return Exit.WRONG_INPUT
    element = audit_of(inspection, criteria.audit)
    order = pipeline.Order(Wanted(languages=languages, formats=formats), on.date() if on else None, limits)
    types = ["finding-register", "audit-report"]
    if any(one.grade in NONCONFORMITIES for one in told.results):
        types.append("audit-finding")
    code = make(inspection, element, order, (home / REPORT, types), debug=ctx.obj["debug"])
    if code == Exit.DONE:
        path = target or home / found.FILE
        write(path, text.encode())
        _tell_imported(told, path, criteria)
    return code


def _tell_imported(told: Import, path: Path, criteria: Criteria) -> None:
    number, all_ = len(told.results), len(criteria.questions)
    bad = sum(one.grade in NONCONFORMITIES for one in told.results)
    say(
        phrase(
            "`{path}`: {number} of {all} questions answered, {bad} nonconformities",
            path=path.as_posix(),
            number=number,
            all=all_,
            bad=bad,
        )
    )
    if told.left:
        say(phrase("filled in outside the rows, and left in the files: {names}", names=listed(told.left)))


def _home(sources: Sequence[Path]) -> Path:
    """The folder of the audit that some folders or files lie in."""
    for source in sources:
        for folder in (source, *source.parents):
            if (folder / frozen_criteria.FILE).is_file():
                return folder
    raise UsageError(
        phrase("no frozen criteria beside `{path}`", path=sources[0].as_posix()),
        phrase("name the folder of the audit with `--audit`"),
    )


def _files(sources: Sequence[Path]) -> list[Path]:
    """Every file that may be a filled checklist; what was made of them is none."""
    files: dict[Path, None] = {}
    for source in sources:
        if source.is_dir():
            inside = sorted(
                one for one in source.rglob("*") if _is_checklist(one.relative_to(source)) and one.is_file()
            )
            files.update(dict.fromkeys(inside))
        elif source.is_file():
            files.setdefault(source)
        else:
            raise UsageError(phrase("no folder or file `{path}`", path=source.as_posix()))
    return list(files)


def _is_checklist(path: Path) -> bool:
    if path.parts[0] == REPORT or path.name in {frozen_criteria.FILE, "manifest.json"}:
        return False
    hidden = any(part.startswith((".", "~$")) for part in path.parts)
    return not hidden and path.suffix.lower().removeprefix(".") in exchanges.suffixes()


def _refuse(findings: list[Finding]) -> int:
    told = Report(findings, {}, {}, speech.language(), speech.translate, kinds=kinds())
    say_as_is(str(report(told, "text")), err=True)
    say(phrase("nothing was written"), err=True)
    return Exit.WRONG_INPUT
