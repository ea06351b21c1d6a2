"""What is wrong with a text that is not YAML, in plain words, at the place where the mistake was made.

The parser reports where it gave up. A quote or bracket that was never closed is told where it was opened.
"""

from __future__ import annotations

from typing import Any, Final

import yaml
from yaml.tokens import ScalarToken

from qmsgen.model.phrase import phrase
from qmsgen.model.source import Place
from qmsgen.stages.load.complaints import by_place, colon_hint, in_plain_words
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
    place = _place(_mark(error), name)
    lines = text.splitlines()
    slip = _colon_slip(lines, place)
    if slip is not None:
        return slip
    told = in_plain_words(str(error.problem or error.context or error))
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    return Refused("syntax", place, *by_place(line, place.column - 1, told))


def _colon_slip(lines: list[str], place: Place) -> Refused | None:
    """The refusal of a line whose colon YAML does not see as one: it leads the parser astray in the next line."""
    for number in range(max(1, place.line - 1), min(place.line, len(lines)) + 1):
        line = lines[number - 1]
        hint = colon_hint(line)
        if hint is not None:
            before = len(line) - len(line.lstrip())
            word = Place(place.file, number, before + 1, len(line.split(maxsplit=1)[0]))
            return Refused("syntax", word, phrase("no key is seen here"), hint)
    return None


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
