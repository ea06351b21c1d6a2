"""The language that the command line speaks: chosen once for a run, used by every command and for every error."""

from __future__ import annotations

from contextvars import ContextVar
from typing import Final

from qmsgen.errors import UsageError
from qmsgen.languages import SOURCE, catalogue, known
from qmsgen.model.phrase import Phrase, listed, phrase

_chosen: Final = ContextVar("language", default=SOURCE)


def choose(tag: str) -> None:
    """Speak a language; the tag may be written as `zh`, `zh_CN` or `zh_CN.UTF-8`."""
    _chosen.set(SOURCE)
    wanted = tag.partition(".")[0].replace("_", "-").casefold()
    for name in known():
        if wanted in {name.casefold(), name.partition("-")[0]}:
            _chosen.set(name)
            return
    raise UsageError(phrase("no language `{name}`", name=tag), phrase("known: {names}", names=listed(known())))


def language() -> str:
    """The language that was chosen."""
    return _chosen.get()


def translate(sentence: str) -> str:
    """A sentence in the chosen language; one that has no translation stays as it is."""
    return catalogue(language()).gettext(sentence) if sentence and language() != SOURCE else sentence


def said(sentence: object) -> str:
    """A phrase in the chosen language; any other text as it is."""
    return sentence.said(translate) if isinstance(sentence, Phrase) else str(sentence)
