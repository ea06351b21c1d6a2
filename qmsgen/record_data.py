"""The data of records that a set names: CSV files with a column of days, read with the set."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from io import StringIO
from pathlib import Path, PurePosixPath
from typing import Final

from qmsgen.model.defect import defect
from qmsgen.model.finding import Finding
from qmsgen.model.phrase import Phrase, listed, phrase
from qmsgen.model.source import Mapping, Place, Scalar, SourceFile
from qmsgen.stages.load import read_beside

_DAY: Final = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ].*)?")
_DATE: Final = "date"
"""The column of days where none is named."""


@dataclass(slots=True)
class RecordData:
    """The days of the entries in each record by its id, the oldest first, and what is wrong with the files."""

    days: dict[str, tuple[date, ...]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    sources: dict[str, tuple[str, ...]] = field(default_factory=dict)


def record_data(folder: Path, files: Sequence[SourceFile]) -> RecordData:
    """What the data named by the set's own files say; a pack that ships has no records of its client's."""
    data = RecordData()
    for record, told in _named(files):
        file, column = told.get("file"), told.get("date")
        if isinstance(file, Scalar) and not file.is_null:
            wanted = column.text if isinstance(column, Scalar) and not column.is_null else _DATE
            _read(folder, record, file, wanted, data)
    return data


def _named(files: Sequence[SourceFile]) -> Iterator[tuple[str, Mapping]]:
    for file in files:
        records = file.root.get("records")
        for entry in records if isinstance(records, Mapping) else ():
            told = entry.value.get("data") if isinstance(entry.value, Mapping) else None
            if isinstance(told, Mapping) and not told.place.pack:
                yield entry.key, told


def _read(folder: Path, record: str, file: Scalar, column: str, data: RecordData) -> None:
    path = PurePosixPath(file.text)
    if path.is_absolute() or ".." in path.parts or "\\" in file.text or path.suffix.lower() != ".csv":
        cure = phrase("write its path below the set, such as `records/{id}.csv`", id=record)
        data.findings.append(_wrong(file.place, phrase("`{file}` is no CSV file of the set", file=file.text), cure))
        return
    text, unread = read_beside(folder, path.as_posix())
    data.findings += unread
    if unread:
        return
    if text is None:
        cure = phrase("put the file there, or take `data` out until there are entries")
        data.findings.append(_wrong(file.place, phrase("there is no file `{file}`", file=file.text), cure))
        return
    data.sources[path.as_posix()] = tuple(text.splitlines())
    found = _Table(text, path.as_posix()).days(column, file.place)
    data.findings += found.wrong
    data.days[record] = tuple(sorted(found.days))


@dataclass(slots=True)
class _Found:
    days: list[date] = field(default_factory=list)
    wrong: list[Finding] = field(default_factory=list)


class _Table:
    def __init__(self, text: str, name: str) -> None:
        self._name = name
        first = text.partition("\n")[0]
        self._separator = max(",;\t", key=first.count)
        self._text = text

    def days(self, column: str, named_at: Place) -> _Found:
        """The days in a column, and the cells that hold none."""
        found = _Found()
        rows = csv.reader(StringIO(self._text), delimiter=self._separator)
        try:
            heads = [head.strip() for head in next(rows, [])]
            at = next((i for i, head in enumerate(heads) if head.casefold() == column.casefold()), None)
            if at is None:
                message = phrase("`{file}` has no column `{column}`", file=self._name, column=column)
                cure = phrase("name the column of days under `date`; there are: {names}", names=listed(heads))
                return _Found(wrong=[_wrong(named_at, message, cure)])
            line = rows.line_num
            for row in rows:
                if any(cell.strip() for cell in row):
                    self._take(row, at, line + 1, found)
                line = rows.line_num
        except csv.Error:
            message = phrase("the CSV file cannot be read")
            found.wrong.append(_wrong(Place(self._name, rows.line_num or 1), message, phrase("save it anew as CSV")))
        return found

    def _take(self, row: Sequence[str], at: int, line: int, found: _Found) -> None:
        cell = row[at].strip() if at < len(row) else ""
        day = _day(cell)
        if day is not None:
            found.days.append(day)
            return
        lines = self._text.splitlines()
        written = lines[line - 1] if line <= len(lines) else ""
        column = max(written.find(cell), 0) + 1 if cell else 1
        message = phrase("`{cell}` is no date", cell=cell) if cell else phrase("the entry has no date")
        place = Place(self._name, line, column, max(len(cell), 1))
        found.wrong.append(_wrong(place, message, phrase("write year, month and day: `2026-03-01`")))


def _day(cell: str) -> date | None:
    match = _DAY.fullmatch(cell)
    try:
        return date(int(match[1]), int(match[3]), int(match[4])) if match else None
    except ValueError:
        return None


def _wrong(place: Place, message: Phrase, cure: Phrase) -> Finding:
    return Finding.of(defect("record-data-unreadable"), place, message, cure)
