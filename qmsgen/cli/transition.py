"""`qmsgen transition`: the move of a policy set from one edition of a standard to the next."""

from __future__ import annotations

from pathlib import Path

import click

from qmsgen import pipeline
from qmsgen.cli import moving
from qmsgen.cli.ending import Exit
from qmsgen.cli.sets import show
from qmsgen.cli.speech import language
from qmsgen.cli.telling import say, say_as_is
from qmsgen.errors import UsageError
from qmsgen.model.element import Element
from qmsgen.model.phrase import listed, phrase
from qmsgen.model.policy_set import CATALOGUES, PolicySet
from qmsgen.model.spelling import nearest
from qmsgen.model.transition import relation_of, transition


@click.command()
@click.argument("before", metavar="OLD")
@click.argument("after", metavar="NEW")
@click.argument("folder", metavar="SET", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "md", "json"]), default="text", help="Format of the plan.")
def command(before: str, after: str, folder: Path, form: str) -> int:
    """Plan the move of a policy set from one edition of a standard to the next.

    Clause by clause: what changes, what answers it already, what is to be written, and who owns it. OLD and NEW are
    catalogues, such as iso-9001-2015 and iso-9001-2026; the newer one says what became of the clauses of the older.
    As a document: `qmsgen build SET -d transition-plan`.
    """
    inspection = pipeline.inspect(folder, folder.as_posix())
    if inspection.errors:
        show([inspection], err=True)
        say(phrase("`{folder}` has errors", folder=folder.as_posix()), err=True)
        return Exit.WRONG_INPUT
    policy_set = inspection.policy_set.reading(language())
    old, new = _catalogue(before, policy_set), _catalogue(after, policy_set)
    if relation_of(old, new) is None:
        raise UsageError(
            phrase("`{after}` says nothing of a way from `{before}`", after=after, before=before),
            _known_ways(policy_set),
        )
    plan = transition(old, new, policy_set)
    if form == "json":
        say_as_is(moving.as_json(plan, inspection.folder))
    else:
        write = moving.as_text if form == "text" else moving.as_markdown
        say("\n".join(write(plan, inspection.folder)))
    return Exit.DONE


def _catalogue(name: str, policy_set: PolicySet) -> Element:
    found = policy_set.find(CATALOGUES, name)
    if found is None:
        known = tuple(one.id for one in policy_set.shipped(CATALOGUES))
        near = nearest(name, known)
        hint = phrase("did you mean `{name}`?", name=near) if near else phrase("known: {names}", names=listed(known))
        raise UsageError(phrase("no standard named `{standard}`", standard=name), hint)
    return found


def _known_ways(policy_set: PolicySet) -> object:
    ways = [f"{old.id} → {new.id}" for new in policy_set.shipped(CATALOGUES) for old in new.relations]
    return phrase("known: {names}", names=listed(ways))
