"""Measure qmsgen against the least work that its parts allow, in processor time and in one run: read the ratios."""

from __future__ import annotations

import gc
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import jsonschema_rs
import yaml
from jinja2 import Environment
from material import write_set

ROOT = Path(__file__).resolve().parents[1]
PROCESSES = (500, 1_000)
DOCUMENTS = 100
PRINTED = 10
BARE_CLICK = "import click; click.group()(lambda: None).main(['--help'], standalone_mode=False)"
PAGE = """<!DOCTYPE html><html><head><title>{{ p.title }}</title></head><body><h1>{{ p.title }}</h1>
<p>{{ p.purpose }}</p><table>
{% for key, step in p.steps.items() %}<tr><td>{{ loop.index }}</td><td>{{ step.do }}</td>
<td>{{ step.by.accountable }}</td><td>{{ step.within }}</td><td>{{ step.record }}</td></tr>
{% endfor %}</table></body></html>"""


def seconds(work: Callable[[], object], times: int = 1) -> float:
    """The median processor time of some work, in this process and its children; a busy machine matters little."""
    taken = []
    for _ in range(times):
        start = _used()
        work()
        taken.append(_used() - start)
    return statistics.median(taken)


def _used() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def python(*arguments: str | Path) -> Callable[[], None]:
    """A run of Python in a process of its own."""

    def run() -> None:
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        subprocess.run([sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, check=True)

    return run


def build(policy_set: Path, out: Path, name: str) -> Callable[[], None]:
    """A build of the procedures of a set in one format."""
    return python("-m", "qmsgen", "build", policy_set, "-o", out, "-f", name, "-d", "procedure")


def read(folder: Path) -> dict[str, dict[str, object]]:
    """The least work to read a set: the C parser with the collector off, one validator, no places, no rules."""
    gc.disable()
    judge = jsonschema_rs.validator_for({"type": "object", "additionalProperties": {"type": ["object", "array"]}})
    merged: dict[str, dict[str, object]] = {}
    for path in sorted(folder.glob("*.yaml")):
        for key, value in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader).items():
            merged.setdefault(key, {}).update(value if isinstance(value, dict) else {})
    judge.validate(merged)
    gc.enable()
    return merged


def pages(folder: Path, out: Path) -> None:
    """The least work to make a page of each process."""
    template = Environment(autoescape=True).from_string(PAGE)
    out.mkdir(exist_ok=True)
    for name, process in read(folder)["processes"].items():
        (out / f"{name}.html").write_text(template.render(p=process), encoding="utf-8")


def printed(made: Path) -> str:
    """A program that prints ready pages with the layout engine alone."""
    return (
        "import weasyprint, pathlib\n"
        f"for path in sorted(pathlib.Path({str(made)!r}).rglob('*.html')):\n"
        "    weasyprint.HTML(string=path.read_text(encoding='utf-8')).write_pdf(pdf_variant='pdf/a-3a')\n"
    )


def measure(folder: Path) -> Iterator[tuple[str, float, float]]:
    """What was measured: qmsgen's time and the reference's, in seconds."""
    middle, small = folder / "middle", folder / "small"
    write_set(middle, DOCUMENTS)
    write_set(small, PRINTED)
    out = folder / "out"
    start = seconds(python("-c", "import yaml, jsonschema_rs, jinja2"))
    build(small, folder / "html", "html")()
    help_text, bare = python("-m", "qmsgen", "--help"), python("-c", BARE_CLICK)
    yield "`--help` / bare click", seconds(help_text, 9), seconds(bare, 9)
    for number in PROCESSES:
        large = folder / f"large-{number}"
        write_set(large, number)
        least = start + seconds(partial(read, large), 3)
        check = f"`check`, {number} processes / parse and validate"
        yield check, seconds(python("-m", "qmsgen", "check", large), 3), least
    least = start + seconds(lambda: pages(middle, folder / "pages"), 3)
    yield f"HTML, {DOCUMENTS} documents / parse, validate, one template", seconds(build(middle, out, "html")), least
    yield f"Markdown, {DOCUMENTS} documents / the same", seconds(build(middle, out, "md")), least
    yield f"DOCX, {DOCUMENTS} documents / the same", seconds(build(middle, out, "docx")), least
    least = seconds(python("-c", printed(folder / "html")))
    yield (
        f"PDF, {PRINTED} documents / the layout engine alone, on the same pages",
        seconds(build(small, out, "pdf")),
        least,
    )


def main() -> None:
    """Measure and print a table."""
    with tempfile.TemporaryDirectory() as folder:
        print("| what / reference | qmsgen s | reference s | ratio |\n|---|---|---|---|")
        for what, ours, reference in measure(Path(folder)):
            print(f"| {what} | {ours:.2f} | {reference:.2f} | {ours / reference:.1f} |", flush=True)


if __name__ == "__main__":
    main()
