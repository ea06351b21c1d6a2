"""`qmsgen list`: what there is to choose from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

import click

from qmsgen import languages, pipeline
from qmsgen.cli.speech import language, said, translate
from qmsgen.cli.telling import say
from qmsgen.errors import UsageError
from qmsgen.model.boilerplate import Share, share
from qmsgen.model.defect import FILE_DEFECTS
from qmsgen.model.phrase import Phrase, phrase
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
    "packs": lambda: ((pack.id, f"{pack.title}: {pack.description}") for pack in pipeline.packs(language())),
    "languages": lambda: ((name, "") for name in languages.known()),
    "profiles": lambda: pipeline.profile_titles(language()),
    "reports": lambda: ((name, "") for name in reporters()),
    "rules": _rules,
    "standards": _standards,
    "themes": lambda: pipeline.themes(language()),
}


def _boilerplate(folder: Path) -> Rows:
    policy_set = pipeline.inspect(folder, folder.as_posix(), select=("released-boilerplate",)).policy_set
    if not policy_set.packs:
        raise UsageError(phrase("`{folder}` builds on no pack", folder=folder.as_posix()))
    shares = [(element, share(element, policy_set)) for element in policy_set.all_elements()]
    for element, one in shares:
        if one.lent:
            yield ".".join(map(str, element.path)), said(_share(one))
    yield "*", said(_share(sum((one for _, one in shares), start=Share(0, 0))))


def _share(one: Share) -> Phrase:
    if one.is_boilerplate:
        return phrase("all of {n} texts as the pack has them", n=one.lent)
    return phrase("{n} of {all} texts as the pack has them", n=one.lent, all=one.lent + one.own)


_OF_A_SET: Final[dict[str, Callable[[Path], Rows]]] = {"boilerplate": _boilerplate}


@click.command()
@click.argument("what", type=click.Choice([*_LISTS, *_OF_A_SET]), default="documents")
@click.argument("policy_set", metavar="[SET]", required=False, type=click.Path(path_type=Path))
def command(what: str, policy_set: Path | None) -> None:
    """List what there is: documents, formats, languages, packs, profiles, reports, rules, standards or themes.

    `boilerplate SET` lists the elements of a policy set that hold words of a pack, and how many of their texts are
    still the pack's.
    """
    if (what in _OF_A_SET) != (policy_set is not None):
        raise UsageError(phrase("`list boilerplate` needs a policy set, the other lists take none"))
    rows = list(_LISTS[what]() if policy_set is None else _OF_A_SET[what](policy_set))
    width = max((len(name) for name, _ in rows), default=0)
    for name, about in rows:
        say(f"{name:<{width}}  {about}".rstrip())
