"""Every sentence that qmsgen may say to a person, read from the source."""

import ast
from collections.abc import Iterator
from pathlib import Path

import qmsgen
from qmsgen.model.defect import FILE_DEFECTS
from qmsgen.stages.check import rules

SOURCE = Path(qmsgen.__file__).parent


def calls() -> Iterator[tuple[str, ast.expr]]:
    """The first argument of every call of `phrase`, with the place of the call."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "phrase":
                yield f"{path.relative_to(SOURCE)}:{node.lineno}", node.args[0]


def templates() -> dict[str, str]:
    """Every template with a place where it stands."""
    return {
        template.value: place
        for place, template in calls()
        if isinstance(template, ast.Constant) and isinstance(template.value, str)
    }


def pages() -> dict[str, str]:
    """Every paragraph of every rule's page on one line, with the rule's code."""
    told = [(one.code, one.page) for one in FILE_DEFECTS.values()]
    told += [(rule.code, f"{rule.summary}\n\n{rule.page}") for rule in rules()]
    return {" ".join(paragraph.split()): code for code, page in told for paragraph in page.split("\n\n")}
