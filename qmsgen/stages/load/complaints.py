"""What the YAML parser complains of, in plain words, with the cure that most often helps."""

from __future__ import annotations

import re
from typing import Final, TypeAlias

from qmsgen.model.phrase import Phrase, phrase

Told: TypeAlias = tuple[Phrase, Phrase | None]
"""What is wrong, and what to do."""

_WIDE_COLON: Final = "\uff1a"

_SECOND_COLON: Final = (phrase("a second colon stands in this line"), phrase("put quotes around the value"))
_NO_NEIGHBOUR: Final = (
    phrase("this line does not go with the one above"),
    phrase("align it with the keys above, or indent it below a key that ends with a colon"),
)
_BEHIND: Final = (
    phrase("something stands behind the end of the value"),
    phrase("delete it, or put quotes around the whole value"),
)
_OPEN: Final = (phrase("a quote or bracket is not closed"), phrase("close it"))
_FIRST_CHARACTER: Final = (
    phrase("a value cannot begin with this character"),
    phrase("put quotes around the value"),
)
_TAB: Final = (phrase("a tab indents this line"), phrase("indent with blanks"))
_ESCAPE: Final = (
    phrase("the backslash is not followed by a known letter"),
    phrase("write two backslashes, or use single quotes"),
)
_STAR: Final = (phrase("`*` or `&` stands without a name"), phrase("put quotes around the value"))
_BANG: Final = (phrase("an exclamation mark begins a tag"), phrase("put quotes around the value"))
_PERCENT: Final = (phrase("a line cannot begin with `%`"), phrase("put quotes around the value, or indent it"))

_PLAIN_WORDS: Final[tuple[tuple[str, Told], ...]] = (
    ("cannot start any token", _FIRST_CHARACTER),
    ("mapping values are not allowed", _SECOND_COLON),
    ("could not find expected ':'", (phrase("a colon is missing after the key"), phrase("write `key: value`"))),
    ("did not find expected key", _NO_NEIGHBOUR),
    (
        "did not find expected '-' indicator",
        (phrase("the line is not indented like its list"), phrase("align it with the `-` above")),
    ),
    (
        "did not find expected ',' or ']'",
        (phrase("a list in brackets is not closed"), phrase("add `]`, or a comma between the items")),
    ),
    (
        "did not find expected ',' or '}'",
        (phrase("keys in braces are not closed"), phrase("add `}`, or a comma between the keys")),
    ),
    ("found unexpected end of stream", (phrase("a quote opens here and is never closed"), phrase("close it"))),
    ("unexpected end of stream", _OPEN),
    ("unexpected document indicator", _OPEN),
    ("undefined tag handle", _BANG),
    ("expected tag URI", _BANG),
    ("expected '!'", _BANG),
    ("expected '>'", _BANG),
    ("unknown escape character", _ESCAPE),
    ("expected hexdecimal number", _ESCAPE),
    ("alphabetic or numeric character", _STAR),
    ("found a tab character", _TAB),
    ("directive", _PERCENT),
    ("incompatible YAML document", _PERCENT),
    (
        "comment or line break",
        (phrase("text stands behind `|` or `>`"), phrase("begin the text in the next line, indented")),
    ),
    (
        "block sequence entries are not allowed",
        (phrase("a list cannot begin in this line"), phrase("begin the list in the next line, indented")),
    ),
    ("mapping keys are not allowed", (phrase("`?` begins a key"), phrase("put quotes around the value"))),
    ("expected node content", (phrase("a bracket or comma has nothing before it"), phrase("delete it"))),
)


def colon_hint(line: str) -> Phrase | None:
    """The cure for a line whose colon YAML does not see as one."""
    if re.match(r"\s*(?:- )?[^\s\"'#:]+" + _WIDE_COLON, line):
        return phrase("write the colon as `:` with a blank after it, not as `：`")
    if re.match(r"\s*(?:- )?[a-z][\w-]*:[^\s:/\"']", line):
        return phrase("put a blank after the colon")
    return None


def in_plain_words(problem: str) -> Told:
    """A complaint of the parser and its cure."""
    for theirs, ours in _PLAIN_WORDS:
        if theirs in problem:
            return ours
    return phrase("not YAML: {problem}", problem=problem), None


def by_place(line: str, column: int, told: Told) -> Told:
    """What a complaint means depends on what stands before it in its line."""
    before = line[:column].strip()
    if told == _FIRST_CHARACTER and line[column : column + 1] == "\t":
        return _TAB
    if told == _SECOND_COLON and ": " not in before:
        return _NO_NEIGHBOUR
    return _BEHIND if told == _NO_NEIGHBOUR and before else told
