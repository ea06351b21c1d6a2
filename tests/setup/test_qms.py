"""`./qms` sets up once, mends what was interrupted, and hands the command on untouched.

A stand-in for Python records what is asked of it, so that no network and no system package is touched.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

PROGRAMS = ("cat", "cksum", "cp", "dirname", "grep", "id", "mkdir")
PROGRAMS += ("readlink", "rm", "sh", "sleep", "tail", "touch")

PYTHON = r"""#!/bin/sh
# A stand-in: answers as Python, venv, ensurepip and pip would, and notes each installation.
case "$1 ${2:-}" in
"-V ") echo "Python ${STAND_IN_VERSION:-3.12.1}" ;;
"-c "*)
    case $2 in *ctypes*) exit "${STAND_IN_LIBRARIES:-0}" ;; esac
    exit "${STAND_IN_UNSUITABLE:-0}" ;;
"-m venv") mkdir -p "$4/bin" && cp "$0" "$4/bin/python" ;;
"-m ensurepip") : >"${0%/*}/pip" ;;
"-m pytest") shift 2; printf 'pytest in %s:' "$PWD"; printf ' <%s>' "$@" ;;
"-m pip")
    [ -e "${0%/*}/pip" ] || exit 1
    case $* in *--version) exit ;; esac
    echo "$*" >>"$STAND_IN_NOTES"
    sleep "${STAND_IN_SECONDS:-0}"
    case "$*" in *constraints.txt*) [ -z "${STAND_IN_PINS_FAIL:-}" ] || exit 1 ;; esac
    [ -z "${STAND_IN_PIP_FAILS:-}" ] || { echo "no index"; exit 1; }
    mkdir -p "${0%/*}/../lib/python3.12/site-packages"
    echo "$PWD" >"${0%/*}/../lib/python3.12/site-packages/_editable_impl_qmsgen.pth" ;;
*/qmsgen\ *) shift; printf 'qmsgen in %s:' "$PWD"; printf ' <%s>' "$@" ;;
*) exit 1 ;;
esac
"""


class Checkout:
    """A folder with `qms` and what it reads, beside a stand-in for Python."""

    def __init__(self, folder: Path, base: Path) -> None:
        self.folder = folder
        self.notes = base / "notes"
        self.python = base / "stand-in"
        self.python.write_text(PYTHON, encoding="utf-8")
        self.python.chmod(0o755)
        folder.mkdir()
        for name in ("qms", "pyproject.toml", "constraints.txt"):
            shutil.copy(ROOT / name, folder)

    def environment(self, settings: dict[str, str]) -> dict[str, str]:
        own = {"QMS_PYTHON": str(self.python), "STAND_IN_NOTES": str(self.notes), "PATH": os.defpath}
        return own | settings

    def start(self, *arguments: str, **settings: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [self.folder / "qms", *arguments],
            cwd=self.folder.parent,
            env=self.environment(settings),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
        )

    def qms(self, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
        process = self.start(*arguments, **settings)
        stdout, stderr = process.communicate(timeout=60)
        return subprocess.CompletedProcess(arguments, process.returncode, stdout, stderr)

    @property
    def installations(self) -> list[str]:
        return self.notes.read_text(encoding="utf-8").splitlines() if self.notes.exists() else []


@pytest.fixture
def checkout(tmp_path):
    return Checkout(tmp_path / "质量 tree", tmp_path)


@pytest.fixture
def bare_path(tmp_path):
    """A search path that has what the script needs, but no apt, sudo or flock."""
    folder = tmp_path / "programs"
    folder.mkdir()
    for name in PROGRAMS:
        (folder / name).symlink_to(shutil.which(name))
    return str(folder)


@pytest.fixture
def script_without_system_folders(checkout):
    """The script looks in the system's folders too; here it must not."""
    script = checkout.folder / "qms"
    text = script.read_text(encoding="utf-8")
    script.write_text(text.replace(":/usr/local/sbin:/usr/sbin:/sbin", ""), encoding="utf-8")


def test_demo_builds_the_example_set_at_the_top_of_the_checkout(checkout):
    done = checkout.qms("demo")
    assert done.stdout == f"qmsgen in {checkout.folder}: <build> <policies/atm-service> <-o> <output>"
    assert done.returncode == 0


def test_any_other_command_runs_where_the_user_stands_with_its_arguments_whole(checkout):
    done = checkout.qms("check", "a b", "服务", "*", "")
    assert done.stdout == f"qmsgen in {checkout.folder.parent}: <check> <a b> <服务> <*> <>"


def test_test_runs_pytest_with_the_test_extra(checkout):
    done = checkout.qms("test", "-k", "a b")
    assert done.stdout.startswith(f"pytest in {checkout.folder}:")
    assert done.stdout.endswith("<-k> <a b>")
    assert ".[test]" in checkout.installations[0]


def test_second_run_sets_nothing_up(checkout):
    checkout.qms("demo")
    done = checkout.qms("demo")
    assert done.stderr == ""
    assert len(checkout.installations) == 1


def test_demo_after_test_sets_nothing_up(checkout):
    checkout.qms("test")
    assert checkout.qms("demo").stderr == ""
    assert len(checkout.installations) == 1


def test_test_after_demo_adds_only_what_is_missing(checkout):
    checkout.qms("demo")
    done = checkout.qms("test")
    assert "making .venv" not in done.stderr
    assert len(checkout.installations) == 2


