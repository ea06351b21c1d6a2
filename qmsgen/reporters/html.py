"""Findings as one page for a browser or a printer, all that it needs in itself: no script, nothing fetched."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Final

from qmsgen.model.aside import Ground, SetAside
from qmsgen.model.finding import Finding, Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.source import Place
from qmsgen.reporters import GROUNDS, LABELS, Report, counted, safe, titled

_STYLE: Final = Path(__file__).with_name("html.css")
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"
_WIDEST: Final = 160


def report(told: Report) -> str:
    """Counts, the findings file by file with the lines they are about, what does not count, and the rules' pages."""
    title = titled(told.say(phrase("what was found in the policy sets")))
    head = (
        f'<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}"><title>{_plain(title)}</title>'
        f"<style>{_STYLE.read_text(encoding='utf-8')}</style>"
    )
    body = "\n".join(_body(told, title))
    return (
        f'<!doctype html>\n<html lang="{escape(told.language)}"><head>{head}</head>\n<body>\n{body}\n</body></html>\n'
    )


def _body(told: Report, title: str) -> Iterator[str]:
    yield f"<header><h1>{_plain(title)}</h1>{_counts(told)}</header><main>"
    if len(told.sets) > 1:
        yield _sets(told)
    if not told.findings:
        yield f'<p class="none">{_plain(told.say(phrase("no findings")))}</p>'
    for file, group in groupby(told.findings, key=lambda one: one.place.file):
        yield f"<section><h2>{_plain(file)}</h2>"
        yield from (_finding(one, told) for one in group)
        yield "</section>"
    if told.aside:
        yield f'<section class="aside"><h2>{_plain(titled(told.say(phrase("set aside"))))}</h2>'
        yield from (_aside(one, told) for one in told.aside)
        yield "</section>"
    yield from _rules(told)
    yield "</main>"


def _counts(told: Report) -> str:
    boxes = [
        f'<li class="{severity}"><b>{number}</b> {_plain(told.say(LABELS[severity]))}</li>'
        for severity, number in counted(told.findings).items()
    ]
    grounds = [one.ground for one in told.aside]
    boxes += [
        f'<li class="aside"><b>{grounds.count(ground)}</b> {_plain(told.say(said))}</li>'
        for ground, said in GROUNDS.items()
        if ground in grounds
    ]
    return f'<ul class="counts">{"".join(boxes)}</ul>'


def _sets(told: Report) -> str:
    heads = "".join(f'<th scope="col">{_plain(told.say(LABELS[one]))}</th>' for one in Severity)
    rows = "".join(
        f'<tr><th scope="row">{_plain(folder)}</th>'
        + "".join(f"<td>{number}</td>" for number in counted(findings).values())
        + "</tr>"
        for folder, findings in told.sets.items()
    )
    first = f'<th scope="col">{_plain(told.say(phrase("set")))}</th>'
    return f'<table class="sets"><thead><tr>{first}{heads}</tr></thead><tbody>{rows}</tbody></table>'


def _finding(finding: Finding, told: Report) -> str:
    weight = f'<span class="weight">{_plain(told.say(LABELS[finding.severity]))}</span>'
    page = f'<a href="#{finding.code}">{finding.code} {_plain(finding.name)}</a>'
    parts = [
        f'<article class="{finding.severity}"><p class="place">{weight} {_place(finding.place)} {page}</p>',
        f'<p class="says">{_spoken(told.say(finding.message))}</p>',
        _excerpt(finding.place, told),
    ]
    for place, what in finding.related:
        parts.append(f'<p class="see">{_spoken(told.say(phrase("see {place}: {what}", place=place, what=what)))}</p>')
        parts.append(_excerpt(place, told))
    if hint := told.hint(finding):
        parts.append(f'<p class="hint">{_spoken(hint)}</p>')
    return "".join((*parts, "</article>"))


def _aside(one: SetAside, told: Report) -> str:
    finding = one.finding
    why = [told.say(phrase("see {place}", place=one.place))]
    if one.ground is Ground.WAIVED:
        said = phrase("until {day}, by {who}: {reason}", day=one.until, who=one.by, reason=one.reason)
        why.insert(0, told.say(said))
    return (
        f'<article class="aside"><p class="place"><span class="weight">{_plain(told.say(GROUNDS[one.ground]))}</span> '
        f"{_place(finding.place)} {finding.code} {_plain(finding.name)}</p>"
        f'<p class="says">{_spoken(told.say(finding.message))}</p>'
        + "".join(f'<p class="see">{_spoken(line)}</p>' for line in why)
        + "</article>"
    )


def _excerpt(place: Place, told: Report) -> str:
    """The line that a place lies in, the place itself marked."""
    source = told.sources.get(place.file, ())
    if place.line > len(source):
        return ""
    line, at = source[place.line - 1], place.column - 1
    start = max(0, at - _WIDEST // 2) if len(line) > _WIDEST else 0
    end = start + _WIDEST
    before, under, after = line[start:at], line[at : min(at + place.width, end)], line[at + place.width : end]
    shown = f"{'…' if start else ''}{_plain(before)}<mark>{_plain(under)}</mark>{_plain(after)}"
    return f'<pre><span class="number">{place.line}</span>{shown}{"…" if len(line) > end else ""}</pre>'


def _rules(told: Report) -> Iterator[str]:
    codes = [code for code in sorted({one.code for one in told.findings}) if told.page(code)]
    if not codes:
        return
    yield f'<section class="rules"><h2>{_plain(titled(told.say(phrase("rules"))))}</h2>'
    for code in codes:
        summary, *rest = told.page(code)
        yield f'<h3 id="{code}">{code} {_plain(told.kinds[code].name)}</h3><p><b>{_spoken(summary)}</b></p>'
        yield "".join(f"<p>{_spoken(paragraph)}</p>" for paragraph in rest)
    yield "</section>"


def _place(place: Place) -> str:
    return f'<span class="spot">{place.line}:{place.column}</span>'


def _plain(text: str) -> str:
    return escape(safe(text))


def _spoken(text: str) -> str:
    """Words, values in backticks in a type of their own."""
    parts = safe(text).split("`")
    if len(parts) % 2 == 0:
        return escape(safe(text))
    return "".join(f"<code>{escape(one)}</code>" if odd % 2 else escape(one) for odd, one in enumerate(parts))
