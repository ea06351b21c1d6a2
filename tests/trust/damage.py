"""Systematic damage to a sound policy set: every mutation knows its file, its line and whether it must be found."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from qmsgen.model.reading import choose
from qmsgen.model.shape import Field, ListShape, MapShape, RecordShape, ReferenceShape, ScalarShape, Shape, TextShape
from qmsgen.model.source import Entry, Mapping, Node, Place, Scalar, Sequence
from qmsgen.model.vocabulary import vocabulary
from qmsgen.stages.load import load

GOOD = Path(__file__).parent / "good"


@dataclass(frozen=True)
class Damage:
    """One mutation of one file."""

    name: str
    file: str
    content: bytes
    line: int
    must_be_found: bool = True

    def into(self, folder: Path) -> Path:
        """A copy of the sound set with this damage."""
        shutil.copytree(GOOD, folder)
        (folder / self.file).write_bytes(self.content)
        return folder


@dataclass(frozen=True)
class Spot:
    """A key or a value of the sound set."""

    file: str
    place: Place
    shape: Shape | None
    node: Node
    entry: Entry | None = None
    field: Field | None = None
    within: Node | None = None


def spots() -> Iterator[Spot]:
    """Every node of the sound set, with its shape and the entry that holds it."""
    for file in load(GOOD).files:
        root = vocabulary().record("policy-set")
        yield from _walk(file.name, root, file.root, None, None, None)


def _walk(  # noqa: PLR0917 - one for each thing that a spot holds
    file: str, shape: Shape | None, node: Node, entry: Entry | None, field: Field | None, within: Node | None
) -> Iterator[Spot]:
    chosen = choose(shape, node) if shape is not None else None
    yield Spot(file, node.place, chosen, node, entry, field, within)
    match node:
        case Mapping():
            for child in node:
                declared = chosen.fields.get(child.key) if isinstance(chosen, RecordShape) else None
                below = declared.shape if declared else chosen.value if isinstance(chosen, MapShape) else None
                below = chosen if isinstance(chosen, TextShape) else below
                yield from _walk(file, below, child.value, child, declared, node)
        case Sequence(items=items):
            item = chosen.item if isinstance(chosen, ListShape) else None
            for child in items:
                yield from _walk(file, item, child, None, None, node)
        case Scalar():
            pass


def text_of(file: str) -> str:
    return (GOOD / file).read_text(encoding="utf-8")


def replaced(spot: Spot, what: Callable[[str], str], place: Place | None = None) -> tuple[bytes, int]:
    """The file with the words at a place replaced, and the line."""
    place = place or spot.place
    lines = text_of(spot.file).splitlines(keepends=True)
    line = lines[place.line - 1]
    start, end = place.column - 1, place.column - 1 + place.width
    lines[place.line - 1] = line[:start] + what(line[start:end]) + line[end:]
    return "".join(lines).encode("utf-8", "surrogatepass"), place.line


def misspelt_keys() -> Iterator[Damage]:
    for spot in spots():
        if spot.field is not None and spot.entry is not None:
            content, line = replaced(spot, lambda word: f"{word}x", spot.entry.key_place)
            yield Damage(f"{spot.file}:{line}:{spot.entry.key}", spot.file, content, line)


def missing_keys() -> Iterator[Damage]:
    """Each required key that stands on lines of its own, removed with all that is below it."""
    for spot in spots():
        if spot.field is not None and spot.field.required and spot.entry is not None:
            lines = text_of(spot.file).splitlines(keepends=True)
            start = spot.entry.key_place.line - 1
            indent = spot.entry.key_place.column - 1
            if lines[start][:indent].strip():
                continue
            end = start + 1
            while end < len(lines) and (not lines[end].strip() or _indent(lines[end]) > indent):
                end += 1
            above = spot.within.place.line if spot.within else start
            kept = "".join(lines[:start] + lines[end:])
            yield Damage(f"{spot.file}:{start + 1}:{spot.entry.key}", spot.file, kept.encode(), above)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def wrong_kinds() -> Iterator[Damage]:
    """Each single value replaced by a list, a mapping and nothing."""
    for spot in spots():
        if isinstance(spot.node, Scalar) and spot.shape is not None:
            for label, words in (("list", "[x, y]"), ("mapping", "{no_such_key: y}"), ("null", "~")):
                content, line = replaced(spot, lambda _, words=words: words)
                yield Damage(f"{spot.file}:{line}:{spot.place.column}:{label}", spot.file, content, line)


ODD_TEXTS = ('"0"', "'{{ 7 * 7 }}'", "'<b>&lt;'", '"=cmd|calc"', "'%s{0}%(x)s'", f"'{'x' * 100_000}'", '"👍🏽 𠮷 ﷽"')


def odd_texts() -> Iterator[Damage]:
    """Each single value replaced by odd words: an error where it is no text, never a surprise."""
    for number, spot in enumerate(spots()):
        if isinstance(spot.node, Scalar) and spot.shape is not None:
            words = ODD_TEXTS[number % len(ODD_TEXTS)]
            content, line = replaced(spot, lambda _, words=words: words)
            free = isinstance(spot.shape, TextShape) or spot.shape == ScalarShape()
            strict = not free and words != '"0"'
            yield Damage(f"{spot.file}:{line}:{spot.place.column}:{words[:20]}", spot.file, content, line, strict)


def broken_references() -> Iterator[Damage]:
    for spot in spots():
        if isinstance(spot.shape, ReferenceShape) and isinstance(spot.node, Scalar):
            for words in ("no-such-thing", "repair.nowhere", f"{spot.node.text}x"):
                content, line = replaced(spot, lambda _, words=words: words)
                yield Damage(f"{spot.file}:{line}:{words}", spot.file, content, line)


SPOILT = {
    "date": ("2026-02-30", "2026-13-01", "26-1-1", "yesterday", "٢٠٢٦-٠١-٠١", "2026-01-01T00:00"),
    "integer": ("1.5", "1e3", "one", "٣", "0x10"),
    "boolean": ("yes", "True", "1", "on"),
    "qms-timezone": ("Asia/Nowhere", "../../etc/passwd", "/etc/localtime", "America", "posixrules/x"),
    "qms-hours": ("Mon-Fry 08:30-17:30", "Mon 25:00-26:00", "Mon 17:00-08:00-09:00", "always", "Mon-Fri"),
    "enum": ("sideways", "1", "x y"),
}
SPOILT_QUANTITIES = ("soon", "4 hx", "-- 4 h", "4 h 4", "NaN CNY", "1e5 h", "four h", "4,5,6 CNY", "h 4", "4 h h", "?")


def spoilt_values() -> Iterator[Damage]:
    for spot in spots():
        if isinstance(spot.shape, ScalarShape) and isinstance(spot.node, Scalar):
            known = SPOILT_QUANTITIES if spot.shape.form.startswith("qms-") else ()
            for words in SPOILT.get(spot.shape.form, known):
                if words == "4 hx" and spot.shape.form == "qms-quantity":
                    continue  # whatever can be counted is a quantity
                content, line = replaced(spot, lambda _, words=words: f'"{words}"')
                yield Damage(f"{spot.file}:{line}:{words}", spot.file, content, line)


def every_line(spoil: Callable[[str], str | None], label: str, *, must: bool) -> Iterator[Damage]:
    """Each line of each file spoilt in one way; a line that the way does not fit is left alone."""
    for path in sorted(GOOD.rglob("*.yaml")):
        file = path.relative_to(GOOD).as_posix()
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        for index, line in enumerate(lines):
            worse = spoil(line)
            if line.strip() and worse is not None:
                content = "".join([*lines[:index], worse, *lines[index + 1 :]]).encode("utf-8", "surrogatepass")
                yield Damage(f"{file}:{index + 1}:{label}", file, content, index + 1, must)


def spoilt_layout() -> Iterator[Damage]:
    yield from every_line(lambda line: re.sub(r"^ +", "\t", line) if line.startswith(" ") else None, "tab", must=True)
    yield from every_line(_open_quote, "quote", must=True)
    yield from every_line(lambda line: line.replace("[", "", 1) if "[" in line else None, "bracket", must=True)
    yield from every_line(lambda line: line.replace("}", "", 1) if "}" in line else None, "brace", must=True)
    yield from every_line(lambda line: line.replace(":", "", 1) if ":" in line else None, "colon", must=True)
    yield from every_line(lambda line: f" {line}", "indent", must=False)
    yield from every_line(lambda line: line[2:] if line.startswith("  ") else None, "outdent", must=False)
    yield from every_line(lambda _: "", "deleted", must=False)
    yield from every_line(lambda line: re.sub(r": .*", ": !!python/name:os.system x", line), "tag", must=False)


def _open_quote(line: str) -> str | None:
    if re.search(r": [^\"{\[]", line) is None or '"' in line:
        return None
    return line.replace(": ", ': "', 1)


def duplicate_keys() -> Iterator[Damage]:
    for path in sorted(GOOD.rglob("*.yaml")):
        file = path.relative_to(GOOD).as_posix()
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        for index, line in enumerate(lines):
            if re.match(r" *[a-z_-]+: \S", line):
                content = "".join([*lines[: index + 1], *lines[index:]]).encode()
                yield Damage(f"{file}:{index + 2}", file, content, index + 2)


SPOILT_BYTES = {
    "latin-1": b"\xe9\x20",
    "stray": b"\xff",
    "surrogate": b"\xed\xa0\x80",
    "overlong": b"\xc0\xaf",
    "nul": b"\x00",
    "bell": b"\x07",
    "escape": b"\x1b[31m",
    "direction": "\u202e".encode(),
    "isolate": "\u2066".encode(),
    "bom": "\ufeff".encode(),
    "noncharacter": "\ufdd0".encode(),
    "line-separator": "\u2028".encode(),
}


def spoilt_bytes(step: int = 97) -> Iterator[Damage]:
    """A byte or character that no file may hold, at every n-th letter of every file."""
    kinds = list(SPOILT_BYTES.items())
    for path in sorted(GOOD.rglob("*.yaml")):
        file = path.relative_to(GOOD).as_posix()
        text = path.read_text(encoding="utf-8")
        for number, at in enumerate(range(5, len(text), step)):
            label, bad = kinds[number % len(kinds)]
            content = text[:at].encode() + bad + text[at:].encode()
            yield Damage(f"{file}@{at}:{label}", file, content, text.count("\n", 0, at) + 1)


ESCAPES = ("\\0", "\\a", "\\e[31m", "\\ufdd0", "\\ufffe", "\\u202e", "\\x85", "\\u2028", "\\x7f")


def spoilt_escapes() -> Iterator[Damage]:
    """A forbidden character written as an escape within quotes."""
    texts = [spot for spot in spots() if isinstance(spot.shape, TextShape) and isinstance(spot.node, Scalar)]
    for number, spot in enumerate(texts):
        words = ESCAPES[number % len(ESCAPES)]
        content, line = replaced(spot, lambda _, words=words: f'"x{words}x"')
        yield Damage(f"{spot.file}:{line}:{words}", spot.file, content, line)


def cut_short(step: int = 61) -> Iterator[Damage]:
    """Each file cut at every n-th byte."""
    for path in sorted(GOOD.rglob("*.yaml")):
        file = path.relative_to(GOOD).as_posix()
        data = path.read_bytes()
        for at in range(0, len(data), step):
            yield Damage(f"{file}@{at}", file, data[:at], data.count(b"\n", 0, at) + 1, must_be_found=False)
