"""`qmsgen audit export`: an audit for other tools."""

from __future__ import annotations

from pathlib import Path

import click

from qmsgen.auditing import oscal
from qmsgen.auditing import results as found
from qmsgen.cli import speech
from qmsgen.cli.audit.folder import audit_of, criteria_in, sound_set
from qmsgen.cli.ending import Exit
from qmsgen.cli.options import ONE_SET
from qmsgen.cli.sets import write
from qmsgen.cli.telling import say
from qmsgen.errors import UsageError
from qmsgen.model.phrase import phrase


@click.command()
@click.argument("audit_folder", metavar="FOLDER", type=click.Path(path_type=Path))
@ONE_SET
@click.option("--format", "form", type=click.Choice(["oscal"]), default="oscal", help="The exchange format.")
@click.option("-o", "--output", "target", required=True, type=click.Path(path_type=Path), help="Folder to write into.")
def export(audit_folder: Path, folder: Path, form: str, target: Path) -> int:  # noqa: ARG001 - there is one
    """Write the audit in FOLDER for other tools: in OSCAL, catalogues, assessment plan and assessment results.

    The results are those of `audit-results.yaml` in FOLDER; without it there are none.
    """
    criteria = criteria_in(audit_folder)
    inspection = sound_set(folder, _results(audit_folder / found.FILE))
    if inspection is None:
        return Exit.WRONG_INPUT
    policy_set = inspection.policy_set.reading(speech.language())
    element = audit_of(inspection, criteria.audit)
    audit = policy_set.find("audits", element.id) or element
    findings = [one for one in policy_set.findings if one.audit == audit]
    for name, content in oscal.files(criteria, policy_set, audit, findings):
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write(path, content)
        say(path.as_posix())
    return Exit.DONE


def _results(file: Path) -> dict[str, str]:
    """The results of an audit, as a file of the set that is not saved there."""
    if not file.is_file():
        return {}
    try:
        return {found.FILE: file.read_text("utf-8")}
    except UnicodeDecodeError:
        raise UsageError(phrase("`{path}` is not UTF-8", path=file.as_posix())) from None