def test_environment_points_at_the_checkout_in_a_way_that_every_locale_reads(checkout):
    checkout.qms("demo")
    (pointer,) = checkout.folder.glob(".venv/lib/python3*/site-packages/*.pth")
    path = pointer.read_text(encoding="ascii").strip()
    assert (pointer.parent / path).resolve() == checkout.folder


@pytest.mark.parametrize("name", ["pyproject.toml", "constraints.txt"])
def test_changed_requirements_are_installed(checkout, name):
    checkout.qms("demo")
    with (checkout.folder / name).open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    assert "installing" in checkout.qms("demo").stderr
    assert checkout.qms("demo").stderr == ""


def test_another_python_is_noticed(checkout):
    checkout.qms("demo")
    assert "installing" in checkout.qms("demo", STAND_IN_VERSION="3.13.0").stderr


def test_python_that_is_asked_for_replaces_another(checkout):
    checkout.qms("demo")
    other = checkout.python.with_name("other")
    other.write_text(checkout.python.read_text(encoding="utf-8").replace("3.12.1", "3.13.0"), encoding="utf-8")
    other.chmod(0o755)
    assert "making .venv with Python 3.13.0" in checkout.qms("demo", QMS_PYTHON=str(other)).stderr
    assert checkout.qms("demo", QMS_PYTHON=str(other)).stderr == ""


def test_moved_checkout_gets_a_new_environment(checkout):
    checkout.qms("demo")
    checkout.folder = checkout.folder.rename(checkout.folder.with_name("moved"))
    assert "making .venv" in checkout.qms("demo").stderr


def test_interrupted_set_up_is_mended(checkout):
    process = checkout.start("demo", STAND_IN_SECONDS="30")
    while not checkout.installations:
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    done = checkout.qms("demo")
    assert "making .venv" in done.stderr
    assert done.returncode == 0


@pytest.mark.parametrize("rubble", ["folder", "file", "dangling link"])
def test_rubble_in_place_of_the_environment_is_replaced(checkout, rubble):
    venv = checkout.folder / ".venv"
    match rubble:
        case "folder":
            (venv / "bin").mkdir(parents=True)
        case "file":
            venv.touch()
        case _:
            venv.symlink_to("nowhere")
    assert checkout.qms("demo").returncode == 0


def test_two_runs_at_once_set_up_once(checkout):
    runs = [checkout.start("demo", STAND_IN_SECONDS="1") for _ in range(2)]
    outputs = [run.communicate(timeout=60) for run in runs]
    assert [run.returncode for run in runs] == [0, 0]
    assert outputs[0][0] == outputs[1][0] != ""
    assert len(checkout.installations) == 1


@pytest.mark.usefixtures("script_without_system_folders")
def test_two_runs_at_once_set_up_once_where_there_is_no_flock(checkout, bare_path):
    runs = [checkout.start("demo", STAND_IN_SECONDS="1", PATH=bare_path) for _ in range(2)]
    for run in runs:
        run.communicate(timeout=60)
    assert [run.returncode for run in runs] == [0, 0]
    assert len(checkout.installations) == 1
    assert not (checkout.folder / ".cache" / "setup.lock.d").exists()


@pytest.mark.usefixtures("script_without_system_folders")
def test_lock_of_a_dead_run_is_taken_over(checkout, bare_path):
    lock = checkout.folder / ".cache" / "setup.lock.d"
    lock.mkdir(parents=True)
    with subprocess.Popen(["true"]) as dead:
        pass
    (lock / "pid").write_text(f"{dead.pid}\n", encoding="utf-8")
    assert checkout.qms("demo", PATH=bare_path).returncode == 0


def test_versions_that_cannot_be_had_give_way_to_the_newest_that_fit(checkout):
    done = checkout.qms("demo", STAND_IN_PINS_FAIL="1")
    assert "newest that fit" in done.stderr
    assert done.returncode == 0


def test_failing_installation_shows_why_and_is_tried_again(checkout):
    done = checkout.qms("demo", STAND_IN_PIP_FAILS="1")
    assert done.returncode == 3
    assert done.stderr.splitlines()[-2:] == [
        "no index",
        f"qms: pip failed; the whole log is in `{checkout.folder}/.cache/setup.log`",
    ]
    assert checkout.qms("demo").returncode == 0


def test_unsuitable_python_is_refused_by_name(checkout):
    done = checkout.qms("demo", STAND_IN_UNSUITABLE="1")
    assert done.returncode == 3
    assert f"`{checkout.python}`, which is not Python 3.11 or newer" in done.stderr


@pytest.mark.usefixtures("script_without_system_folders")
def test_missing_libraries_stop_the_demo_but_not_a_check(checkout, bare_path):
    settings = {"STAND_IN_LIBRARIES": "1", "PATH": bare_path}
    demo = checkout.qms("demo", **settings)
    assert demo.returncode == 3
    assert "pango" in demo.stderr
    check = checkout.qms("check", **settings)
    assert check.returncode == 0
    assert "everything but PDF works" in check.stderr
    assert checkout.qms("check", **settings).stderr == ""


def test_folder_that_cannot_be_written_is_said_in_one_line(checkout):
    (checkout.folder / ".cache").touch()
    done = checkout.qms("demo")
    assert done.returncode == 3
    assert (
        done.stderr == f"qms: set-up must write in `{checkout.folder}` and cannot: use a copy in a folder of your own\n"
    )
