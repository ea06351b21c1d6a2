"""`qmsgen audit`: freeze what an audit compares with, make its papers, read them back, tell what it found."""

from __future__ import annotations

import click

from qmsgen.cli.audit.comparing import status
from qmsgen.cli.audit.exporting import export
from qmsgen.cli.audit.reading_back import import_
from qmsgen.cli.audit.starting import start


@click.group()
def command() -> None:
    """Freeze what an audit compares with, make its papers, read the filled checklists back."""


for _each in (start, status, import_, export):
    command.add_command(_each)
