"""The only code that writes: under a lock, beside the target, flushed, then renamed."""

from __future__ import annotations

import errno
import fcntl
import hashlib
import json
import os
import re
import shutil
import signal
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from qmsgen.errors import EnvironmentFault
from qmsgen.model.phrase import Phrase, phrase

MANIFEST: Final = "manifest.json"
_LOCK: Final = ".qmsgen.lock"
_STAGE: Final = ".qmsgen-stage"
_PATIENCE: Final = 8.0
_SEGMENT: Final = re.compile(r"(?!\.)[A-Za-z0-9._+-]{1,100}")
"""One part of an output's path; neither hidden nor a way upwards."""


class Output:
    """An output folder that is being filled: `put` stages a file, `publish` brings all of a set in at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._stage = folder / _STAGE
        self._staged: dict[str, str] = {}

    def put(self, path: str, data: bytes) -> None:
        """Stage one file; `path` is relative, with `/`, made of checked ids.

        Raises `ValueError` for a path that would lead out of the folder.
        """
        if not all(_SEGMENT.fullmatch(part) for part in path.split("/")):
            raise ValueError(f"not a path of an output: {path!r}")
        with _told(self.folder / path):
            target = self._stage / path
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        self._staged[path] = f"sha256:{hashlib.sha256(data).hexdigest()}"

    def publish(self, set_name: str, hashes: Mapping[str, str], made_by: str, *, whole: bool = True) -> list[str]:
        """Bring the staged files of a set to their final names and remove what the set no longer makes.

        `hashes` are the semantic hashes of the documents. Where the build made only a part of the set, as `whole`
        says, what earlier builds made stays. Returns the paths that were removed.
        """
        before = self._listed(set_name)
        files = {path: digest for path, digest in self._staged.items() if path.startswith(f"{set_name}/")}
        gone = [path for path in before.files if path not in files] if whole else []
        union = Listing({**before.files, **files}, {**before.documents, **hashes})
        with _told(self.folder / set_name):
            for path in (*files, f"{set_name}/{MANIFEST}"):
                self._prepare(self.folder / path)
            with _signals_held():
                self._list(set_name, union, made_by)
                self._move(list(files))
                removed = [path for path in gone if self._remove(path, set_name)]
                self._list(set_name, Listing(files, dict(hashes)) if whole else union, made_by)
        return removed

    def _list(self, set_name: str, listing: Listing, made_by: str) -> None:
        """Write the manifest: before anything is moved, of all that may be there; at the end, of what is."""
        path = f"{set_name}/{MANIFEST}"
        self.put(path, listing.encoded(made_by))
        self._move([path])
        del self._staged[path]

    def _prepare(self, target: Path) -> None:
        """Make way for a file, or say what stands in its way, before the first file of a set is moved."""
        self._refuse_links(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.is_dir():
            raise EnvironmentFault(phrase("cannot write `{path}`: it is a folder", path=target), phrase("remove it"))

    def _move(self, paths: Sequence[str]) -> None:
        for path in paths:
            os.replace(self._stage / path, self.folder / path)  # noqa: PTH105 - the call that is atomic
        for parent in dict.fromkeys((self.folder / path).parent for path in paths):
            _flush_folder(parent)

    def _refuse_links(self, target: Path) -> None:
        for part in (target, *target.parents):
            if part == self.folder:
                return
            if part.is_symlink():
                cure = phrase("remove it; qmsgen writes only into the output folder")
                raise EnvironmentFault(phrase("`{path}` is a link", path=part), cure)

    def _listed(self, set_name: str) -> Listing:
        """What the last build of a set says it made; nothing where its manifest cannot be read."""
        path = self.folder / set_name / MANIFEST
        try:
            listed = json.loads(path.read_text(encoding="utf-8"))
            files, documents = (
                {str(name): str(value) for name, value in listed[key].items() if name.startswith(f"{set_name}/")}
                for key in ("files", "documents")
            )
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return Listing({}, {})
        return Listing(files, documents)

    def _remove(self, path: str, set_name: str) -> bool:
        target = self.folder / path
        if ".." in Path(path).parts or not target.is_file() or target.is_symlink():
            return False
        self._refuse_links(target)
        target.unlink()
        with suppress(OSError):
            while target.parent != self.folder / set_name:
                target = target.parent
                target.rmdir()
        return True


@dataclass(frozen=True, slots=True)
class Listing:
    """The files of a set with their digests, and the semantic hashes of its documents."""

    files: Mapping[str, str]
    documents: Mapping[str, str]

    def encoded(self, made_by: str) -> bytes:
        """The content of a manifest, sorted."""
        content = {
            "made_by": made_by,
            "documents": dict(sorted(self.documents.items())),
            "files": dict(sorted(self.files.items())),
        }
        return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


@contextmanager
def output(folder: Path) -> Iterator[Output]:
    """An output folder under a lock; a second build waits a little, then gives up with one line."""
    with _told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o644)
    try:
        _lock(handle, folder)
        stage = folder / _STAGE
        with _told(stage):
            _clear(stage)
            stage.mkdir()
        try:
            yield Output(folder)
        finally:
            shutil.rmtree(stage, ignore_errors=True)
    finally:
        os.close(handle)


def _clear(stage: Path) -> None:
    """Remove what a build that was killed left behind; a link put there is removed, never followed."""
    if stage.is_symlink() or stage.is_file():
        stage.unlink()
    elif stage.exists():
        shutil.rmtree(stage)


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
    if number == errno.EFBIG:
        return phrase("allow larger files")
    return phrase("choose another folder with `-o`, or ask for the right to write there")
