"""The tutorial is true: its commands are run, its edits made, and what it shows is what one sees."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TUTORIAL = ROOT / "docs" / "tutorial.md"
ELLIPSIS = "…"


def blocks() -> Iterator[tuple[str, str]]:
    """The fenced blocks of the tutorial, each with its language."""
    yield from re.findall(r"^```(\w+)\n(.*?)^```$", TUTORIAL.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def commands(console: str) -> Iterator[tuple[str, list[str]]]:
    """Each command of a console block with the lines that it shows."""
    for session in console.split("$ ")[1:]:
        command, _, shown = session.partition("\n")
        yield command, shown.splitlines()


def pattern(shown: list[str]) -> re.Pattern[str]:
    """What is shown as a pattern; an ellipsis stands for any lines."""
    parts = (r"(.*\n)*" if line == ELLIPSIS else re.escape(line) + r"\n" for line in shown)
    return re.compile("".join(parts))


def changed(text: str, diff: str) -> str:
    """A text with the lines of a diff replaced, once."""
    old = "\n".join(line[1:] for line in diff.splitlines() if line.startswith("-"))
    new = "\n".join(line[1:] for line in diff.splitlines() if line.startswith("+"))
    assert old in text, old
    return text.replace(old, new, 1)


def terminal(folder: Path) -> dict[str, str]:
    """An environment in which `qmsgen` is this very qmsgen."""
    program = folder / "bin" / "qmsgen"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m qmsgen "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    plain = {name: value for name, value in os.environ.items() if not name.startswith("QMSGEN_")}
    return {**plain, "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}


def run(command: str, folder: Path, environment: dict[str, str]) -> str:
    ended = subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    return ended.stdout


def test_whoever_follows_the_tutorial_sees_what_it_shows(tmp_path):
    environment = terminal(tmp_path)
    ran = 0
    for language, content in blocks():
        if language == "diff":
            first, _, diff = content.partition("\n")
            file = tmp_path / first.removeprefix("--- ")
            file.write_text(changed(file.read_text(encoding="utf-8"), diff), encoding="utf-8")
            continue
        for command, shown in commands(content):
            said = run(command, tmp_path, environment)
            assert pattern(shown).fullmatch(said), f"$ {command}\n{said}"
            ran += 1
    assert ran >= 10
