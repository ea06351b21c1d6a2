"""Findings as a workbook to sort, filter and assign: one row each, then what does not count, then the rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from math import ceil
from typing import TYPE_CHECKING, Final

from qmsgen.model.finding import Finding, Severity
from qmsgen.model.phrase import Phrase, phrase
from qmsgen.reporters import GROUNDS, LABELS, Report, safe, titled
from qmsgen.reporters.text import display_width

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

_UNDATED: Final = datetime(1980, 1, 1)  # noqa: DTZ001 - Excel knows no time zones
_LONGEST: Final = 32_000
_LINE: Final = 13.0
_HIGHEST: Final = 400.0
_FILLED: Final = 0.85
"""How much of a line words fill before they break."""
_COLOURS: Final = {Severity.ERROR: "#F8D7DA", Severity.WARNING: "#FFF0C7", Severity.INFO: "#E3EEF8"}
_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_SEVERITY: Final = phrase("severity")
_PLACE: Final = {
    phrase("file"): 24,
    phrase("line"): 7,
    phrase("column"): 8,
    _SEVERITY: 11,
    phrase("rule"): 22,
    phrase("element"): 24,
    phrase("finding"): 44,
}
_FINDINGS: Final = {
    **_PLACE,
    phrase("cure"): 32,
    phrase("see also"): 30,
    phrase("done by"): 12,
    phrase("done on"): 11,
}
_ASIDE: Final = {
    **_PLACE,
    phrase("why it does not count"): 18,
    phrase("reason"): 46,
    phrase("allowed by"): 20,
    phrase("allowed until"): 12,
}
_RULES: Final = {
    phrase("code"): 10,
    phrase("rule"): 32,
    _SEVERITY: 11,
    phrase("what it finds"): 60,
    phrase("why, and what to do"): 90,
}


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A worksheet: its name, its columns with their widths, its rows, and how much each weighs."""

    title: Phrase
    columns: Mapping[Phrase, int]
    rows: Sequence[Sequence[str | int]]
    weights: Sequence[Severity] = ()


def report(told: Report) -> bytes:
    """The workbook; the same findings give the same bytes."""
    import xlsxwriter  # noqa: PLC0415 - loads slowly, and only this format needs it

    stream = BytesIO()
    with xlsxwriter.Workbook(stream, dict(_OPTIONS)) as book:
        book.set_properties({"title": titled(told.say(phrase("findings"))), "created": _UNDATED})
        for sheet in _sheets(told):
            _write(book, sheet, told)
    return stream.getvalue()


def _sheets(told: Report) -> Iterator[_Sheet]:
    findings = [
        (*_place(one, told), told.hint(one) or "", "\n".join(f"{at}: {told.say(what)}" for at, what in one.related))
        for one in told.findings
    ]
    rows = [(*row, "", "") for row in findings]
    yield _Sheet(phrase("findings"), _FINDINGS, rows, [one.severity for one in told.findings])
    if told.aside:
        aside = [
            (*_place(one.finding, told), told.say(GROUNDS[one.ground]), one.reason or str(one.place), one.by, one.until)
            for one in told.aside
        ]
        yield _Sheet(phrase("set aside"), _ASIDE, aside)
    yield _Sheet(phrase("rules"), _RULES, [_rule(code, told) for code in sorted({one.code for one in told.findings})])


def _place(finding: Finding, told: Report) -> tuple[str | int, ...]:
    return (
        finding.place.file,
        finding.place.line,
        finding.place.column,
        told.say(LABELS[finding.severity]),
        f"{finding.code} {finding.name}",
        ".".join(map(str, finding.path or finding.element)),
        told.say(finding.message),
    )


def _rule(code: str, told: Report) -> tuple[str, ...]:
    kind = told.kinds.get(code)
    summary, *rest = told.page(code) or ("",)
    label = told.say(LABELS[kind.severity]) if kind else ""
    return code, kind.name if kind else "", label, summary, "\n".join(rest)


def _write(book: Workbook, sheet: _Sheet, told: Report) -> None:
    face = {"font_name": "SimSun" if told.language.startswith("zh") else "Arial", "font_size": 10, "valign": "top"}
    line = {**face, "bottom": 1, "bottom_color": "#C9D1D9"}
    cell = book.add_format({**line, "text_wrap": True, "quote_prefix": True})
    number = book.add_format({**line, "align": "right"})
    head = book.add_format({**face, "bold": True, "bg_color": "#1F4E79", "font_color": "#FFFFFF", "text_wrap": True})
    tints = {one: book.add_format({**line, "bg_color": colour}) for one, colour in _COLOURS.items()}
    page = book.add_worksheet(titled(told.say(sheet.title))[:31])
    page.freeze_panes(1, 0)
    page.set_landscape()
    page.set_paper(9)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_footer("&C&P / &N")
    for at, (name, width) in enumerate(sheet.columns.items()):
        page.set_column(at, at, width)
        page.write_string(0, at, titled(told.say(name)), head)
    for down, row in enumerate(sheet.rows):
        page.set_row(down + 1, _height(row, tuple(sheet.columns.values())))
        looks = [tints[sheet.weights[down]] if sheet.weights and name == _SEVERITY else cell for name in sheet.columns]
        for at, (value, look) in enumerate(zip(row, looks, strict=True)):
            if isinstance(value, int):
                page.write_number(down + 1, at, value, number)
            else:
                page.write_string(down + 1, at, _clean(value), look)
    page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.columns) - 1)


def _height(row: Sequence[str | int], widths: Sequence[int]) -> float:
    """How high a row must be for its longest text: programs do not reckon that for a file that was never opened."""
    lines = (
        sum(ceil(max(1, display_width(line)) / (width * _FILLED)) for line in _clean(str(value)).split("\n"))
        for value, width in zip(row, widths, strict=True)
    )
    return min(max(lines) * _LINE + 3, _HIGHEST)


def _clean(text: str) -> str:
    return "\n".join(map(safe, text.split("\n")))[:_LONGEST]
