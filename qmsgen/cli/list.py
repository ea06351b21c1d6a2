"""`qmsgen list`: what there is to choose from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

import click

from qmsgen import languages, pipeline
from qmsgen.cli.speech import language, translate
from qmsgen.cli.telling import say
from qmsgen.model.defect import FILE_DEFECTS
from qmsgen.stages.check import rules
from qmsgen.stages.encode import formats
from qmsgen.stages.report import reporters

Rows = Iterable[tuple[str, str]]


def _documents() -> Rows:
    kinds = pipeline.document_types(language())
    return ((kind.id, f"{kind.description} ({', '.join(kind.formats)})") for kind in kinds)


def _standards() -> Rows:
    return ((standard.id, str(standard.title)) for standard in pipeline.catalogues(language()))


def _rules() -> Rows:
    files = ((one.code, f"{one.name}: {translate(one.page.splitlines()[0])}") for one in FILE_DEFECTS.values())
    meaning = ((rule.code, f"{rule.name}: {translate(rule.summary)}") for rule in rules())
    return (*files, *meaning)


_LISTS: Final[dict[str, Callable[[], Rows]]] = {
    "documents": _documents,
    "formats": lambda: ((name, "") for name in formats()),
    "languages": lambda: ((name, "") for name in languages.known()),
    "reports": lambda: ((name, "") for name in reporters()),
    "rules": _rules,
    "standards": _standards,
    "themes": lambda: pipeline.themes(language()),
}


@click.command()
@click.argument("what", type=click.Choice(list(_LISTS)), default="documents")
def command(what: str) -> None:
    """List what there is: documents, formats, languages, reports, rules, standards or themes."""
    rows = [(name, about) for name, about in _LISTS[what]()]
    width = max((len(name) for name, _ in rows), default=0)
    for name, about in rows:
        say(f"{name:<{width}}  {about}".rstrip())
