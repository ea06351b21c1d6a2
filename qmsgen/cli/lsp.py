"""`qmsgen lsp`: serve an editor while somebody writes."""

from __future__ import annotations

import click

from qmsgen.cli.ending import Exit
from qmsgen.cli.speech import translate


@click.command()
def command() -> int:
    """Serve an editor over standard input and output, as language servers do.

    It tells what is wrong while one types, completes ids and keys, leads to definitions, explains and renames.
    """
    from qmsgen.editor.server import server  # noqa: PLC0415 - heavy, and of no use to other commands

    server(translate).start_io()
    return Exit.DONE
