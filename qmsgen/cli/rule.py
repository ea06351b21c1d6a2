"""`qmsgen rule`: explain a rule."""

from __future__ import annotations

import click

from qmsgen.cli.telling import say
from qmsgen.errors import UsageError
from qmsgen.model.defect import FILE_DEFECTS
from qmsgen.stages.check import chosen


@click.command()
@click.argument("name", metavar="RULE")
def command(name: str) -> None:
    """Explain a rule: what it finds, why it matters, what to do. RULE is its code or name."""
    for one in FILE_DEFECTS.values():
        if name in {one.code, one.name}:
            _page(one.code, one.name, one.severity, one.page)
            return
    rule = next(chosen([name]), None)
    if rule is None:
        raise UsageError(f"no rule `{name}`")
    _page(rule.code, rule.name, rule.severity, f"{rule.summary}\n\n{rule.page}")


def _page(code: str, name: str, severity: str, page: str) -> None:
    say(f"{code} {name} ({severity})\n\n{page}")
