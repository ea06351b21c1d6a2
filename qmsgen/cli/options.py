"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from qmsgen.cli.sets import words

LANGUAGES: Final = click.option(
    "-l", "--language", "languages", multiple=True, callback=words, metavar="TAG", help="Only these languages."
)
FORMATS: Final = click.option(
    "-f", "--format", "formats", multiple=True, callback=words, metavar="NAME", help="Only these formats."
)
TYPES: Final = click.option(
    "-d", "--document", "types", multiple=True, callback=words, metavar="TYPE", help="Only these document types."
)
TIMEOUT: Final = click.option(
    "--timeout", default=120, type=click.IntRange(1, 3600), help="Seconds that one document may take."
)
ONE_SET: Final = click.argument("folder", metavar="SET", type=click.Path(path_type=Path))
