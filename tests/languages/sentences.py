"""Every sentence that qmsgen may say to a person, read from the source."""

import ast
from collections.abc import Iterator
from pathlib import Path

import qmsgen
from qmsgen.model.defect import FILE_DEFECTS
from qmsgen.stages.check import rules

SOURCE = Path(qmsgen.__file__).parent
BETWEEN = {", ": "model/phrase.py"}
"""What stands between the names of a list."""


def phrases() -> Iterator[tuple[str, ast.expr]]:
    """The template of every call of `phrase`, with the place of the call."""
    return ((place, call.args[0]) for place, call in _calls("phrase"))


def files_that_call(name: str) -> set[str]:
    """The source files in which a function or class is called."""
    return {place.partition(":")[0] for place, _ in _calls(name)}


def literal(expression: ast.expr) -> str | None:
    """The text of a plain literal; None for anything that is put together."""
    return expression.value if isinstance(expression, ast.Constant) and isinstance(expression.value, str) else None


def templates() -> dict[str, str]:
    """Every sentence with a place where it stands, those that child processes send home among them."""
    said = {text: place for place, template in phrases() if (text := literal(template)) is not None}
    failures = {text: place for place, call in _calls("Failure") for text in _texts(call)}
    return {**said, **failures, **_constants("isolation.py"), **BETWEEN}


def pages() -> dict[str, str]:
    """Every paragraph of every rule's page on one line, with the rule's code."""
    told = [(one.code, one.page) for one in FILE_DEFECTS.values()]
    told += [(rule.code, f"{rule.summary}\n\n{rule.page}") for rule in rules()]
    return {" ".join(paragraph.split()): code for code, page in told for paragraph in page.split("\n\n")}


def _calls(name: str) -> Iterator[tuple[str, ast.Call]]:
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
                yield f"{path.relative_to(SOURCE).as_posix()}:{node.lineno}", node


def _texts(call: ast.Call) -> Iterator[str]:
    return (text for argument in call.args[:2] if (text := literal(argument)) is not None)


def _constants(file: str) -> dict[str, str]:
    """The sentences that a module holds as constants of its own."""
    tree = ast.parse((SOURCE / file).read_text(encoding="utf-8"))
    values = [node.value for node in tree.body if isinstance(node, ast.AnnAssign) and node.value is not None]
    return {text: file for value in values if (text := literal(value)) is not None}
