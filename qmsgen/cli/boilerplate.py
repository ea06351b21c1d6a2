"""`qmsgen boilerplate`: how much of each document is still as the packs have it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from qmsgen import pipeline
from qmsgen.cli.ending import Exit
from qmsgen.cli.making import tell_failure
from qmsgen.cli.options import LANGUAGES, ONE_SET, TYPES
from qmsgen.cli.telling import say, say_as_is
from qmsgen.errors import UsageError
from qmsgen.metering import Measured, measured
from qmsgen.model.boilerplate import Share
from qmsgen.model.phrase import listed, phrase
from qmsgen.stages.plan import Wanted


@click.command()
@ONE_SET
@LANGUAGES
@TYPES
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Format of the report.")
@click.option(
    "--at-most",
    "most",
    type=click.IntRange(0, 100),
    metavar="PERCENT",
    help="End with 1 where a greater share of a document is as the packs have it.",
)
@click.option("--sections", is_flag=True, help="Tell every section of the documents too.")
@click.pass_context
def command(
    ctx: click.Context,
    folder: Path,
    languages: tuple[str, ...],
    types: tuple[str, ...],
    form: str,
    most: int | None,
    *,
    sections: bool,
) -> int:
    """Tell how much of each document of a policy set is still as its packs have it, in words.

    Only words that somebody typed count, not those of templates and not the names of roles, records and the like. A
    Chinese character counts as a word. `qmsgen list boilerplate SET` tells the elements in which they stand.
    """
    inspection = pipeline.inspect(folder, folder.as_posix(), select=("released-boilerplate",))
    wanted = Wanted(types, languages)
    pipeline.refuse_unknown(wanted, "", [inspection])
    if not inspection.policy_set.packs:
        raise UsageError(phrase("`{folder}` builds on no pack", folder=folder.as_posix()))
    artifacts = pipeline.documents(inspection.policy_set, wanted, pipeline.unsound(inspection))
    found = list(measured(inspection, artifacts, pipeline.Order(wanted)))
    documents = sorted(
        (one for one in found if isinstance(one, Measured)), key=lambda one: (one.document, one.language)
    )
    codes = [
        tell_failure(one[0].stem, one[1], debug=ctx.obj["debug"]) for one in found if not isinstance(one, Measured)
    ]
    if form == "json":
        say_as_is(json.dumps(_as_json(folder, documents), ensure_ascii=False, indent=2) + "\n")
    else:
        _tell(documents, sections=sections)
    above = [one for one in documents if most is not None and one.words.percent_lent > most]
    if above:
        say(phrase("above {most} %: {names}", most=most, names=listed(one.document for one in above)), err=True)
        codes.append(Exit.WRONG_INPUT)
    if inspection.errors:
        say(phrase("`{folder}` has errors", folder=folder.as_posix()), err=True)
        codes.append(Exit.WRONG_INPUT)
    return max(codes, default=Exit.DONE)


def _tell(documents: Sequence[Measured], *, sections: bool) -> None:
    for one in documents:
        say(_line(f"{one.document} ({one.language})", one.words))
        for section in one.sections if sections else ():
            say("  " + _line(section.section or "—", section.words))
    say(_line("*", _all(documents)))


def _line(name: str, words: Share) -> str:
    return f"{words.percent_lent:>3} %  {words.lent:>6}/{words.own + words.lent:<6}  {name}"


def _all(documents: Sequence[Measured]) -> Share:
    return sum((one.words for one in documents), start=Share(0, 0))


def _as_json(folder: Path, documents: Sequence[Measured]) -> dict[str, Any]:
    return {
        "set": folder.as_posix(),
        **_counted(_all(documents)),
        "documents": [
            {
                "document": one.document,
                "language": one.language,
                "state": one.state,
                **_counted(one.words),
                "sections": [{"section": each.section, **_counted(each.words)} for each in one.sections],
            }
            for one in documents
        ],
    }


def _counted(words: Share) -> dict[str, int]:
    return {"own_words": words.own, "pack_words": words.lent, "pack_percent": words.percent_lent}
