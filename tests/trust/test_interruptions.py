"""Builds that are cut off: nothing half-written, and the next build needs no help."""

import errno
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from qmsgen.errors import EnvironmentFault
from qmsgen.stages.write import output
from tests.trust.damage import GOOD

ROOT = Path(__file__).parents[2]
OLD = {"demo/en/a.md": b"old a", "demo/en/b.md": b"old b", "demo/en/gone/c.md": b"old c"}
NEW = {"demo/en/a.md": b"new a", "demo/en/b.md": b"new b", "demo/zh-CN/d.md": b"new d"}
CALLS = ("replace", "fsync", "mkdir", "open", "unlink", "rmdir")


def built(folder, files):
    with output(folder) as target:
        for path, data in files.items():
            target.put(path, data)
        target.publish("demo", dict.fromkeys(files, "hash"), "qmsgen test")


def tree(folder):
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in files.items()}


def documents(folder):
    return {name: data for name, data in tree(folder).items() if name.endswith(".md") and not name.startswith(".")}


@pytest.fixture(scope="module")
def clean(tmp_path_factory):
    folder = tmp_path_factory.mktemp("clean")
    built(folder, NEW)
    return tree(folder)


def interfere(monkeypatch, name, when, what):
    """Have the `when`-th call of a function of `os` end in `what`; the result counts the calls."""
    real, calls = getattr(os, name), []

    def instead(*arguments, **options):
        calls.append(name)
        if len(calls) == when:
            what()
        return real(*arguments, **options)

    monkeypatch.setattr(os, name, instead)
    return calls


def fail():
    raise OSError(errno.EIO, "Input/output error")


def check_whole(folder, clean):
    """Every document is the old or the new one, and a new build equals one into an empty folder."""
    for name, data in documents(folder).items():
        assert data in (OLD.get(name), NEW.get(name))
    built(folder, NEW)
    assert tree(folder) == clean


@pytest.mark.parametrize("name", CALLS)
def test_when_any_call_fails_the_documents_are_whole(name, tmp_path, clean):
    for when in range(1, 60):
        folder = tmp_path / str(when)
        built(folder, OLD)
        with pytest.MonkeyPatch.context() as patch:
            calls = interfere(patch, name, when, fail)
            with suppress(EnvironmentFault, OSError):
                built(folder, NEW)
        check_whole(folder, clean)
        if len(calls) < when:
            break
    else:
        pytest.fail(f"{name} is called without end")


@pytest.mark.parametrize("name", CALLS)
def test_when_the_process_dies_at_any_call_the_documents_are_whole(name, tmp_path, clean):
    for when in range(1, 60):
        folder = tmp_path / str(when)
        built(folder, OLD)
        pid = os.fork()
        if pid == 0:
            interfere(pytest.MonkeyPatch(), name, when, lambda: os._exit(9))
            built(folder, NEW)
            os._exit(0)
        _, status = os.waitpid(pid, 0)
        check_whole(folder, clean)
        if status == 0:
            break
    else:
        pytest.fail(f"{name} is called without end")


def start(*arguments: str | Path, folder: Path) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "qmsgen", *arguments]
    return subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def wait_for(condition, seconds=30):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it never happened"
        time.sleep(0.005)


def children(pid):
    """The forks of a build; the layout engine's search for its libraries runs a program, which is none."""
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [child for child in found if b"qmsgen" in command_of(child)]


def command_of(pid):
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return b""


@pytest.mark.parametrize(("number", "code", "word"), [(signal.SIGINT, 130, "inter"), (signal.SIGTERM, 143, "term")])
def test_an_interrupted_build_ends_at_once_and_leaves_no_trace(number, code, word, tmp_path):
    run = start("build", GOOD, "-o", "out", folder=tmp_path)
    wait_for(lambda: children(run.pid))
    orphans = children(run.pid)
    run.send_signal(number)
    _, said = run.communicate(timeout=30)
    assert run.returncode == code
    assert said.decode().splitlines()[-1].startswith(f"qmsgen: {word}")
    assert not any(alive(pid) for pid in orphans)
    assert list(tree(tmp_path / "out")) == [".qmsgen.lock"]


def test_a_killed_build_takes_its_children_along_and_the_next_one_succeeds(tmp_path):
    run = start("build", GOOD, "-o", "out", folder=tmp_path)
    wait_for(lambda: children(run.pid))
    orphans = children(run.pid)
    run.kill()
    run.communicate()
    wait_for(lambda: not any(alive(pid) for pid in orphans))
    again = start("build", GOOD, "-o", "out", "-d", "procedure,survey-form", folder=tmp_path)
    again.communicate()
    fresh = start("build", GOOD, "-o", "fresh", "-d", "procedure,survey-form", folder=tmp_path)
    fresh.communicate()
    assert again.returncode == fresh.returncode == 0
    assert tree(tmp_path / "out") == tree(tmp_path / "fresh")


def alive(pid):
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return False


def test_two_builds_into_one_folder_take_turns(tmp_path):
    runs = [
        start("build", GOOD, "-o", "out", "-f", "md,html", "-d", "procedure,survey-form", folder=tmp_path)
        for _ in range(2)
    ]
    for run in runs:
        run.communicate(timeout=300)
    assert [run.returncode for run in runs] == [0, 0]
    assert not [name for name in tree(tmp_path / "out") if name.startswith(".qmsgen-stage")]
