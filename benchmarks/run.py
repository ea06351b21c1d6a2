"""Measure qmsgen against the least work that its parts allow, in one run on one machine: read the ratios."""

from __future__ import annotations

import gc
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import jsonschema_rs
import yaml
from jinja2 import Environment
from material import write_set

ROOT = Path(__file__).resolve().parents[1]
PROCESSES = 1_000
DOCUMENTS = 100
PRINTED = 10
BARE_CLICK = "import click; click.group()(lambda: None).main(['--help'], standalone_mode=False)"
PAGE = """<!DOCTYPE html><html><head><title>{{ p.title }}</title></head><body><h1>{{ p.title }}</h1><p>{{ p.purpose }}</p>
<table>{% for key, step in p.steps.items() %}<tr><td>{{ loop.index }}</td><td>{{ step.do }}</td><td>{{ step.by.accountable
}}</td><td>{{ step.within }}</td><td>{{ step.record }}</td></tr>{% endfor %}</table></body></html>"""


def seconds(work: Callable[[], object], times: int = 3) -> float:
    """The median time of some work."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


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
        for key, value in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader).items():  # noqa: S506
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


def measure(folder: Path) -> list[tuple[str, float, float]]:
    """What was measured: qmsgen's time and the reference's, in seconds."""
    large, middle, small = folder / "large", folder / "middle", folder / "small"
    write_set(large, PROCESSES)
    write_set(middle, DOCUMENTS)
    write_set(small, PRINTED)
    out = folder / "out"
    start = seconds(python("-c", "import yaml, jsonschema_rs, jinja2"))
    build(small, folder / "html", "html")()
    return [
        ("`--help` / bare click", seconds(python("-m", "qmsgen", "--help"), 9), seconds(python("-c", BARE_CLICK), 9)),
        (
            f"`check`, {PROCESSES} processes / parse and validate",
            seconds(python("-m", "qmsgen", "check", large)),
            start + seconds(lambda: read(large)),
        ),
        (
            f"HTML, {DOCUMENTS} documents / parse, validate, one template",
            seconds(build(middle, out, "html")),
            start + seconds(lambda: pages(middle, folder / "pages")),
        ),
        (f"Markdown, {DOCUMENTS} documents / the same", seconds(build(middle, out, "md")), 0),
        (f"DOCX, {DOCUMENTS} documents / the same", seconds(build(middle, out, "docx")), 0),
        (
            f"PDF, {PRINTED} documents / the layout engine alone on the same pages",
            seconds(build(small, out, "pdf")),
            seconds(python("-c", printed(folder / "html"))),
        ),
    ]


def main() -> None:
    """Measure and print a table."""
    with tempfile.TemporaryDirectory() as folder:
        floor = 0.0
        print("| what / reference | qmsgen s | reference s | ratio |\n|---|---|---|---|")
        for what, ours, reference in measure(Path(folder)):
            floor = reference or floor
            print(f"| {what} | {ours:.2f} | {floor:.2f} | {ours / floor:.1f} |")


if __name__ == "__main__":
    main()
