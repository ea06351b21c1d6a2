"""`qmsgen codeowners`: who must agree to a change, from the owners that policy sets name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from qmsgen.cli.ending import Exit
from qmsgen.cli.sets import inspected
from qmsgen.cli.telling import say, say_as_is
from qmsgen.control.code_owners import code_owners, code_owners_file, without_account
from qmsgen.errors import EnvironmentFault, UsageError
from qmsgen.model.phrase import listed, phrase
from qmsgen.pipeline import Inspection
from qmsgen.repository import root_of


@click.command()
@click.argument("sets", metavar="SET...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    "file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The CODEOWNERS file to write into; lines of others stay.",
)
@click.option("--check", "only_check", is_flag=True, help="Write nothing; end with 1 where the file is out of date.")
def command(sets: Sequence[Path], file: Path | None, *, only_check: bool) -> int:
    """Write a CODEOWNERS file from the owners of processes, promises and measures.

    Accounts stand under `repository_account` of a role.
    """
    if only_check and file is None:
        raise UsageError(phrase("`--check` needs a file to look at"), phrase("name it with `-o .github/CODEOWNERS`"))
    inspections = list(inspected(sets))
    before = _read(file) if file else ""
    text = code_owners_file(_lines(inspections), before)
    _tell_without_account(one for _, one in inspections)
    if file is None:
        say_as_is(text)
        return Exit.DONE
    if only_check:
        return _judge(file, current=text == before)
    _write(file, text)
    return Exit.DONE


def _lines(inspections: Sequence[tuple[Path, Inspection]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for folder, inspection in inspections:
        below = folder.resolve().relative_to(root_of(folder)).as_posix().removeprefix(".")
        top = f"/{below}/" if below else "/"
        for name, accounts in code_owners(inspection.policy_set).items():
            yield f"{top}{name}", accounts


def _tell_without_account(inspections: Iterator[Inspection]) -> None:
    for inspection in inspections:
        if missing := [role.id for role in without_account(inspection.policy_set)]:
            message = phrase(
                "`{folder}`: no account is named for {roles}", folder=inspection.folder, roles=listed(missing)
            )
            say(message, err=True)


def _judge(file: Path, *, current: bool) -> Exit:
    if current:
        return Exit.DONE
    say(phrase("`{path}` is out of date; write it again without `--check`", path=file.as_posix()), err=True)
    return Exit.WRONG_INPUT


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8") if file.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise EnvironmentFault(phrase("cannot read `{path}`: {why}", path=file, why=str(error))) from None


def _write(file: Path, text: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise EnvironmentFault(phrase("cannot write `{path}`: {why}", path=file, why=str(error.strerror))) from None
