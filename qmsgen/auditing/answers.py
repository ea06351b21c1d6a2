"""What auditors wrote on their checklists: read back, put together by row, judged before it is believed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Final

from qmsgen import exchanges, isolation
from qmsgen.auditing.criteria import Criteria, Question
from qmsgen.errors import QmsgenError
from qmsgen.exchanges import Filled, Form, Unreadable
from qmsgen.isolation import Limits
from qmsgen.model.defect import defect
from qmsgen.model.document.asked import BLANKS
from qmsgen.model.finding import Finding
from qmsgen.model.forms import day_meant, read_form
from qmsgen.model.phrase import Phrase, again, listed, phrase
from qmsgen.model.source import Place
from qmsgen.stages.load.characters import refuse_forbidden_characters
from qmsgen.stages.load.refusal import Refused

NONCONFORMITIES: Final = frozenset({"minor", "major"})
_SAID: Final = ("grade", "evidence", "note")
"""Whoever fills in one of these answers the question."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What stands in one blank of one file."""

    file: str
    filled: Filled

    @property
    def row(self) -> str:
        """The id of the row; empty for a blank of no row."""
        row, _, blank = self.filled.name.rpartition(".")
        return row if blank in BLANKS else ""

    @property
    def blank(self) -> str:
        """Which of its blanks."""
        return self.filled.name.rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class Result:
    """One question that was answered; what was left blank is empty."""

    question: Question
    grade: str
    asked: str
    requirement: dict[str, str]
    """By language, as the checklist printed it; under `literal` where the auditor wrote another."""
    evidence: str = ""
    note: str = ""
    auditor: str = ""
    date: str = ""
    population: str = ""


@dataclass(frozen=True, slots=True)
class Import:
    """What was read, with everything that is wrong with it."""

    results: tuple[Result, ...]
    findings: tuple[Finding, ...]
    left: tuple[str, ...]
    """The blanks outside the rows that somebody filled in: they stay in the file."""


def collected(files: Sequence[Path], criteria: Criteria, limits: Limits) -> tuple[list[Answer], list[Finding]]:
    """The answers in some files, each read in a child process of its own; unsound files are findings."""
    form = Form(
        criteria.heads,
        frozenset(BLANKS),
        frozenset(criteria.rows),
        {"grade": criteria.grades},
    )
    answers: list[Answer] = []
    findings: list[Finding] = []
    tasks = [partial(_read, file, form) for file in files]
    for outcome in sorted(isolation.run(tasks, limits, 1), key=lambda one: one.index):
        shown = files[outcome.index].as_posix()
        findings += [
            _refused(shown, again(why.message, why.values), again(why.hint, {}) if why.hint else None)
            for why in outcome.failures.values()
        ]
        for name, data in outcome.results.items():
            told = json.loads(data)
            if name == "refused":
                findings.append(_refused(shown, *(again(*one) if one else None for one in told)))
            else:
                answers += [Answer(shown, Filled(**one)) for one in told]
    return answers, findings


def _read(file: Path, form: Form) -> Iterator[tuple[str, bytes | QmsgenError]]:
    try:
        filled = exchanges.read(file.read_bytes(), file.suffix.lower().removeprefix("."), form)
    except Unreadable as error:
        yield "refused", json.dumps([_apart(error.message), _apart(error.hint)]).encode()
    else:
        yield "answers", json.dumps([asdict(one) for one in filled]).encode("utf-8", "surrogatepass")


def _apart(said: object) -> tuple[str, dict[str, str]] | None:
    return (said.template, {name: str(value) for name, value in said.values}) if isinstance(said, Phrase) else None


def _refused(file: str, message: Phrase | None, hint: Phrase | None) -> Finding:
    return Finding.of(defect("unreadable-answers"), Place(file), message or phrase("the file cannot be read"), hint)


def judged(answers: Iterable[Answer], criteria: Criteria) -> Import:
    """The answers by row in the order of the checklist; whatever cannot be believed is a finding."""
    findings: list[Finding] = []
    by_row: dict[str, dict[str, Answer]] = {}
    left: dict[str, None] = {}
    for answer in answers:
        if not answer.row:
            left.setdefault(answer.filled.name)
        elif (wrong := _unsound(answer, criteria)) is not None:
            findings.append(wrong)
        elif (other := _other(by_row.setdefault(answer.row, {}), answer, criteria)) is not None:
            findings.append(_differs(answer, other))
    results = []
    for question in criteria.questions:
        given = by_row.get(question.row, {})
        if any(name in given for name in _SAID):
            wrong = _unfounded(question, given)
            findings += [wrong] if wrong is not None else []
            results.append(_result(question, given))
    ordered = sorted(findings, key=lambda one: (one.place, one.code, str(one.message)))
    return Import(tuple(results), tuple(ordered), tuple(left))


