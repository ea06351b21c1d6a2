"""`qmsgen audit`: freeze what an audit compares with, make its papers, read them back, tell what it found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

import click

from qmsgen import exchanges, pipeline
from qmsgen.auditing import criteria as frozen_criteria
from qmsgen.auditing import oscal
from qmsgen.auditing import results as found
from qmsgen.auditing.answers import NONCONFORMITIES, Import, collected, judged
from qmsgen.auditing.criteria import Criteria, Difference, NoCriteria
from qmsgen.cli import making, speech
from qmsgen.cli.ending import Exit
from qmsgen.cli.sets import show, words, write
from qmsgen.cli.telling import say, say_as_is
from qmsgen.errors import UsageError
from qmsgen.isolation import Failure, Limits
from qmsgen.model.element import Element
from qmsgen.model.finding import Finding
from qmsgen.model.phrase import listed, phrase
from qmsgen.model.spelling import nearest
from qmsgen.reporters import Report
from qmsgen.stages.check import kinds
from qmsgen.stages.plan import Wanted
from qmsgen.stages.report import report
from qmsgen.stages.write import output

_PAPERS: Final = "papers"
_REPORT: Final = "report"
_LANGUAGES: Final = click.option(
    "-l", "--language", "languages", multiple=True, callback=words, metavar="TAG", help="Only these languages."
)
_FORMATS: Final = click.option(
    "-f", "--format", "formats", multiple=True, callback=words, metavar="NAME", help="Only these formats."
)
_TIMEOUT: Final = click.option(
    "--timeout", default=120, type=click.IntRange(1, 3600), help="Seconds that one document may take."
)


@click.group()
def command() -> None:
    """Freeze what an audit compares with, make its papers, read the filled checklists back."""


@command.command()
@click.argument("folder", metavar="SET", type=click.Path(path_type=Path))
@click.argument("audit", metavar="AUDIT")
@click.option("-o", "--output", "target", type=click.Path(path_type=Path), help="The folder of the audit.")
@click.option("--date", "on", required=True, type=click.DateTime(["%Y-%m-%d"]), help="The day of the criteria.")
@_LANGUAGES
@_FORMATS
@_TIMEOUT
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
    inspection = _sound(folder)
    if inspection is None:
        return Exit.WRONG_INPUT
    element = _audit(inspection, audit)
    order = pipeline.Order(Wanted(languages=languages, formats=formats), on.date(), Limits(seconds=timeout))
    pipeline.refuse_unknown(order.wanted, "", [inspection])
    criteria = frozen_criteria.frozen(inspection, element, order, on.date())
    if not isinstance(criteria, Criteria):
        return _tell_failures(criteria, debug=ctx.obj["debug"])
    code = _make(inspection, element, order, (target / _PAPERS, frozen_criteria.PAPERS), debug=ctx.obj["debug"])
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


@command.command()
@click.argument("audit_folder", metavar="FOLDER", type=click.Path(path_type=Path))
@click.argument("folder", metavar="SET", type=click.Path(path_type=Path))
@_TIMEOUT
@click.pass_context
def status(ctx: click.Context, audit_folder: Path, folder: Path, timeout: int) -> int:
    """Say which documents of SET are not as they were when the audit in FOLDER began; ends with 1 where one is not."""
    before = _criteria(audit_folder)
    inspection = _sound(folder)
    if inspection is None:
        return Exit.WRONG_INPUT
    element = _audit(inspection, before.audit)
    tongues = tuple(sorted({one.language for one in before.documents if one.language}))
    order = pipeline.Order(Wanted(languages=tongues), datetime.fromisoformat(before.on).date(), Limits(seconds=timeout))
    after = frozen_criteria.frozen(inspection, element, order, datetime.fromisoformat(before.on).date())
    if not isinstance(after, Criteria):
        return _tell_failures(after, debug=ctx.obj["debug"])
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


@command.command("import")
@click.argument("sources", metavar="FOLDER_OR_FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.argument("folder", metavar="SET", type=click.Path(path_type=Path))
@click.option("-o", "--output", "target", type=click.Path(path_type=Path), help="File for what was found.")
@click.option("--audit", "audit_folder", type=click.Path(path_type=Path), help="The folder of the audit.")
@click.option("--date", "on", type=click.DateTime(["%Y-%m-%d"]), help="Date of documents that carry none of their own.")
@_LANGUAGES
@_FORMATS
@_TIMEOUT
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
    criteria = _criteria(home)
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
    inspection = _sound(folder, {found.FILE: text})
    if inspection is None:
        return Exit.WRONG_INPUT
    element = _audit(inspection, criteria.audit)
    order = pipeline.Order(Wanted(languages=languages, formats=formats), on.date() if on else None, limits)
    types = ["finding-register", "audit-report"]
    if any(one.grade in NONCONFORMITIES for one in told.results):
        types.append("audit-finding")
    code = _make(inspection, element, order, (home / _REPORT, types), debug=ctx.obj["debug"])
    if code == Exit.DONE:
        path = target or home / found.FILE
        write(path, text.encode())
        _tell_imported(told, path, criteria)
    return code


@command.command()
@click.argument("audit_folder", metavar="FOLDER", type=click.Path(path_type=Path))
@click.argument("folder", metavar="SET", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["oscal"]), default="oscal", help="The exchange format.")
@click.option("-o", "--output", "target", required=True, type=click.Path(path_type=Path), help="Folder to write into.")
def export(audit_folder: Path, folder: Path, form: str, target: Path) -> int:  # noqa: ARG001 - there is one
    """Write the audit in FOLDER for other tools: in OSCAL, catalogues, assessment plan and assessment results.

    The results are those of `audit-results.yaml` in FOLDER; without it there are none.
    """
    criteria = _criteria(audit_folder)
    results = audit_folder / found.FILE
    inspection = _sound(folder, {found.FILE: results.read_text("utf-8")} if results.is_file() else {})
    if inspection is None:
        return Exit.WRONG_INPUT
    policy_set = inspection.policy_set.reading(speech.language())
    element = _audit(inspection, criteria.audit)
    audit = policy_set.find("audits", element.id) or element
    findings = [one for one in policy_set.findings if one.audit == audit]
    for name, content in oscal.files(criteria, policy_set, audit, findings):
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write(path, content)
        say(path.as_posix())
    return Exit.DONE


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


def _sound(folder: Path, unsaved: dict[str, str] | None = None) -> pipeline.Inspection | None:
    """The set, or None where it has errors, which are told."""
    inspection = pipeline.inspect(folder, folder.as_posix(), unsaved=unsaved or {})
    if inspection.errors:
        show([inspection], err=True)
        say(phrase("`{folder}` has errors", folder=folder.as_posix()), err=True)
        return None
    return inspection


def _audit(inspection: pipeline.Inspection, name: str) -> Element:
    policy_set = inspection.policy_set
    element = policy_set.find("audits", name)
    if element is None:
        known = tuple(one.id for one in policy_set.audits)
        near = nearest(name, known)
        hint = phrase("did you mean `{name}`?", name=near) if near else phrase("known: {names}", names=listed(known))
        raise UsageError(phrase("no audit `{name}`", name=name), hint)
    return element


def _make(
    inspection: pipeline.Inspection,
    audit: Element,
    order: pipeline.Order,
    what: tuple[Path, Sequence[str]],
    *,
    debug: bool,
) -> int:
    """Build some types of documents of an audit into a folder."""
    target, types = what
    wanted = Wanted(tuple(types), order.wanted.languages, order.wanted.formats)
    artifacts = frozen_criteria.papers(inspection, audit, wanted, types)
    with output(target) as staged:
        made = pipeline.build(inspection, artifacts, order, staged, lambda _: None)
        if made.failures:
            return max(making.tell_failure(path, why, debug=debug) for path, why in made.failures)
        pipeline.publish(made, staged, whole=True)
    for path in sorted(made.files):
        say((target / path).as_posix())
    return Exit.DONE


def _criteria(folder: Path) -> Criteria:
    path = folder / frozen_criteria.FILE
    try:
        return frozen_criteria.read(path.read_bytes())
    except (OSError, NoCriteria):
        message = phrase("`{path}` holds no frozen criteria", path=path.as_posix())
        raise UsageError(message, phrase("`qmsgen audit start` makes the folder of an audit")) from None


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
    if path.parts[0] == _REPORT or path.name in {frozen_criteria.FILE, "manifest.json"}:
        return False
    hidden = any(part.startswith((".", "~$")) for part in path.parts)
    return not hidden and path.suffix.lower().removeprefix(".") in exchanges.suffixes()


def _tell_failures(failures: Sequence[tuple[object, Failure]], *, debug: bool) -> int:
    return max(making.tell_failure(getattr(one, "stem", ""), why, debug=debug) for one, why in failures)


def _refuse(findings: list[Finding]) -> int:
    told = Report(findings, {}, {}, speech.language(), speech.translate, kinds=kinds())
    say_as_is(str(report(told, "text")), err=True)
    say(phrase("nothing was written"), err=True)
    return Exit.WRONG_INPUT
