"""How a run ends: exceptions become one line on standard error and an exit code."""

from __future__ import annotations

import errno
import hashlib
import os
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable
from contextlib import suppress
from enum import IntEnum
from io import StringIO
from pathlib import Path
from types import FrameType

import click

from qmsgen import __version__
from qmsgen.cli.speech import said
from qmsgen.cli.telling import say
from qmsgen.errors import EnvironmentFault, QmsgenError, UsageError
from qmsgen.model.phrase import Phrase, phrase


class Exit(IntEnum):
    """The exit codes that users and build jobs rely on."""

    DONE = 0
    WRONG_INPUT = 1
    WRONG_COMMAND = 2
    ENVIRONMENT = 3
    FAULT = 4
    INTERRUPTED = 130
    TERMINATED = 143


class Terminated(BaseException):
    """Somebody asked the process to end."""


def ended(run: Callable[[], object], *, debug: bool) -> int:  # noqa: C901 - one line for each way to end
    """Run a command; the code it ends with."""
    signal.signal(signal.SIGTERM, _terminate)
    try:
        code = run()
        return code if isinstance(code, int) else Exit.DONE
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.ClickException as error:
        return _say_usage(error)
    except (click.Abort, KeyboardInterrupt):
        return _say_no_more(phrase("interrupted"), Exit.INTERRUPTED)
    except Terminated:
        return _say_no_more(phrase("terminated"), Exit.TERMINATED)
    except UsageError as error:
        return _say(error.message, Exit.WRONG_COMMAND, error.hint)
    except EnvironmentFault as error:
        return _say(error.message, Exit.ENVIRONMENT, error.hint)
    except QmsgenError as error:
        return _say(error.message, Exit.WRONG_INPUT, error.hint)
    except BrokenPipeError:
        return Exit.DONE
    except OSError as error:
        return _say(_of_the_system(error), Exit.ENVIRONMENT)
    except MemoryError:
        return _say(phrase("out of memory"), Exit.ENVIRONMENT)
    except Exception as error:  # noqa: BLE001 - whatever is left is a fault of qmsgen
        return fault(f"{type(error).__name__}: {error}", traceback.format_exc(), debug=debug)


def fault(summary: str, detail: str, *, debug: bool) -> int:
    """A fault of qmsgen: one line with an id and the path of a file that holds the traceback."""
    if debug:
        say(detail, err=True)
    number = hashlib.sha256(detail.encode("utf-8", "replace")).hexdigest()[:8]
    path = Path(tempfile.gettempdir()) / f"qmsgen-crash-{number}-{os.getpid()}.txt"
    try:
        with path.open("x", encoding="utf-8", errors="replace") as file:
            file.write(f"qmsgen {__version__}, Python {sys.version.split()[0]}\n\n{detail}")
    except OSError:
        return _say(phrase("a fault of qmsgen, {number}: {summary}", number=number, summary=summary[:200]), Exit.FAULT)
    told = phrase(
        "a fault of qmsgen, {number}: {summary}; details in {path}", number=number, summary=summary[:200], path=path
    )
    return _say(told, Exit.FAULT)


def _terminate(_signal: int, _frame: FrameType | None) -> None:
    raise Terminated


def _of_the_system(error: OSError) -> object:
    if error.filename:
        return f"`{error.filename}`: {error.strerror}"
    no_folder = error.strerror == os.strerror(errno.ENOENT)
    return phrase("the current folder is gone") if no_folder else error.strerror or error


def _say_usage(error: click.ClickException) -> int:
    shown = StringIO()
    error.show(file=shown)
    say(shown.getvalue().rstrip(), err=True)
    return error.exit_code


def _say_no_more(message: Phrase, code: Exit) -> int:
    """End on somebody's wish; whoever wishes it twice does not get more."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    return _say(message, code)


def _say(message: object, code: Exit, hint: object = "") -> int:
    with suppress(OSError):
        say(f"qmsgen: {said(message)}", err=True)
        if hint:
            say(f"  = {said(phrase('hint'))}: {said(hint)}", err=True)
    return code
