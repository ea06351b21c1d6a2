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
from pathlib import Path
from types import FrameType

import click

from qmsgen import __version__
from qmsgen.cli.speech import said
from qmsgen.errors import EnvironmentFault, QmsgenError, UsageError
from qmsgen.model.phrase import phrase
from qmsgen.reporters.text import safe


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
    except click.UsageError as error:
        error.show()
        return Exit.WRONG_COMMAND
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return _say(phrase("interrupted"), Exit.INTERRUPTED)
    except Terminated:
        return _say(phrase("terminated"), Exit.TERMINATED)
    except UsageError as error:
        return _say(error.message, Exit.WRONG_COMMAND, error.hint)
    except EnvironmentFault as error:
        return _say(error.message, Exit.ENVIRONMENT, error.hint)
    except QmsgenError as error:
        return _say(error.message, Exit.WRONG_INPUT, error.hint)
    except BrokenPipeError:
        return Exit.DONE
    except MemoryError:
        return _say(phrase("out of memory"), Exit.ENVIRONMENT)
    except Exception as error:  # noqa: BLE001 - whatever is left is a fault of qmsgen
        return fault(f"{type(error).__name__}: {error}", traceback.format_exc(), debug=debug)


def fault(summary: str, detail: str, *, debug: bool) -> int:
    """A fault of qmsgen: one line with an id and the path of a file that holds the traceback."""
    if debug:
        click.echo(detail, err=True)
    number = hashlib.sha256(detail.encode("utf-8", "replace")).hexdigest()[:8]
    path = Path(tempfile.gettempdir()) / f"qmsgen-crash-{number}-{os.getpid()}.txt"
    try:
        with path.open("x", encoding="utf-8", errors="replace") as file:
            file.write(f"qmsgen {__version__}, Python {sys.version.split()[0]}\n\n{detail}")
        where = str(path)
    except OSError:
        where = "-"
    told = phrase(
        "a fault of qmsgen, {number}: {summary}; details in {path}", number=number, summary=summary[:200], path=where
    )
    return _say(told, Exit.FAULT)


def _terminate(_signal: int, _frame: FrameType | None) -> None:
    raise Terminated


def _say(message: object, code: Exit, hint: object = "") -> int:
    lines = [f"qmsgen: {said(message)}", *([f"  = {said(phrase('hint'))}: {said(hint)}"] if hint else [])]
    shown = "\n".join(safe(line) for text in lines for line in text.splitlines() or [""])
    with suppress(OSError):
        click.echo(shown, err=True)
    return code
