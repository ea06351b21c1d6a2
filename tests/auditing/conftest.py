"""A small set with one audit, started once, and tools to fill its checklists in."""

from __future__ import annotations

import shutil

import openpyxl
import pytest
from click.testing import CliRunner

from qmsgen.cli import group

SET = """\
organisation: {name: {en: Ferry Line, zh-CN: 轮渡公司}}
languages: [en, zh-CN]
standards:
  - {standard: iso-9001-2015, claims: ["8.5.1", "9.2"]}
roles:
  mate: {title: {en: Mate, zh-CN: 大副}}
  purser: {title: {en: Purser, zh-CN: 事务长}}
records:
  log: {title: {en: Boarding log, zh-CN: 登船记录}, number: R-1, filled_by: [mate], kept_by: purser, retention: 3 years}
processes:
  boarding:
    title: {en: Boarding, zh-CN: 登船}
    owner: purser
    purpose: {en: Everybody is on board in time., zh-CN: 所有人准时登船。}
    document: {number: F-01, revision: "2"}
    steps:
      count:
        do: {en: Count the passengers, zh-CN: 清点人数}
        by: {responsible: [mate], accountable: purser}
        within: 5 min
        record: log
        addresses: ["iso-9001-2015:8.5.1"]
      close:
        do: {en: Close the gate, zh-CN: 关闭登船口}
        by: {responsible: [mate], accountable: purser}
        record: log
documents:
  port-rules: {title: {en: Port rules, zh-CN: 港口规定}, number: PR-7, revision: "2024"}
audits:
  spring:
    title: {en: Spring audit, zh-CN: 春季审核}
    of: [boarding]
    criteria: [port-rules]
    lead: mate
    team: [mate]
    reports_to: purser
    on: ["2026-04-02"]
    addresses: ["iso-9001-2015:9.2"]
"""


def qmsgen(*words):
    return CliRunner().invoke(group, [str(word) for word in words], catch_exceptions=False, standalone_mode=False)


@pytest.fixture(scope="session")
def begun(tmp_path_factory):
    """The set and the folder of its audit, as `qmsgen audit start` leaves it."""
    place = tmp_path_factory.mktemp("begun")
    (place / "ferry").mkdir()
    (place / "ferry" / "qms.yaml").write_text(SET, "utf-8")
    made = qmsgen("audit", "start", place / "ferry", "spring", "-o", place / "audit", "--date", "2026-04-01")
    assert made.return_value == 0, made.output
    return place


@pytest.fixture
def place(begun, tmp_path):
    """A copy of it to work with."""
    shutil.copytree(begun, tmp_path / "work")
    return tmp_path / "work"


@pytest.fixture
def workbook(place):
    return place / "audit/papers/ferry/en/audit-checklist/spring.xlsx"


def fill(path, answers, *, scrambled=False):
    """Write answers, by row id and column, into the workbook; rows may lie in another order than they came."""
    book = openpyxl.load_workbook(path)
    for sheet in book:
        heads, rows = {}, {}
        for cells in sheet.iter_rows():
            said = [cell.value for cell in cells]
            if "Grade" in said and "Evidence" in said:
                heads = {word: index + 1 for index, word in enumerate(said) if word}
            elif heads and "\n" in str(said[0]):
                rows[said[0].rpartition("\n")[2]] = cells[0].row
        for row, given in answers.items():
            if row in rows:
                for head, value in given.items():
                    sheet.cell(rows[row], heads[head]).value = value
        if scrambled and len(rows) > 1:
            first, *_, last = rows.values()
            for column in range(1, sheet.max_column + 1):
                one, two = sheet.cell(first, column), sheet.cell(last, column)
                one.value, two.value = two.value, one.value
    book.save(path)
