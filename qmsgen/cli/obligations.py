"""`qmsgen obligations`: who must do what, by every sentence that the documents of a set print."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click

from qmsgen import pipeline
from qmsgen.cli.ending import Exit
from qmsgen.cli.making import tell_failure
from qmsgen.cli.options import LANGUAGES, ONE_SET, TYPES
from qmsgen.cli.telling import say, say_as_is
from qmsgen.model.phrase import phrase
from qmsgen.obligations import Obligation, obligations
from qmsgen.stages.plan import Wanted


@click.command()
@ONE_SET
@LANGUAGES
@TYPES
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Format of the report.")
@click.option("--unbacked", is_flag=True, help="Only those that name nobody to do them, or nothing that shows it.")
@click.option(
    "--at-most", "most", type=click.IntRange(0), metavar="NUMBER", help="End with 1 where more than these are unbacked."
)
@click.pass_context
def command(
    ctx: click.Context,
    folder: Path,
    languages: tuple[str, ...],
    types: tuple[str, ...],
    form: str,
    most: int | None,
    *,
    unbacked: bool,
) -> int:
    """List every sentence with "must", "shall", 应, 必须 and the like, with who does it, what shows it, by when.

    An obligation is backed where the element that it was typed in names somebody to do it and a record, an output or a
    measure that shows it. Sentences of the templates bind whoever works by the document; they are counted, not judged.
    """
    inspection = pipeline.inspect(folder, folder.as_posix())
    wanted = Wanted(types, languages)
    pipeline.refuse_unknown(wanted, "", [inspection])
    artifacts = pipeline.documents(inspection.policy_set, wanted, pipeline.unsound(inspection))
    found = list(obligations(inspection, artifacts, pipeline.Order(wanted)))
    codes = [tell_failure(one[0].stem, one[1], debug=ctx.obj["debug"]) for one in found if isinstance(one, tuple)]
    ledger = sorted((one for one in found if isinstance(one, Obligation)), key=lambda one: (one.document, one.language))
    loose = [one for one in ledger if one.backing is not None and not one.backing.is_backed]
    shown = loose if unbacked else ledger
    if form == "json":
        content = {"set": folder.as_posix(), "obligations": [asdict(one) for one in shown]}
        say_as_is(json.dumps(content, ensure_ascii=False, indent=2) + "\n")
    else:
        _tell(shown)
        say(phrase("{number} obligations, {loose} of them unbacked", number=len(ledger), loose=len(loose)))
    if inspection.errors or (most is not None and len(loose) > most):
        codes.append(Exit.WRONG_INPUT)
    return max(codes, default=Exit.DONE)


def _tell(ledger: Sequence[Obligation]) -> None:
    for one in ledger:
        say(f"{one.document} ({one.language}) {one.section}".rstrip())
        say(f"  {one.sentence}")
        if (backed := one.backing) is not None:
            who, shown = (", ".join(names) or "—" for names in (backed.actors, backed.shown_by))
            told = phrase("by {who}; shown by {shown}; {when}", who=who, shown=shown, when=backed.deadline or "—")
            say(phrase("  {place}: {told}", place=one.place, told=told))
