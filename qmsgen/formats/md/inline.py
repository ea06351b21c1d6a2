"""Inline content as Markdown: emphasis that holds beside Chinese punctuation, blanks, links."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never
from urllib.parse import quote

from qmsgen.formats.md.escape import code, escaped, line_start
from qmsgen.formats.md.sentences import parted
from qmsgen.model.document import Field, LineBreak, Link, Run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qmsgen.model.document import Content, Inline

BOX = "☐"
BLANK = "____"
LENT = "‡"
"""Ends a text that stands as a pack has it."""
_BREAK = "\\\n"
_MARKS = {"strong": ("**", "strong"), "emphasis": ("*", "em")}


@dataclass(frozen=True, slots=True)
class _Token:
    """A stretch of Markdown; `style` is still to be put around it, `blank` is a line to write on."""

    text: str
    style: str = ""
    blank: bool = False


def paragraph(content: Content) -> str:
    """Content as the lines of a paragraph, one sentence each."""
    text = _written(_tokens(content, in_table=False))
    return "\n".join(line_start(line) for line in map(_stripped, text.split("\n")) if line)


def one_line(content: Content, *, in_table: bool = False) -> str:
    """Content on one line, for a heading or a cell of a table."""
    text = _written(_tokens(content, in_table=True) if in_table else _tokens(content, in_table=False))
    if not in_table:
        text = text.replace(_BREAK, " ").replace("\n", " ")
    return text.strip(" \n")


def _stripped(line: str) -> str:
    return line.strip(" ")


def _tokens(content: Content, *, in_table: bool) -> tuple[_Token, ...]:
    return tuple(token for inline in content for token in _token(inline, in_table=in_table))


def _token(inline: Inline, *, in_table: bool) -> Iterator[_Token]:
    match inline:
        case Run():
            yield _run(inline, in_table=in_table)
        case LineBreak():
            yield _Token("<br>" if in_table else _BREAK)
        case Link(anchor=anchor, content=runs):
            words = " ".join(_written(_tokens(runs, in_table=in_table)).split())
            yield _Token(f"[{words}](#{quote(anchor)})")
        case Field():
            yield from _field(inline)
        case _:
            assert_never(inline)


def _run(run: Run, *, in_table: bool) -> _Token:
    sign = LENT if run.lent else ""
    if run.style == "code":
        return _Token(code(run.text, in_table=in_table) + sign)
    sentences = [run.text] if in_table else parted(run.text)
    text = "\n".join(escaped(sentence) for sentence in sentences)
    return _Token(text + sign, "" if run.style == "plain" else run.style)


def _field(field: Field) -> Iterator[_Token]:
    match field.kind:
        case "check":
            yield _Token(BOX)
        case "choice":
            yield _Token("  ".join(f"{BOX} {escaped(choice.label)}" for choice in field.choices))
        case "number" if field.value:
            yield _Token(escaped(field.value))
        case "text" | "lines" | "date" | "signature" | "number" | "total" | "product" | "difference" | "days":
            yield _Token(BLANK, blank=True)
        case _:
            assert_never(field.kind)


def _written(tokens: Sequence[_Token]) -> str:
    """Tokens as one text, each marked up as its neighbours allow."""
    whole = ""
    tokens = [token for token in tokens if token.text]
    for index, token in enumerate(tokens):
        after = tokens[index + 1] if index + 1 < len(tokens) else _Token("")
        beside_marks = bool(index and tokens[index - 1].style) or bool(after.style)
        whole += _marked(token, whole[-1:], after.text[:1], plain_beside=not beside_marks)
    return whole


def _marked(token: _Token, before: str, after: str, *, plain_beside: bool) -> str:
    if token.blank:
        free = not (before + after).strip()
        return token.text if free else token.text.replace("_", "\\_")
    core = token.text.strip()
    if not token.style or not core:
        return token.text
    start = token.text.index(core)
    lead, trail = token.text[:start], token.text[start + len(core) :]
    mark, tag = _MARKS[token.style]
    holds = plain_beside and _opens(lead[-1:] or before, core[0]) and _opens(trail[:1] or after, core[-1])
    return lead + (f"{mark}{core}{mark}" if holds else f"<{tag}>{core}</{tag}>") + trail


def _opens(outside: str, inside: str) -> bool:
    """Whether a mark between these characters is read as one, by the flanking rule of CommonMark."""
    return not _is_punctuation(inside) or not outside or _is_blank(outside) or _is_punctuation(outside)


def _is_blank(character: str) -> bool:
    return character in "\t\n\f\r" or unicodedata.category(character) == "Zs"


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"
