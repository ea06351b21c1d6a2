"""The only code that writes: under a lock, beside the target, flushed, then renamed."""

from __future__ import annotations

import errno
import fcntl
import hashlib
import json
import os
import shutil
import signal
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from qmsgen.errors import EnvironmentFault
from qmsgen.model.phrase import Phrase, phrase

MANIFEST: Final = "manifest.json"
_LOCK: Final = ".qmsgen.lock"
_STAGE: Final = ".qmsgen-stage"
_PATIENCE: Final = 8.0


class Output:
    """An output folder that is being filled: `put` stages a file, `publish` brings all of a set in at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._stage = folder / _STAGE
        self._staged: dict[str, str] = {}

    def put(self, path: str, data: bytes) -> None:
        """Stage one file; `path` is relative, with `/`, made of checked ids."""
        with _told(self.folder / path):
            target = self._stage / path
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        self._staged[path] = f"sha256:{hashlib.sha256(data).hexdigest()}"

    def publish(self, set_name: str, hashes: Mapping[str, str], made_by: str) -> list[str]:
        """Bring the staged files of a set to their final names and remove what the set no longer makes.

        `hashes` are the semantic hashes of the documents. Returns the paths that were removed.
        """
        with _told(self.folder / set_name):
            before = self._listed(set_name)
            files = {path: digest for path, digest in self._staged.items() if path.startswith(f"{set_name}/")}
            manifest = f"{set_name}/{MANIFEST}"
            self.put(manifest, _manifest(files, hashes, made_by))
            with _signals_held():
                for path in (*files, manifest):
                    self._move(path)
                return [path for path in before if path not in files and self._remove(path)]

    def _move(self, path: str) -> None:
        target = self.folder / path
        self._refuse_links(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        os.replace(self._stage / path, target)  # noqa: PTH105 - the call that is atomic
        _flush_folder(target.parent)

    def _refuse_links(self, target: Path) -> None:
        for part in (target, *target.parents):
            if part == self.folder:
                return
            if part.is_symlink():
                cure = phrase("remove it; qmsgen writes only into the output folder")
                raise EnvironmentFault(phrase("`{path}` is a link", path=part), cure)

    def _listed(self, set_name: str) -> list[str]:
        path = self.folder / set_name / MANIFEST
        try:
            listed = json.loads(path.read_text(encoding="utf-8"))["files"]
        except (OSError, ValueError, KeyError, TypeError):
            return []
        return [name for name in listed if isinstance(name, str) and name.startswith(f"{set_name}/")]

    def _remove(self, path: str) -> bool:
        target = self.folder / path
        if ".." in Path(path).parts or not target.is_file() or target.is_symlink():
            return False
        self._refuse_links(target)
        target.unlink()
        with suppress(OSError):
            target.parent.rmdir()
        return True


@contextmanager
def output(folder: Path) -> Iterator[Output]:
    """An output folder under a lock; a second build waits a little, then gives up with one line."""
    with _told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o644)
    try:
        _lock(handle, folder)
        stage = folder / _STAGE
        with _told(folder):
            shutil.rmtree(stage, ignore_errors=True)
        try:
            yield Output(folder)
        finally:
            shutil.rmtree(stage, ignore_errors=True)
    finally:
        os.close(handle)


def _lock(handle: int, folder: Path) -> None:
    give_up = time.monotonic() + _PATIENCE
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > give_up:
                message = phrase("another build is writing into `{folder}`", folder=folder)
                raise EnvironmentFault(message, phrase("wait for it to end")) from None
            time.sleep(0.1)
        except OSError:
            return
        else:
            return


def _manifest(files: Mapping[str, str], hashes: Mapping[str, str], made_by: str) -> bytes:
    content = {"made_by": made_by, "documents": dict(sorted(hashes.items())), "files": dict(sorted(files.items()))}
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _flush_folder(folder: Path) -> None:
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def _signals_held() -> Iterator[None]:
    """An interruption waits until the files of a set are all in place."""
    held = {signal.SIGINT, signal.SIGTERM}
    signal.pthread_sigmask(signal.SIG_BLOCK, held)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, held)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        message = phrase("cannot write `{path}`: {why}", path=error.filename or path, why=error.strerror)
        raise EnvironmentFault(message, _cure(error.errno)) from None


def _cure(number: int | None) -> Phrase:
    if number in {errno.ENOSPC, errno.EDQUOT}:
        return phrase("free some room on the disk")
    return phrase("choose another folder with `-o`, or ask for the right to write there")
