"""`qmsgen init`: begin a policy set in a new folder."""

from __future__ import annotations

from pathlib import Path

import click

from qmsgen import starter
from qmsgen.cli.ending import Exit
from qmsgen.cli.sets import words
from qmsgen.cli.telling import say
from qmsgen.model.phrase import phrase


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("-l", "--language", "languages", multiple=True, metavar="TAG", help="A language; the first is yours.")
@click.option("--name", default="", help="Name of the organisation, the same in every language.")
@click.option(
    "--from", "packs", multiple=True, callback=words, metavar="PACK", help="Build on a pack, such as service-core."
)
def command(folder: Path, languages: tuple[str, ...], name: str, packs: tuple[str, ...]) -> int:
    """Begin a policy set: small, sound, ready to be edited, with a schema that helps your editor.

    With --from it says only what a pack cannot: who you are, and the facts that the pack asks for. `qmsgen list packs`
    shows what there is.

    FOLDER is made where it does not exist; nothing that is there is ever overwritten.
    """
    written = starter.begin(folder, languages or ("en",), name, packs)
    say(phrase("began a policy set in `{folder}`", folder=folder.as_posix()))
    for path in written:
        say(f"  {path}")
    say(
        phrase(
            "next: edit the files, then `qmsgen check {folder}` and `qmsgen build {folder}`", folder=folder.as_posix()
        )
    )
    return Exit.DONE
