"""Help and errors of usage in the language of the run; what click says itself goes through our catalogues."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from copy import copy
from typing import Final

import click
from click import core, decorators, exceptions, formatting, parser, types

from qmsgen.cli.speech import choose, language, translate
from qmsgen.errors import UsageError
from qmsgen.languages import SOURCE, catalogue

LANGUAGE: Final = "--language"
VARIABLE: Final = "QMSGEN_LANGUAGE"

CLICK: Final = (
    "Usage:",
    "Options",
    "Commands",
    "[OPTIONS]",
    "COMMAND [ARGS]...",
    "Show this message and exit.",
    "Show the version and exit.",
    "default: {default}",
    "env var: {var}",
    "required",
    "Error: {message}",
    "Try '{command} {option}' for help.",
    "Invalid value: {message}",
    "Invalid value for {param_hint}: {message}",
    "Missing command.",
    "Missing argument",
    "Missing option",
    "Missing parameter",
    "Missing {param_type}",
    "No such option {name!r}.",
    "No such command {name!r}.",
    "Choose from:\n\t{choices}",
    "{value!r} is not a valid {number_type}.",
    "{value} is not in the range {range}.",
    "Option {name!r} does not take a value.",
)
"""What click says itself, as a catalogue lists it."""

CLICK_OF_SEVERAL: Final = (
    ("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
    ("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
    ("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
    ("{value!r} does not match the format {format}.", "{value!r} does not match the formats {formats}."),
    ("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
)
"""Likewise, where it depends on a number."""


def listen(arguments: Sequence[str]) -> None:
    """Choose the language before the rest of the command line is read, so that help and errors speak it."""
    tag = os.environ.get(VARIABLE, SOURCE)
    for one, following in zip(arguments, (*arguments[1:], ""), strict=True):
        if one == LANGUAGE:
            tag = following
        elif one.startswith(f"{LANGUAGE}="):
            tag = one.partition("=")[2]
        elif not one.startswith("-") and one != tag:
            break
    with suppress(UsageError):  # told when the option is read
        choose(tag)


def spoken(command: click.Command) -> click.Command:
    """A command whose help is in the language of the run."""
    told = copy(command)
    told.help = said(command.help)
    told.options_metavar = translate(command.options_metavar or "")
    told.params = spoken_parameters(command.params)
    if isinstance(told, click.Group):
        told.commands = {name: spoken(inner) for name, inner in told.commands.items()}
        told.subcommand_metavar = translate(told.subcommand_metavar or "COMMAND [ARGS]...")
    return told


def spoken_parameters(parameters: Sequence[click.Parameter]) -> list[click.Parameter]:
    """The parameters of a command with their help in the language of the run."""
    told = [copy(parameter) for parameter in parameters]
    for parameter in told:
        if isinstance(parameter, click.Option) and parameter.help:
            parameter.help = translate(parameter.help)
    return told


def said(page: str | None) -> str | None:
    """A help page in the language of the run, paragraph by paragraph; catalogues know it without line breaks."""
    if not page or language() == SOURCE:
        return page
    return "\n\n".join(translate(" ".join(paragraph.split())) for paragraph in page.split("\n\n"))


def _translated(sentence: str) -> str:
    return translate(sentence)


def _counted(one: str, several: str, number: int) -> str:
    return catalogue(language()).ngettext(one, several, number)


def _teach_click() -> None:
    """Have click ask us for its sentences; it takes them from the catalogues of the whole process else."""
    for module in (core, decorators, exceptions, formatting, parser, types):
        for name, ours in (("_", _translated), ("ngettext", _counted)):
            if hasattr(module, name):
                setattr(module, name, ours)


_teach_click()
