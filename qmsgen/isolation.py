"""Work done in child processes with limits on time and memory, so that no template or layout can take the machine.

A task runs in a fork of this process and sends back its results over a pipe; whatever it does to its own memory
is gone with it. The parent never unpickles anything: results are names and bytes.
"""

from __future__ import annotations

import ctypes
import gc
import json
import os
import resource
import select
import signal
import struct
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Final, NoReturn

from qmsgen.errors import EnvironmentFault, QmsgenError

Task = Callable[[], Iterator[tuple[str, "bytes | QmsgenError"]]]
"""Yields named results as they are ready; a failure stands for a result that could not be made."""

_HEADER: Final = struct.Struct("!II")
_PR_SET_PDEATHSIG: Final = 1


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how large one task may be."""

    seconds: int = 120
    megabytes: int = 1_000
    """Of address space; a document of two hundred pages takes less than half."""
    sent: int = 200
    """Megabytes of results."""


_LONGER: Final = "simplify it, or allow more time with `--timeout`"
_SMALLER: Final = "simplify it, or divide it"


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a result is missing; `internal` means a fault of qmsgen, with its traceback as detail."""

    message: str
    """A sentence with `{named}` gaps, which `values` fill."""
    hint: str = ""
    environment: bool = False
    internal: bool = False
    detail: str = ""
    values: dict[str, int] = field(default_factory=dict)

    def __str__(self) -> str:
        """The message with its gaps filled, in English."""
        said = self.message
        for name, value in self.values.items():
            said = said.replace(f"{{{name}}}", str(value))
        return said


@dataclass(slots=True)
class Outcome:
    """What came of one task."""

    index: int
    results: dict[str, bytes] = field(default_factory=dict)
    failures: dict[str, Failure] = field(default_factory=dict)


def run(tasks: Sequence[Task], limits: Limits, workers: int) -> Iterator[Outcome]:
    """Run tasks in child processes, `workers` at a time; outcomes come as they are ready.

    What a child lays into the temporary folder goes when the last of them has ended, however it ended.
    """
    with tempfile.TemporaryDirectory(prefix="qmsgen-") as scratch:
        yield from _run(list(enumerate(tasks))[::-1], _Terms(limits, scratch, os.getpid()), workers)


def _run(waiting: list[tuple[int, Task]], terms: _Terms, workers: int) -> Iterator[Outcome]:
    running: dict[int, _Child] = {}
    try:
        while waiting or running:
            while waiting and len(running) < workers:
                with _signals_held():
                    child = _Child(*waiting.pop(), terms)
                    running[child.pipe] = child
            for pipe in _ready(running):
                child = running[pipe]
                if child.read():
                    del running[pipe]
                    yield child.finish()
    finally:
        for child in running.values():
            child.kill()
            child.finish()


@dataclass(frozen=True, slots=True)
class _Terms:
    """What children are bound to: their limits, a folder for temporary files, the life of their parent."""

    limits: Limits
    scratch: str
    parent: int


def _ready(running: dict[int, _Child]) -> list[int]:
    """The pipes with news: data, an end, or a child whose time is up."""
    patience = max(0.0, min(child.deadline for child in running.values()) - time.monotonic())
    ready, _, _ = select.select(list(running), [], [], patience)
    for child in running.values():
        if time.monotonic() >= child.deadline:
            child.expire()
    return ready


