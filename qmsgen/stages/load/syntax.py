"""What is wrong with a text that is not YAML, in plain words, at the place where the mistake was made.

The parser reports where it gave up. A quote or bracket that was never closed is told where it was opened.
"""

from __future__ import annotations

from typing import Any, Final

import yaml
from yaml.tokens import ScalarToken

from qmsgen.model.phrase import Phrase, phrase
from qmsgen.model.source import Place
from qmsgen.stages.load.refusal import Refused

_AT_CONTEXT: Final = ("could not find expected ':'", "unexpected end of stream", "found unexpected document indicator")
"""Complaints whose cause stands where the parser began with what it was reading."""
_IN_BRACKETS: Final = ("did not find expected ',' or ']'", "did not find expected ',' or '}'")


def syntax_fault(error: yaml.MarkedYAMLError, text: str, name: str, loader: type) -> Refused:
    """The refusal of a text in which the parser found an error."""
    quote = _runaway_quote(error, text, loader)
    if quote is not None:
        message = phrase("a quote opens here and closes only in line {line}", line=quote.end_mark.line + 1)
        return Refused("syntax", _place(quote.start_mark, name), message, phrase("close it in its own line"))
    message, hint = _in_plain_words(str(error.problem or error.context or "not YAML"))
    return Refused("syntax", _place(_mark(error), name), message, hint)


def _mark(error: yaml.MarkedYAMLError) -> Any:  # noqa: ANN401 - the parser's marks have no public type
    """Where the mistake was made, as far as the parser can tell."""
    problem, context = error.problem_mark or error.context_mark, error.context_mark
    said = str(error.problem)
    if context is None or problem is None:
        return problem
    if any(words in said for words in _AT_CONTEXT):
        return context
    bracket_left_open = any(words in said for words in _IN_BRACKETS) and context.line != problem.line
    return context if bracket_left_open else problem


def _place(mark: Any, name: str) -> Place:  # noqa: ANN401 - likewise
    return Place(name, mark.line + 1, mark.column + 1) if mark else Place(name)


def _runaway_quote(error: yaml.MarkedYAMLError, text: str, loader: type) -> ScalarToken | None:
    """The quoted text over several lines that ends where the parser stumbled: its closing quote opens another."""
    stumbled = error.problem_mark
    last = None
    try:
        for token in yaml.scan(text, Loader=loader):
            if stumbled and token.start_mark.index > stumbled.index:
                break
            if isinstance(token, ScalarToken) and token.style in {"'", '"'}:
                last = token
    except yaml.YAMLError:
        pass
    if last is None or stumbled is None or last.start_mark.line == last.end_mark.line:
        return None
    return last if last.end_mark.line <= stumbled.line <= last.end_mark.line + 1 else None


_PLAIN_WORDS: Final = (
    (
        "cannot start any token",
        "a value cannot begin with this character",
        "indent with blanks, never with tabs; put quotes around special characters",
    ),
    ("mapping values are not allowed", "a second colon in one line", "put quotes around the value"),
    ("could not find expected ':'", "a colon is missing after the key", "write `key: value`"),
    (
        "did not find expected key",
        "the line is not indented like its neighbours",
        "align it with the keys above",
    ),
    (
        "did not find expected '-' indicator",
        "the line is not indented like its list",
        "align it with the `-` above",
    ),
    (
        "did not find expected ',' or ']'",
        "a list in brackets is not closed",
        "add `]`, or a comma between the items",
    ),
    (
        "did not find expected ',' or '}'",
        "a mapping in braces is not closed",
        "add `}`, or a comma between the keys",
    ),
    ("found unexpected end of stream", "a quote opens here and is never closed", "close it"),
    ("unexpected end of stream", "a quote or bracket is not closed", "close it"),
    ("found undefined tag handle", "an exclamation mark begins a tag", "put quotes around the value"),
)


def _in_plain_words(problem: str) -> tuple[Phrase, Phrase | None]:
    for theirs, ours, cure in _PLAIN_WORDS:
        if theirs in problem:
            return phrase(ours), phrase(cure)
    return phrase("not YAML: {problem}", problem=problem), None
