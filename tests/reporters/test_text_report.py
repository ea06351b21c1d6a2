"""Findings as a person at a terminal sees them."""

import re

import pytest

from qmsgen.languages import catalogue
from qmsgen.model.defect import defect
from qmsgen.model.finding import Finding, Severity
from qmsgen.model.phrase import borrowed, phrase
from qmsgen.model.source import Place
from qmsgen.reporters import Report
from qmsgen.reporters.text import MOST, display_width, report

LINES = {"a.yaml": ["roles:", "  现场工程师: {title: 现场工程师, reports_to: boss}", "  agent: {title: Agent}"]}
CHINESE = catalogue("zh-CN").gettext


def finding(place, message="no role named `boss`", severity=Severity.ERROR, hint=None, related=()):
    return Finding(place, "QMS301", "dangling-reference", severity, phrase(message), hint, related)


def test_a_caret_stands_below_its_value_even_behind_wide_characters():
    line = LINES["a.yaml"][1]
    told = report(Report([finding(Place("a.yaml", 2, line.index("boss") + 1, 4))], LINES)).splitlines()
    assert told[2] == f"2 | {line}"
    before = told[3][: told[3].index("^")]
    assert display_width(before) == display_width(f"2 | {line[: line.index('boss')]}")
    assert told[3].count("^") == 4


def test_wide_values_have_wide_carets():
    told = report(Report([finding(Place("a.yaml", 2, 3, 5))], LINES))
    assert told.splitlines()[3].count("^") == 10


@pytest.mark.parametrize(("text", "columns"), [("abc", 3), ("现场", 4), ("ｅ", 2), ("e\u0301", 1), ("", 0)])
def test_a_text_takes_as_many_columns_as_the_terminal_gives_it(text, columns):
    assert display_width(text) == columns


def test_a_control_character_moves_no_caret():
    sources = {"a.yaml": ["a: '\x1b' boss"]}
    told = report(Report([finding(Place("a.yaml", 1, 8, 4))], sources)).splitlines()
    assert "\x1b" not in told[2]
    assert told[2][told[3].index("^") :] == "boss"


def test_a_long_line_is_cut_around_the_place():
    sources = {"a.yaml": ["x" * 300 + "boss" + "y" * 300]}
    told = report(Report([finding(Place("a.yaml", 1, 301, 4))], sources)).splitlines()
    shown = told[2].removeprefix("1 | ")
    assert len(shown) < 170
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert told[2][told[3].index("^") :].startswith("boss")


def test_a_related_place_is_shown_with_its_line():
    related = ((Place("a.yaml", 3, 3, 5), phrase("the first one")),)
    hint = phrase("keep one of them")
    assert report(Report([finding(Place("a.yaml", 1, 1, 5), hint=hint, related=related)], LINES)) == (
        "a.yaml:1:1: error[QMS301]: no role named `boss`\n"
        "  |\n"
        "1 | roles:\n"
        "  | ^^^^^\n"
        "  = see a.yaml:3:3: the first one\n"
        "  |\n"
        "3 |   agent: {title: Agent}\n"
        "  |   -----\n"
        "  = hint: keep one of them\n"
        "\n"
        "1 error\n"
    )


def test_a_place_without_a_line_is_told_without_one():
    assert report(Report([finding(Place("gone.yaml", 7))], LINES)) == (
        "gone.yaml:7:1: error[QMS301]: no role named `boss`\n\n1 error\n"
    )


@pytest.mark.parametrize(("more", "said"), [(1, "… and one more finding\n"), (5, "… and 5 more findings\n")])
def test_what_is_too_much_to_read_is_counted(more, said):
    many = [finding(Place("a.yaml", number + 1)) for number in range(MOST + more)]
    told = report(Report(many, {}))
    assert told.count("error[QMS301]") == MOST
    assert said in told
    assert told.endswith(f"{MOST + more} errors\n")


def test_an_error_is_shown_before_what_weighs_less_and_keeps_its_place():
    warnings = [finding(Place("a.yaml", number + 1), severity=Severity.WARNING) for number in range(MOST + 5)]
    told = report(Report([*warnings, finding(Place("b.yaml", 9))], {}))
    assert told.count("warning[QMS301]") == MOST - 1
    assert told.index("warning[QMS301]") < told.index("b.yaml:9:1: error[QMS301]")
    assert told.endswith(f"1 error, {MOST + 5} warnings\n")


def test_several_sets_are_counted_one_by_one():
    wrong, odd = finding(Place("one/a.yaml")), finding(Place("two/a.yaml"), severity=Severity.WARNING)
    sets = {"one": [wrong], "two": [odd, odd], "three": []}
    told = report(Report([wrong, odd, odd], {}, sets))
    assert told.endswith(
        "one: 1 error\ntwo: 2 warnings\nthree: no findings\n1 error, 2 warnings in 3 sets\n",
    )


def test_one_set_is_summed_up_without_its_name():
    assert report(Report([], {}, {"one": []})) == "no findings\n"


def test_a_chinese_reader_is_told_in_chinese():
    found = [
        Finding.of(
            defect("duplicate-key"), Place("a.yaml"), phrase("the key `{key}` stands here a second time", key="x")
        ),
        finding(Place("a.yaml", 2), severity=Severity.WARNING),
    ]
    told = report(Report(found, {}, {}, "zh-CN", CHINESE))
    assert "a.yaml:1:1: 错误[QMS004]: 键 `x` 在这里重复出现\n" in told
    assert told.endswith("1 个错误，1 个警告\n")


def test_a_hint_that_is_not_translated_is_left_out_elsewhere_only():
    found = [finding(Place("a.yaml"), hint=borrowed("A sentence of the vocabulary."))]
    assert "hint: a sentence of the vocabulary" in report(Report(found, {}))
    assert "vocabulary" not in report(Report(found, {}, {}, "zh-CN", CHINESE))


def test_a_terminal_gets_colours_and_nothing_else_changes():
    found = [finding(Place("a.yaml", 1, 1, 5), hint=phrase("keep one of them"))]
    coloured = report(Report(found, LINES, colour=True))
    assert "\x1b[1;31m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == report(Report(found, LINES))
