"""A wheel, made from the source archive, works in a clean environment far from the checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ("schemas", "standards", "templates", "policies")

needs_command_line = pytest.mark.skipif(find_spec("qmsgen.cli") is None, reason="this tree has no command line yet")


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "COV_"))}
    return subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=600
    )


def succeed(*command: str | Path, cwd: Path) -> str:
    done = run(*command, cwd=cwd)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def build(kind: str, tree: Path, target: Path) -> Path:
    succeed(sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", target, cwd=tree)
    (archive,) = target.iterdir()
    return archive


@pytest.fixture(scope="module")
def sources(tmp_path_factory):
    """The source archive, unpacked."""
    archive = build("sdist", ROOT, tmp_path_factory.mktemp("sdist"))
    folder = tmp_path_factory.mktemp("sources")
    succeed("tar", "-xzf", archive, cwd=folder)
    (tree,) = folder.iterdir()
    return tree


@pytest.fixture(scope="module")
def wheel(sources, tmp_path_factory):
    return build("wheel", sources, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def names(wheel):
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def programs(wheel, tmp_path_factory):
    """Where the programs of a clean environment lie that holds the wheel.

    Under CI what it depends on is installed from the index, so that a dependency that is not declared shows;
    elsewhere it is borrowed from the environment of the tests, so that no network is needed.
    """
    environment = tmp_path_factory.mktemp("clean") / "env"
    python = environment / "bin" / "python"
    succeed(sys.executable, "-m", "venv", "--without-pip", environment, cwd=environment.parent)
    borrow = not os.environ.get("CI")
    how = ["--no-deps"] if borrow else ["-c", ROOT / "constraints.txt"]
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python]
    succeed(*pip, "install", *how, wheel, cwd=environment.parent)
    if borrow:
        asked = "import sysconfig; print(sysconfig.get_path('purelib'))"
        library = Path(succeed(python, "-c", asked, cwd=environment).strip())
        lender = ascii(sysconfig.get_path("purelib"))
        (library / "borrowed.pth").write_text(f"import sys; sys.path.append({lender})\n", encoding="ascii")
    return python.parent


def test_wheel_carries_the_shipped_data(names):
    for folder in SHIPPED:
        tracked = [path for path in (ROOT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts]
        assert tracked
        missing = {f"qmsgen/_data/{path.relative_to(ROOT).as_posix()}" for path in tracked} - names
        assert not missing


def test_wheel_carries_the_licences(names):
    licences = {name.partition(".dist-info/licenses/")[2] for name in names}
    assert {"LICENSE", "templates/fonts/OFL.txt"} <= licences


def test_wheel_carries_the_whole_package(names):
    modules = {
        path.relative_to(ROOT).as_posix() for path in (ROOT / "qmsgen").rglob("*.py") if "_data" not in path.parts
    }
    assert modules <= names


def test_wheel_carries_nothing_else(names):
    strangers = {name for name in names if not name.startswith(("qmsgen/", "qmsgen-"))}
    assert not strangers
    assert not {name for name in names if "/output/" in name or "__pycache__" in name or "/tests/" in name}


def test_wheel_is_the_same_bytes_each_time(sources, wheel, tmp_path):
    assert build("wheel", sources, tmp_path).read_bytes() == wheel.read_bytes()


def test_installed_copy_finds_its_own_data(programs, tmp_path):
    asked = "from qmsgen import resources; print(resources.root()); print(resources.font(400).is_file())"
    root, font_is_there = succeed(programs / "python", "-c", asked, cwd=tmp_path).split()
    assert Path(root).name == "_data"
    assert not Path(root).is_relative_to(ROOT)
    assert font_is_there == "True"


@needs_command_line
def test_installed_copy_explains_itself(programs, tmp_path):
    text = succeed(programs / "qmsgen", "--help", cwd=tmp_path)
    assert {"init", "check", "build"} <= set(text.split())


@needs_command_line
def test_installed_copy_starts_checks_and_builds_a_policy_set(programs, tmp_path):
    qmsgen = programs / "qmsgen"
    succeed(qmsgen, "init", "服务 desk", "--name", "Lakeside", cwd=tmp_path)
    succeed(qmsgen, "check", "服务 desk", cwd=tmp_path)
    succeed(qmsgen, "build", "服务 desk", "-o", "made", cwd=tmp_path)
    assert [path for path in (tmp_path / "made").rglob("*") if path.is_file()]


def test_checkout_is_not_fooled_by_a_stale_copy_of_its_data(sources, tmp_path):
    checkout = tmp_path / "checkout"
    shutil.copytree(sources, checkout)
    (checkout / "qmsgen" / "_data" / "templates" / "fonts").mkdir(parents=True)
    asked = "import sys; sys.path.insert(0, sys.argv[1]); from qmsgen import resources; print(resources.root())"
    root = succeed(sys.executable, "-c", asked, checkout, cwd=tmp_path).strip()
    assert Path(root) == checkout
