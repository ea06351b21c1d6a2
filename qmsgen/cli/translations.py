"""`qmsgen translations`: what a translator has to do, and that it was done."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Final

import click

from qmsgen import pipeline
from qmsgen.cli.ending import Exit
from qmsgen.cli.options import LANGUAGES, ONE_SET
from qmsgen.cli.speech import said
from qmsgen.cli.telling import say
from qmsgen.control.translations import Translation, accepted_now, owed, place_of, work_list
from qmsgen.errors import EnvironmentFault, UsageError
from qmsgen.model.phrase import Phrase, listed, phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.translating import take_over
from qmsgen.translation_lock import FILE, write_lock

_STATES: Final[dict[str, Phrase]] = {"missing": phrase("missing"), "stale": phrase("stale")}
_LONGEST: Final = 80


@click.command()
@ONE_SET
@LANGUAGES
@click.option("--accept", is_flag=True, help="Say that every translation is as it should be, until its text changes.")
@click.option("--po", "catalogue", type=click.Path(path_type=Path), help="Write the list as a gettext catalogue.")
@click.option("--import", "done", type=click.Path(path_type=Path), help="Write a translated catalogue into the set.")
def command(
    folder: Path, languages: tuple[str, ...], catalogue: Path | None, done: Path | None, *, accept: bool
) -> int:
    """List the translations that a policy set owes: those missing, and those older than the text they translate.

    A catalogue that --po wrote goes to a translator; --import writes what comes back into the YAML files, in which all
    else stays as it was typed. What is empty or marked as fuzzy is left for later.
    """
    inspection = pipeline.inspect(folder, folder.as_posix(), select=["translation-stale"])
    policy_set = inspection.policy_set
    if inspection.errors:
        raise UsageError(
            phrase("`{folder}` has errors", folder=folder.as_posix()),
            phrase("`qmsgen check {folder}` tells them", folder=folder.as_posix()),
        )
    others = tuple(language for language in policy_set.languages if language != policy_set.source_language)
    for language in languages:
        if language not in others:
            raise UsageError(
                phrase("no language `{name}`", name=language), phrase("known: {names}", names=listed(others))
            )
    if accept:
        write_lock(folder, accepted_now(policy_set))
        say(phrase("accepted every translation as it stands, in `{path}`", path=(folder / FILE).as_posix()))
        return Exit.DONE
    if done is not None:
        return _take_over(folder, policy_set, _the_one(languages or others), done)
    due = [each for each in owed(policy_set) if each.language in (languages or others)]
    if catalogue is not None:
        _write_catalogue(catalogue, work_list(policy_set, _the_one(languages or others), due))
    for each in due:
        _tell(each, inspection)
    counts = Counter((each.language, each.state) for each in due)
    for (language, state), number in sorted(counts.items()):
        say(phrase("`{language}`: {number} {state}", language=language, number=number, state=_STATES[state]))
    if not due:
        say(phrase("nothing to translate"))
    return Exit.DONE


def _take_over(folder: Path, policy_set: PolicySet, language: str, done: Path) -> int:
    taken = take_over(folder, policy_set, language, done)
    for file, number in sorted(taken.files.items()):
        path = (folder / file).as_posix()
        say(phrase("`{path}`: {number} texts in `{language}`", path=path, number=number, language=language))
    if taken.waiting:
        say(phrase("{number} are empty or fuzzy, and wait", number=taken.waiting))
    for path, why in taken.refused:
        say(f"{path}: {said(why)}", err=True)
    if not taken.files:
        say(phrase("nothing to write"))
    return Exit.WRONG_INPUT if taken.refused else Exit.DONE


def _tell(each: Translation, inspection: pipeline.Inspection) -> None:
    place = place_of(each, inspection.policy_set).below(inspection.folder)
    line = " ".join(each.source.split())
    short = line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
    say(f"{place}: {each.language}: {said(_STATES[each.state])}: {short}")


def _the_one(languages: tuple[str, ...]) -> str:
    if len(languages) != 1:
        raise UsageError(phrase("a catalogue has one language"), phrase("choose it with `--language`"))
    return languages[0]


def _write_catalogue(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise EnvironmentFault(phrase("cannot write `{path}`: {why}", path=path, why=error.strerror)) from None
