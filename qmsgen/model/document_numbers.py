"""Numbers of documents after a pattern: filled in where none is written, and recognised where one is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from qmsgen.model.source import Entry, Mapping, Node, Scalar

GAPS: Final = ("kind", "seq", "org", "level", "unit", "year")
"""What a pattern may hold in braces."""
_GAP: Final = re.compile(r"\{([a-z]+)(?::0?([0-9]))?\}")
_CONTROL: Final = "document"
_MOST: Final = 100_000


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern with what its gaps stand for; `written` is the mapping `numbering` of a brand."""

    written: Mapping

    @property
    def text(self) -> str:
        """The pattern as typed."""
        return _word(self.written.get("pattern"))

    def unknown(self) -> tuple[str, ...]:
        """What stands in braces and means nothing."""
        return tuple(name for name in re.findall(r"\{([^}]*)\}", self.text) if not _known(name))

    def missing(self, collection: str, node: Mapping) -> tuple[str, ...]:
        """The gaps that cannot be filled for a document."""
        values = self._values(collection, node)
        return tuple(gap for gap, _ in _GAP.findall(self.text) if gap != "seq" and not values.get(gap))

    def stem(self, collection: str, node: Mapping) -> str:
        """The pattern with all gaps filled but that for the sequence."""
        values = self._values(collection, node)
        return _GAP.sub(lambda gap: gap[0] if gap[1] == "seq" else values[gap[1]], self.text)

    def form(self) -> re.Pattern[str]:
        """What every number after the pattern looks like."""
        pieces = []
        end = 0
        for gap in _GAP.finditer(self.text):
            pieces += [re.escape(self.text[end : gap.start()]), self._gap_form(gap[1], gap[2])]
            end = gap.end()
        return re.compile("".join((*pieces, re.escape(self.text[end:]))))

    def _gap_form(self, name: str, digits: str | None) -> str:
        if name == "seq":
            return f"[0-9]{{{digits},}}" if digits else "[0-9]+"
        if name == "year":
            return "[0-9]{4}"
        words = [_word(self.written.get("org"))] if name == "org" else self._table(f"{name}s").values()
        return "(?:" + "|".join(re.escape(word) for word in sorted(words)) + ")"

    def _values(self, collection: str, node: Mapping) -> dict[str, str]:
        control = node.get(_CONTROL)
        key = _word(node.get("template")) or collection
        dates = [_word(control.get(name)) for name in ("effective", "issued")] if isinstance(control, Mapping) else []
        return {
            "kind": self._table("kinds").get(key, ""),
            "level": self._table("levels").get(key, ""),
            "unit": self._table("units").get(_word(node.get("unit")), ""),
            "org": _word(self.written.get("org")),
            "year": next((date[:4] for date in dates if date), ""),
        }

    def _table(self, name: str) -> dict[str, str]:
        node = self.written.get(name)
        return {entry.key: _word(entry.value) for entry in node} if isinstance(node, Mapping) else {}


def pattern_of(root: Mapping) -> Pattern | None:
    """The pattern that a set numbers its documents by, where it has one that can be understood."""
    brand = root.get("brand")
    written = brand.get("numbering") if isinstance(brand, Mapping) else None
    if not isinstance(written, Mapping):
        return None
    pattern = Pattern(written)
    return pattern if "{seq" in pattern.text and not pattern.unknown() else None


def with_numbers(root: Mapping) -> Mapping:
    """A set in which every controlled document has a number: those that are not written follow the pattern.

    They are counted in the order of the set, past those that are written.
    """
    pattern = pattern_of(root)
    if pattern is None:
        return root
    counter = _Counter(pattern, set(_written(root)))
    entries = {entry.key: _numbered(entry, counter) for entry in root}
    return Mapping(entries, root.place)


@dataclass(slots=True)
class _Counter:
    pattern: Pattern
    taken: set[str]
    last: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))

    def next(self, collection: str, node: Mapping) -> str:
        """The next free number for a document; empty where the pattern cannot be filled."""
        if self.pattern.missing(collection, node):
            return ""
        stem = self.pattern.stem(collection, node)
        while self.last[stem] < _MOST:
            self.last[stem] += 1
            number = _GAP.sub(lambda gap: str(self.last[stem]).zfill(int(gap[2] or 1)), stem)
            if number not in self.taken:
                self.taken.add(number)
                return number
        return ""


def _numbered(entry: Entry, counter: _Counter) -> Entry:
    if not isinstance(entry.value, Mapping):
        return entry
    entries = {one.key: _with_number(entry.key, one, counter) for one in entry.value}
    return Entry(entry.key, entry.key_place, Mapping(entries, entry.value.place))


def _with_number(collection: str, entry: Entry, counter: _Counter) -> Entry:
    """An element with a number in its control data, where it has such data and no number."""
    node = entry.value
    control = node.get(_CONTROL) if isinstance(node, Mapping) else None
    if not (isinstance(node, Mapping) and isinstance(control, Mapping)) or "number" in control.entries:
        return entry
    number = counter.next(collection, node)
    if not number:
        return entry
    place = node.entries[_CONTROL].key_place
    numbered = Entry("number", place, Scalar(number, place, plain=False))
    data = Entry(_CONTROL, place, Mapping({"number": numbered, **control.entries}, control.place))
    return Entry(entry.key, entry.key_place, Mapping({**node.entries, _CONTROL: data}, node.place))


def _written(root: Mapping) -> Iterator[str]:
    """Every number of a document or a form that somebody wrote."""
    for collection in root:
        for entry in collection.value if isinstance(collection.value, Mapping) else ():
            if isinstance(entry.value, Mapping):
                control = entry.value.get(_CONTROL)
                yield _word(entry.value.get("number"))
                yield _word(control.get("number")) if isinstance(control, Mapping) else ""


def _word(node: Node | None) -> str:
    return node.text if isinstance(node, Scalar) and not node.is_null else ""


def _known(name: str) -> bool:
    return (
        (match := _GAP.fullmatch(f"{{{name}}}")) is not None
        and match[1] in GAPS
        and (not match[2] or match[1] == "seq")
    )