class _Child:
    """One forked child and what it has sent so far."""

    def __init__(self, index: int, task: Task, terms: _Terms) -> None:
        self.index = index
        self.deadline = time.monotonic() + terms.limits.seconds
        self._limits = terms.limits
        self._received = bytearray()
        self._stopped: Failure | None = None
        self.pipe, sending = os.pipe()
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError, AttributeError):
                stream.flush()
        self._pid = os.fork()
        if self._pid == 0:
            os.close(self.pipe)
            _work(task, terms, sending)
        os.close(sending)

    def read(self) -> bool:
        """Take what is in the pipe; true at its end."""
        data = os.read(self.pipe, 1 << 20)
        if self._stopped is None:
            self._received += data
        if len(self._received) > self._limits.sent * 1_000_000:
            self._stop(Failure("makes files of more than {number} MB", _SMALLER, values={"number": self._limits.sent}))
        return not data

    def expire(self) -> None:
        """Its time is up."""
        self._stop(Failure("took longer than {number} s", _LONGER, values={"number": self._limits.seconds}))

    def _stop(self, why: Failure) -> None:
        self._received.clear()
        self._stopped = self._stopped or why
        self.kill()

    def kill(self) -> None:
        """End the child at once."""
        with suppress(ProcessLookupError):
            os.kill(self._pid, signal.SIGKILL)

    def finish(self) -> Outcome:
        """Wait for the child and sort out what it sent."""
        os.close(self.pipe)
        _, status = os.waitpid(self._pid, 0)
        outcome = Outcome(self.index)
        for name, kind, payload in _frames(bytes(self._received)):
            if kind == "bytes":
                outcome.results[name] = payload
            else:
                outcome.failures[name] = Failure(**json.loads(payload))
        if self._stopped or (status != 0 and not outcome.failures):
            outcome.failures[""] = self._stopped or self._death(status)
        return outcome

    def _death(self, status: int) -> Failure:
        if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU:
            return Failure(
                "used more than {number} s of processor time", _LONGER, values={"number": self._limits.seconds}
            )
        if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL:
            return Failure("was killed, perhaps for want of memory", "free some memory", environment=True)
        return Failure("the process that made it ended unexpectedly", internal=True, detail=f"status {status}")


@contextmanager
def _signals_held() -> Iterator[None]:
    """An interruption waits until the parent knows its child, and the child that it is one."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(task: Task, terms: _Terms, pipe: int) -> NoReturn:
    """The child's whole life."""
    code = 1
    try:
        _confine(terms)
        with os.fdopen(pipe, "wb") as out:
            for name, result in _results(task, terms.limits):
                _send(out, name, result)
        code = 0
    finally:
        os._exit(code)


def _results(task: Task, limits: Limits) -> Iterator[tuple[str, bytes | Failure]]:
    try:
        for name, result in task():
            yield name, result if isinstance(result, bytes) else _told(result)
    except QmsgenError as error:
        yield "", _told(error)
    except MemoryError:
        yield "", Failure("needed more than {number} MB of memory", _SMALLER, values={"number": limits.megabytes})
    except RecursionError:
        yield "", Failure("is nested too deeply", _SMALLER)
    except Exception as error:  # noqa: BLE001 - a fault of ours must reach the parent, whatever it is
        yield "", Failure(f"{type(error).__name__}: {error}", internal=True, detail=traceback.format_exc())


def _told(error: QmsgenError) -> Failure:
    return Failure(str(error.message), str(error.hint), environment=isinstance(error, EnvironmentFault))


def _confine(terms: _Terms) -> None:
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT, signal.SIGTERM})
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != terms.parent:
        os._exit(1)
    tempfile.tempdir = terms.scratch
    gc.freeze()  # what the parent made is never garbage here; to walk it would copy it
    _limit(resource.RLIMIT_AS, terms.limits.megabytes * 1_000_000)
    _limit(resource.RLIMIT_CPU, terms.limits.seconds)
    _limit(resource.RLIMIT_CORE, 0)


def _limit(what: int, most: int) -> None:
    """Set a limit, or keep the one that somebody else has set lower."""
    _, hard = resource.getrlimit(what)
    allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(what, (allowed, hard))


def _send(out: object, name: str, result: bytes | Failure) -> None:
    if isinstance(result, bytes):
        label, payload = f"bytes:{name}", result
    else:
        fields = {slot: getattr(result, slot) for slot in Failure.__slots__}
        label, payload = f"failure:{name}", json.dumps(fields).encode()
    encoded = label.encode()
    write = out.write  # type: ignore[attr-defined]
    write(_HEADER.pack(len(encoded), len(payload)) + encoded)
    write(payload)


def _frames(data: bytes) -> Iterator[tuple[str, str, bytes]]:
    at = 0
    while at + _HEADER.size <= len(data):
        label_size, payload_size = _HEADER.unpack_from(data, at)
        at += _HEADER.size
        kind, _, name = data[at : at + label_size].decode().partition(":")
        payload = data[at + label_size : at + label_size + payload_size]
        if len(payload) < payload_size:
            return
        yield name, kind, payload
        at += label_size + payload_size
