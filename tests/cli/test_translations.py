"""The list of translations that a set owes, and the file that says which were accepted."""

from __future__ import annotations

import json

import pytest
from babel.messages.pofile import read_po
from click.testing import CliRunner

from qmsgen import pipeline
from qmsgen.cli import group
from qmsgen.translation_lock import FILE

SET = """\
organisation: {name: {literal: X}}
languages: [zh-CN, en]
roles:
  owner:
    title: {zh-CN: 经理, en: Manager}
    duties: [{zh-CN: 每日巡查。, en: Looks round every day.}, {zh-CN: 每周汇报。}]
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "policy.yaml").write_text(SET, "utf-8")
    return tmp_path


def run(*arguments):
    result = CliRunner().invoke(group, ["translations", *map(str, arguments)], standalone_mode=False)
    return result.output if result.exception is None else result.exception


def change(folder, before, after):
    path = folder / "policy.yaml"
    path.write_text(path.read_text("utf-8").replace(before, after), "utf-8")


def stale(folder):
    return [each.place.line for each in pipeline.inspect(folder, "x").findings if each.name == "translation-stale"]


def test_missing_translations_are_listed_with_their_place(folder):
    first, last = run(folder).splitlines()
    assert first.startswith(f"{folder.as_posix()}/policy.yaml:6:")
    assert first.endswith(": en: missing: 每周汇报。")
    assert last == "`en`: 1 missing"


def test_a_translation_that_nobody_accepted_is_not_judged(folder):
    change(folder, "每日", "每班")
    assert stale(folder) == []


def test_a_source_that_moved_makes_its_translation_stale(folder):
    run(folder, "--accept")
    assert stale(folder) == []
    change(folder, "每日", "每班")
    assert stale(folder) == [6]
    assert "stale: 每班巡查。" in run(folder)
    change(folder, "every day", "every shift")
    assert stale(folder) == []
    run(folder, "--accept")
    change(folder, "每班", "每日")
    assert stale(folder) == [6]
    run(folder, "--accept")
    assert stale(folder) == []


def test_blanks_are_no_change(folder):
    run(folder, "--accept")
    change(folder, "每周汇报。", "  每周汇报。 ")
    change(folder, "Looks round", "Looks  round")
    assert stale(folder) == []


def test_the_list_of_accepted_translations_has_a_text_a_line_and_no_date(folder):
    run(folder, "--accept")
    first = (folder / FILE).read_bytes()
    run(folder, "--accept")
    assert (folder / FILE).read_bytes() == first
    assert len(first.splitlines()) == len(json.loads(first)["texts"]) + 5


@pytest.mark.parametrize("damaged", ["", "[]", '{"texts": 3}', '{"texts": {"a": 1}}', "[" * 100_000])
def test_a_damaged_list_is_a_finding(folder, damaged):
    (folder / FILE).write_text(damaged, "utf-8")
    findings = pipeline.inspect(folder, "x").findings
    assert [(each.place.file, each.name) for each in findings if each.severity == "error"] == [
        (f"x/{FILE}", "unreadable")
    ]


def test_the_list_as_a_catalogue_for_translators(folder, tmp_path):
    run(folder, "--accept")
    change(folder, "每日", "每班")
    run(folder, "--po", tmp_path / "en.po")
    written = (tmp_path / "en.po").read_bytes()
    catalogue = read_po(written.splitlines(keepends=True), locale="en")
    assert {(each.context, each.id, each.string, each.fuzzy) for each in catalogue if each.id} == {
        ("roles/owner/duties/0", "每班巡查。", "Looks round every day.", True),
        ("roles/owner/duties/1", "每周汇报。", "", False),
    }
    assert b"ORGANIZATION" not in written
    assert b"Date" not in written


def test_a_language_that_the_set_lacks_is_refused(folder):
    assert "no language" in str(run(folder, "-l", "fr"))
