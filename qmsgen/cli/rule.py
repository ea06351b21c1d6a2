"""`qmsgen rule`: explain a rule."""

from __future__ import annotations

import click

from qmsgen.cli.speech import said, translate
from qmsgen.cli.telling import say
from qmsgen.model.defect import FILE_DEFECTS, Severity
from qmsgen.reporters import LABELS
from qmsgen.stages.check import chosen


@click.command()
@click.argument("name", metavar="RULE")
def command(name: str) -> None:
    """Explain a rule: what it finds, why it matters, what to do. RULE is its code or name."""
    for one in FILE_DEFECTS.values():
        if name in {one.code, one.name}:
            _tell(one.code, one.name, one.severity, one.page)
            return
    for number, rule in enumerate(chosen([name])):
        if number:
            say("")
        _tell(rule.code, rule.name, rule.severity, f"{rule.summary}\n\n{rule.page}")


def _tell(code: str, name: str, severity: Severity, page: str) -> None:
    say(f"{code} {name} ({said(LABELS[severity])})")
    for paragraph in page.split("\n\n"):
        say(f"\n{_translated(paragraph)}")


def _translated(paragraph: str) -> str:
    """A paragraph in the reader's language; catalogues know it without its line breaks."""
    sentence = " ".join(paragraph.split())
    found = translate(sentence)
    return paragraph if found == sentence else found
