"""Coverage for people at a terminal: a line for each clause, with what to write beneath those that fall short."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from qmsgen.cli.moving import MARK
from qmsgen.cli.speech import said
from qmsgen.cli.standards_covered import Covered, CoveredStandard
from qmsgen.model.clause_facts import confirmed
from qmsgen.model.coverage import Row
from qmsgen.model.coverage_advice import advice
from qmsgen.model.coverage_goal import WORDS
from qmsgen.model.phrase import Phrase, phrase
from qmsgen.model.strength import STRENGTHS, Answer
from qmsgen.reporters import safe
from qmsgen.reporters.text import display_width

_WIDEST: Final = 140
_NARROWEST: Final = 60
_GAUGE: Final = len(STRENGTHS) - 1
_BAR: Final = 30
_FULL, _EMPTY = "▰", "▱"
_GREEN, _YELLOW, _RED, _BOLD, _FAINT = "32", "33", "31", "1", "2"
_MOST: Final = 4
"""So many answers of a clause that falls short are shown."""
_ORDER: Final = (*reversed(STRENGTHS), "excluded", "unclaimed")


def table(found: Sequence[Covered], *, colour: bool = False, width: int = 0) -> str:
    """The coverage of sets as text for a terminal of that width; by itself, that of the terminal."""
    columns = width or shutil.get_terminal_size((100, 24)).columns
    page = _Page(colour, max(_NARROWEST, min(columns, _WIDEST)))
    return "".join(f"{line.rstrip()}\n" for one in found for line in page.lines(one))


class _Page:
    def __init__(self, colour: bool, width: int) -> None:
        self._colour = colour
        self._width = width
        self._word = max(display_width(said(WORDS[strength])) for strength in _ORDER)

    def lines(self, one: Covered) -> Iterator[str]:
        yield self._paint(safe(f"{one.policy_set.organisation.name or one.folder} ({one.folder})"), _BOLD)
        if not one.standards:
            yield said(phrase("the set claims no standard"))
        for standard in one.standards:
            yield ""
            yield from self._summary(standard)
            yield ""
            for row in standard.rows:
                if row.strength != "unclaimed":
                    yield from self._row(row, one, standard)
            if not all(confirmed(row.clause) for row in standard.rows if row.strength != "unclaimed"):
                yield f"{MARK} " + said(phrase("not confirmed: compare it with the standard before you rely on it"))
        yield ""

    def _summary(self, one: CoveredStandard) -> Iterator[str]:
        enough = one.result.applying - len(one.result.short)
        yield self._paint(safe(f"{one.catalogue.title} ({one.catalogue.id})"), _BOLD)
        yield said(self._verdict(one, enough))
        yield self._share(enough, one.result.applying, _GREEN if one.is_met and not one.result.short else _YELLOW)
        counts: Counter[str] = Counter(row.strength for row in one.rows)
        most = max(counts.values(), default=1)
        for strength in _ORDER:
            if counts[strength]:
                word = _filled(said(WORDS[strength]), self._word)
                length = max(1, counts[strength] * _BAR // most)
                yield f"  {word} {counts[strength]:>4} {self._paint(_FULL * length, _colour_of(strength))}"

    def _verdict(self, one: CoveredStandard, enough: int) -> Phrase:
        values = {"enough": enough, "all": one.result.applying, "percent": one.result.percent}
        if one.result.goal.at_least is None:
            return phrase("{enough} of {all} clauses are answered as strongly as they ask ({percent} %)", **values)
        word = WORDS[one.result.goal.at_least]
        return phrase("{enough} of {all} clauses are {word} at least ({percent} %)", word=word, **values)

    def _share(self, part: int, whole: int, colour: str) -> str:
        full = _BAR * part // whole if whole else _BAR
        return f"  {self._paint(_FULL * full, colour)}{self._paint(_EMPTY * (_BAR - full), _FAINT)}"

    def _row(self, row: Row, one: Covered, standard: CoveredStandard) -> Iterator[str]:
        short = row.clause.id in standard.result.short
        colour = _RED if row.strength == "missing" else _YELLOW if short else _colour_of(row.strength)
        reached = STRENGTHS.index(row.strength) if row.applies else 0
        gauge = _FULL * reached + _EMPTY * (_GAUGE - reached) if row.applies else " " * _GAUGE
        number = row.clause.id if confirmed(row.clause) else f"{row.clause.id} {MARK}"
        head = f"  {number:<10}{self._paint(gauge, colour)} "
        head += self._paint(_filled(said(WORDS[row.strength]), self._word), colour)
        left = self._width - 14 - _GAUGE - self._word
        yield f"{head} {_cut(_about(row, standard), left)}"
        if short:
            yield from self._below(row, one)

    def _below(self, row: Row, one: Covered) -> Iterator[str]:
        """What answers a clause that falls short, what is enough, and what to write."""
        for answer in row.answers[:_MOST]:
            yield f"           - {safe(said(_named(answer, one)))}"
        if len(row.answers) > _MOST:
            yield f"           - {said(phrase('… and {number} more', number=len(row.answers) - _MOST))}"
        if row.exclusion is not None:
            place = row.exclusion.place_of().below(one.folder)
            yield f"           - {safe(said(phrase('{place}: left out without a reason', place=place)))}"
        for sentence in advice(row):
            yield f"           = {self._paint(said(phrase('hint')), _BOLD)}: {safe(said(sentence))}"
        if not row.lacks:
            yield f"           = {said(phrase('the clause itself asks for no more'))}"

    def _paint(self, text: str, colour: str) -> str:
        return f"\x1b[{colour}m{text}\x1b[0m" if self._colour and text else text


def _about(row: Row, standard: CoveredStandard) -> str:
    """The subject of a clause, with that of the clause above where several have the same."""
    titles = {clause.id: str(clause.title or "") for clause in standard.catalogue.clauses}
    subject = titles[row.clause.id]
    above = titles.get(row.clause.id.rpartition(".")[0], "")
    if above and list(titles.values()).count(subject) > 1:
        subject = f"{above}: {subject}"
    return safe(f"{subject}: {row.justification}" if row.justification else subject)


def _named(answer: Answer, one: Covered) -> Phrase:
    place = one.places(answer)[0]
    what = f"{answer.element.shape.kind} `{answer.element.id}`"
    values = {"place": place, "what": what, "word": WORDS[answer.strength]}
    if answer.through:
        return phrase("{place}: {what}, {word}, through `{clause}`", clause=answer.through, **values)
    if answer.above:
        return phrase("{place}: {what}, {word}, names only `{clause}`", clause=answer.above, **values)
    return phrase("{place}: {what}, {word}", **values)


def _colour_of(strength: str) -> str:
    return {"missing": _RED, "claimed": _YELLOW, "excluded": _FAINT, "unclaimed": _FAINT}.get(strength, _GREEN)


def _filled(text: str, width: int) -> str:
    return text + " " * (width - display_width(text))


def _cut(text: str, width: int) -> str:
    """A text in so many columns, with an ellipsis where it is longer."""
    if display_width(text) <= width:
        return text
    kept = ""
    for letter in text:
        if display_width(kept + letter) > width - 1:
            break
        kept += letter
    return f"{kept}…"
