"""The same set makes the same bytes: whenever, wherever, in whatever surroundings, with however many workers."""

import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.trust.damage import GOOD

ROOT = Path(__file__).parents[2]
SURROUNDINGS = {
    "Tokyo": {"TZ": "Asia/Tokyo", "SOURCE_DATE_EPOCH": "0"},
    "the far side": {"TZ": "Pacific/Marquesas", "SOURCE_DATE_EPOCH": "4000000000"},
    "hash seed": {"PYTHONHASHSEED": "1"},
    "another hash seed": {"PYTHONHASHSEED": "4711", "PYTHONOPTIMIZE": "1"},
    "Chinese": {"LANG": "zh_CN.UTF-8", "LC_ALL": "zh_CN.UTF-8", "LANGUAGE": "zh_CN"},
    "no locale": {"LC_ALL": "C", "HOME": "/nonexistent", "USER": "", "COLUMNS": "20"},
}


TYPES = "procedure,record-form,survey-form,survey-key,recovery-playbook,charter,audit-checklist,quality-manual"
"""A share of all documents, with every kind of block and every format."""


def build(policy_set: Path, out: Path, prefix: tuple[str, ...] = (), **environment: str) -> dict[str, str]:
    """Build in a process of its own; the digest of every file that was made."""
    command = [*prefix, sys.executable, "-m", "qmsgen", "build", str(policy_set), "-o", str(out), "-d", TYPES]
    surroundings = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **environment}
    run = subprocess.run(command, capture_output=True, text=True, env=surroundings, timeout=300, check=False)
    assert run.returncode == 0, run.stderr
    files = (path for path in out.rglob("*") if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture(scope="module")
def usual(tmp_path_factory):
    folder = tmp_path_factory.mktemp("usual")
    shutil.copytree(GOOD, folder / "set")
    made = build(folder / "set", folder / "out")
    assert {Path(name).suffix for name in made} >= {".docx", ".html", ".json", ".md", ".pdf"}
    return made


@pytest.mark.parametrize("name", SURROUNDINGS)
def test_surroundings_leave_no_mark(name, tmp_path, usual):
    shutil.copytree(GOOD, tmp_path / "set")
    assert build(tmp_path / "set", tmp_path / "out", **SURROUNDINGS[name]) == usual


def test_place_time_umask_order_and_workers_leave_no_mark(tmp_path, usual):
    folder = tmp_path / "a b #1 顾客"
    (folder / "set/processes").mkdir(parents=True)
    for path in sorted(GOOD.rglob("*.yaml"), reverse=True):
        target = folder / "set" / path.relative_to(GOOD)
        target.write_bytes(path.read_bytes())
        os.utime(target, (0, 0))
    time.sleep(2.1)  # Word and Excel files keep times by steps of two seconds
    before = os.umask(0o077)
    try:
        one_core = ("taskset", "-c", "0") if shutil.which("taskset") else ()
        made = build(folder / "set", folder / "elsewhere" / "out", one_core)
    finally:
        os.umask(before)
    assert made == usual


def test_no_network_is_needed(tmp_path, usual):
    alone = ("unshare", "--user", "--map-root-user", "--net")
    if not shutil.which("unshare") or subprocess.run([*alone, "true"], capture_output=True, check=False).returncode:
        pytest.skip("no process without a network can be made here")
    shutil.copytree(GOOD, tmp_path / "set")
    assert build(tmp_path / "set", tmp_path / "out", alone) == usual


def test_no_socket_is_opened(tmp_path):
    strace = shutil.which("strace")
    if not strace:
        pytest.skip("`strace` is not installed")
    log = tmp_path / "calls"
    shutil.copytree(GOOD, tmp_path / "set")
    build(tmp_path / "set", tmp_path / "out", (strace, "-f", "-qq", "-e", "trace=socket,connect", "-o", str(log)))
    assert [line for line in log.read_text().splitlines() if "AF_INET" in line] == []
