"""Widths come from the fonts; lines break where Chinese and English readers expect."""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont

from qmsgen import resources
from qmsgen.figures.advances import BOLD, REGULAR
from qmsgen.figures.coverage import coverage
from qmsgen.figures.glyphs import advance_of, missing_glyphs
from qmsgen.figures.lettering import pieces, width, wrap


@pytest.mark.parametrize(("weight", "table"), [(400, REGULAR), (700, BOLD)])
def test_the_table_of_advances_is_that_of_the_font(weight, table):
    with TTFont(resources.font(weight), lazy=True) as font:
        names, metrics = font.getBestCmap(), font["hmtx"]
        assert font["head"].unitsPerEm == 1000
        assert table == tuple(metrics[names[code]][0] for code in range(0x20, 0x7F))


def test_a_chinese_character_is_one_em_wide():
    assert width("诉", 9) == 9
    assert advance_of("。", 400) == 1000


def test_odd_characters_are_measured_in_the_font():
    with TTFont(resources.font(400), lazy=True) as font:
        assert advance_of("—", 400) == font["hmtx"][font.getBestCmap()[ord("—")]][0]


@pytest.mark.parametrize("weight", [400, 700])
def test_coverage_is_that_of_the_font(weight):
    known = coverage(resources.font(weight))
    with TTFont(resources.font(weight), lazy=True) as font:
        metrics = font["hmtx"]
        widths = {code: metrics[name][0] for code, name in font.getBestCmap().items()}
    assert {code: known.advance(chr(code)) for code in range(0x110000) if chr(code) in known} == widths


def test_character_that_a_font_lacks_has_no_advance():
    assert coverage(resources.font(400)).advance("ก") is None
    assert coverage(resources.font(400)).advance("\x00") is None


def test_bold_text_is_wider():
    assert width("Complaint", 9, bold=True) > width("Complaint", 9)


def test_missing_glyphs_are_named():
    assert missing_glyphs("受理 Complaint 1.2（是）\n") == set()
    assert missing_glyphs("ok 🦜 ก") == {"🦜", "ก"}


def test_no_line_begins_with_closing_punctuation_or_ends_with_opening():
    text = "受理投诉，致歉（当场）并登记；记录“原话”。"
    for room in range(33, 120, 3):
        for line in wrap(text, room, 8):
            assert line[0] not in "，；。）”"
            assert line[-1] not in "（“"


def test_no_letter_is_lost_in_wrapping():
    text = "Evaluate the external provider ISO 9001 responsibility 受理投诉"
    for room in range(9, 200, 7):
        assert "".join(wrap(text, room, 9)).replace(" ", "") == text.replace(" ", "")


def test_english_breaks_at_blanks_and_long_words_within():
    assert wrap("raise the request", 45, 9) == ("raise the", "request")
    assert len(wrap("responsibility", 30, 9)) > 1


def test_lines_never_exceed_their_room():
    text = "核实情况，确定严重程度 and inform the customer"
    for room in range(20, 160, 6):
        assert all(width(line, 9) <= room + 1e-6 for line in wrap(text, room, 9))


def test_lines_are_balanced_rather_than_leaving_one_letter():
    assert wrap("设备故障报修单", 52, 8) == ("设备故障", "报修单")


def test_a_line_likes_to_end_at_a_pause():
    assert wrap("核实情况，确定严重程度", 64, 8) == ("核实情况，", "确定严重程度")


def test_text_beyond_the_most_lines_ends_in_an_ellipsis():
    lines = wrap("受理" * 40, 50, 9, most=3)
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert width(lines[-1], 9) <= 50


def test_an_empty_label_is_one_empty_line():
    assert wrap("", 50, 9) == ("",)
    assert pieces("") == ()
