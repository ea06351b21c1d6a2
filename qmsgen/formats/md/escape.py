"""User text as Markdown that stays text, and stays readable."""

from __future__ import annotations

import re

_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
_ALWAYS = re.compile(r"[\\`*\[\]<~|$]")
_UNDERLINE = re.compile(r"_+")
_ENTITY = re.compile(r"&(?=#|[A-Za-z][A-Za-z0-9]*;)")
_MARK = re.compile(r"^(?:#{1,6}(?=\s|$)|[-+](?=\s|$)|-(?=[-:])|>|=+(?=\s*$)|:(?=-)|_(?=[_ ]*$))")
_COUNT = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")


def escaped(text: str) -> str:
    """A text as it may stand anywhere within a line; runs of blanks become one, as Markdown has it."""
    text = _ALWAYS.sub(r"\\\g<0>", _BLANKS.sub(" ", text))
    text = _ENTITY.sub(r"\\&", text)
    return _UNDERLINE.sub(_underline, text)


def _underline(found: re.Match[str]) -> str:
    """Underlines within a word mark nothing; any other is escaped."""
    text, start, end = found.string, found.start(), found.end()
    within = start > 0 and end < len(text) and text[start - 1].isalnum() and text[end].isalnum()
    return found.group() if within else "\\_" * (end - start)


def line_start(line: str) -> str:
    """A line that opens no heading, list, quote or rule; `line` is inline Markdown already."""
    line = _COUNT.sub(r"\1\\\2", line)
    return _MARK.sub(r"\\\g<0>", line)


def code(text: str, *, in_table: bool) -> str:
    """A code span, its fence longer than any run of backticks inside."""
    text = _BLANKS.sub(" ", text)
    if not text.strip():
        return text
    if in_table:
        text = text.replace("|", "\\|")
    fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    pad = " " if text.startswith(("`", " ")) or text.endswith(("`", " ")) else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def quoted(text: str) -> str:
    """A text as a double-quoted YAML scalar."""
    inner = "".join(_yaml(character) for character in text)
    return f'"{inner}"'


def _yaml(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    return character if character.isprintable() else f"\\U{ord(character):08x}"
