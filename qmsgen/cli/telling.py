"""What a command says: printed without anything a terminal would obey, and no fault where nobody reads it."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TextIO

import click

from qmsgen.cli.speech import said
from qmsgen.reporters import safe


def say(text: object, *, err: bool = False) -> None:
    """Print one or more lines, control characters escaped; to standard error where `err` says so.

    A phrase is said in the language of the run.
    """
    say_as_is("\n".join(safe(line) for line in said(text).split("\n")) + "\n", err=err)


def say_as_is(text: str, *, err: bool = False, colour: bool = False) -> None:
    """Print a text that is clean already.

    A reader that goes away, as in `qmsgen list | head`, is no fault: the command goes on, unheard.
    """
    try:
        click.echo(text, nl=False, err=err, color=colour)
    except BrokenPipeError:
        _go_unheard(sys.stderr if err else sys.stdout)


def prepare() -> None:
    """Have streams to print to: closed ones lead nowhere, characters that an encoding lacks become escapes."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # else a file of ours would get the number, and what libraries print
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, OSError, ValueError):
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]


def flush() -> None:
    """Have everything printed before the process ends."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BrokenPipeError:
            _go_unheard(stream)
        except (AttributeError, ValueError):
            continue


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def _go_unheard(stream: object) -> None:
    """Let what a stream still holds go nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())  # type: ignore[attr-defined]
    os.close(nowhere)
