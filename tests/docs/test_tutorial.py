"""Pages to be followed are true: their commands are run, their edits made, and what they show is what one sees."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("tutorial.md", "how-to/start-from-a-pack.md")
ELLIPSIS = "…"


def blocks(page: str) -> Iterator[tuple[str, str]]:
    """The fenced blocks of a page, each with its language."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    yield from re.findall(r"^```(\w+)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def commands(console: str) -> Iterator[tuple[str, list[str]]]:
    """Each command of a console block with the lines that it shows."""
    for session in console.split("$ ")[1:]:
        command, _, shown = session.partition("\n")
        yield command, shown.splitlines()


def pattern(shown: list[str]) -> re.Pattern[str]:
    """What is shown as a pattern; an ellipsis stands for any lines."""
    parts = (r"(.*\n)*" if line == ELLIPSIS else _line(line) for line in shown)
    return re.compile("".join(parts))


def _line(shown: str) -> str:
    start, ellipsis, _ = shown.partition(f" {ELLIPSIS}")
    return re.escape(start) + r".*\n" if ellipsis and shown.endswith(ELLIPSIS) else re.escape(shown) + r"\n"


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


@pytest.mark.parametrize("page", PAGES)
def test_whoever_follows_a_page_sees_what_it_shows(tmp_path, page):
    environment = terminal(tmp_path)
    ran = 0
    for language, content in blocks(page):
        if language == "diff":
            first, _, diff = content.partition("\n")
            file = tmp_path / first.removeprefix("--- ")
            before = file.read_text(encoding="utf-8") if file.exists() else ""
            file.write_text(changed(before, diff), encoding="utf-8")
            continue
        for command, shown in commands(content):
            said = run(command, tmp_path, environment)
            assert pattern(shown).fullmatch(said), f"$ {command}\n{said}"
            ran += 1
    assert ran >= 9
