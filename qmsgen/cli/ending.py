"""How a run ends: exceptions become one line on standard error and an exit code."""

from __future__ import annotations

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
from qmsgen.cli.telling import say
from qmsgen.errors import EnvironmentFault, QmsgenError, UsageError


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
        return _say_no_more("interrupted", Exit.INTERRUPTED)
    except Terminated:
        return _say_no_more("terminated", Exit.TERMINATED)
    except UsageError as error:
        return _say(_with_hint(error), Exit.WRONG_COMMAND)
    except EnvironmentFault as error:
        return _say(_with_hint(error), Exit.ENVIRONMENT)
    except QmsgenError as error:
        return _say(_with_hint(error), Exit.WRONG_INPUT)
    except BrokenPipeError:
        return Exit.DONE
    except OSError as error:
        return _say(_of_the_system(error), Exit.ENVIRONMENT)
    except MemoryError:
        return _say("out of memory", Exit.ENVIRONMENT)
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
        where = str(path)
    except OSError:
        where = "(could not be written)"
    return _say(f"a fault of qmsgen, {number}: {summary[:200]}; details in {where}", Exit.FAULT)


def _terminate(_signal: int, _frame: FrameType | None) -> None:
    raise Terminated


def _of_the_system(error: OSError) -> str:
    if error.filename:
        return f"`{error.filename}`: {error.strerror}"
    return "the current folder is gone" if isinstance(error, FileNotFoundError) else str(error.strerror or error)


def _say_usage(error: click.ClickException) -> int:
    shown = StringIO()
    error.show(file=shown)
    say(shown.getvalue().rstrip(), err=True)
    return error.exit_code


def _say_no_more(message: str, code: Exit) -> int:
    """End on somebody's wish; whoever wishes it twice does not get more."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    return _say(message, code)


def _with_hint(error: QmsgenError) -> str:
    return f"{error.message}\n  = hint: {error.hint}" if error.hint else error.message


def _say(message: str, code: Exit) -> int:
    with suppress(OSError):
        say(f"qmsgen: {message}", err=True)
    return code