def _unsound(answer: Answer, criteria: Criteria) -> Finding | None:
    """Why one answer cannot be taken as it is."""
    filled = answer.filled
    if filled.is_formula:
        cure = phrase("type the value itself")
        return _finding("formula-in-answer", answer, phrase("`{at}` holds a formula", at=filled.at), cure)
    try:
        refuse_forbidden_characters(filled.value, answer.file)
    except Refused as refused:
        return _finding("unreadable-answer", answer, phrase("`{at}`: {why}", at=filled.at, why=refused.finding.message))
    if answer.row not in criteria.rows:
        message = phrase("`{at}`: the audit has no row `{row}`", at=filled.at, row=answer.row)
        return _finding("unknown-row", answer, message, phrase("take the checklists that were made for this audit"))
    if answer.blank == "grade" and filled.value not in set(criteria.grades.values()):
        message = phrase("`{at}`: no grade `{grade}`", at=filled.at, grade=filled.value)
        return _finding("unknown-grade", answer, message, phrase("known: {names}", names=listed(criteria.grades)))
    if answer.blank == "date" and not _day(filled.value):
        message = phrase("`{at}`: `{day}` is no day", at=filled.at, day=filled.value)
        return _finding("unreadable-answer", answer, message, phrase("write year, month and day: `2026-03-01`"))
    return None


def _other(given: dict[str, Answer], answer: Answer, criteria: Criteria) -> Answer | None:
    """Keep an answer; the one that stood there before, where it says something else."""
    before = given.setdefault(answer.blank, answer)
    if _alike(before, criteria) == _alike(answer, criteria):
        return None
    return before


def _alike(answer: Answer, criteria: Criteria) -> str:
    """An answer freed from what does not change its meaning: blanks, the language of a printed requirement."""
    said = _words(answer.filled.value)
    if answer.blank == "date":
        return _day(answer.filled.value)
    printed = criteria.rows[answer.row].requirement.values() if answer.blank == "requirement" else ()
    return "printed" if said in {_words(one) for one in printed if one} else said


def _differs(answer: Answer, other: Answer) -> Finding:
    message = phrase(
        "`{at}`: the {blank} of `{row}` is `{one}` here and `{two}` elsewhere",
        at=answer.filled.at,
        blank=_BLANKS[answer.blank],
        row=answer.row,
        one=answer.filled.value,
        two=other.filled.value,
    )
    related = ((Place(other.file), phrase("`{at}`", at=other.filled.at)),)
    return Finding.of(
        defect("answers-differ"), Place(answer.file), message, phrase("leave the one that holds"), related
    )


def _unfounded(question: Question, given: dict[str, Answer]) -> Finding | None:
    """A row without a grade, or a nonconformity that does not say what is required or what was seen."""
    first = next(given[name] for name in _SAID if name in given)
    if "grade" not in given:
        message = phrase("`{at}`: the row `{row}` has no grade", at=first.filled.at, row=question.row)
        return _finding("answer-without-grade", first, message, phrase("choose a grade, be it “open”"))
    grade = given["grade"]
    if grade.filled.value not in NONCONFORMITIES:
        return None
    missing = [_BLANKS["evidence"]] if not _value(given, "evidence") else []
    if not _requirement(question, given):
        missing.insert(0, _BLANKS["requirement"])
    if not missing:
        return None
    message = phrase(
        "`{at}`: the nonconformity of `{row}` names no {missing}",
        at=grade.filled.at,
        row=question.row,
        missing=listed(missing),
    )
    cure = phrase("write what is required and what was seen, or grade it as an opportunity for improvement")
    return _finding("nonconformity-unfounded", grade, message, cure)


def _result(question: Question, given: dict[str, Answer]) -> Result:
    asked = next(iter(question.question.values()), "")
    return Result(
        question=question,
        grade=_value(given, "grade"),
        asked=asked,
        requirement=_requirement(question, given),
        evidence=_value(given, "evidence"),
        note=_value(given, "note"),
        auditor=_value(given, "auditor"),
        date=_day(_value(given, "date")),
        population=_value(given, "population"),
    )


def _requirement(question: Question, given: dict[str, Answer]) -> dict[str, str]:
    """As the auditor left it, where the file shows it; else as the checklist printed it."""
    printed = {language: words for language, words in question.requirement.items() if words}
    if "requirement" not in given:
        return printed
    written = given["requirement"].filled.value.strip()
    if _words(written) in {_words(one) for one in printed.values()}:
        return printed
    return {"literal": written} if written else {}


def _words(text: str) -> str:
    return " ".join(text.split())


def _value(given: dict[str, Answer], name: str) -> str:
    return given[name].filled.value.strip() if name in given else ""


def _day(text: str) -> str:
    """A day as year, month and day; empty where it is none."""
    return text.strip() if read_form("date", text.strip()) else day_meant(text) or ""


def _finding(name: str, answer: Answer, message: Phrase, hint: Phrase | None = None) -> Finding:
    return Finding.of(defect(name), Place(answer.file), message, hint)


_BLANKS: Final = {
    "requirement": phrase("requirement"),
    "population": phrase("population"),
    "evidence": phrase("evidence"),
    "grade": phrase("grade"),
    "note": phrase("note"),
    "auditor": phrase("auditor"),
    "date": phrase("day"),
}
