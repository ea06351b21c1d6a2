"""Blanks, questions and rating grids: controls on screen, lines and boxes on paper."""

import pytest

from qmsgen.model.document import (
    Choice,
    Document,
    Field,
    GridItem,
    GridScale,
    Paragraph,
    Question,
    RatingGrid,
    Run,
)
from tests.formats.docx.specimen_docx import specimen

YES_NO = (Choice("yes", "Yes"), Choice("no", "No"))
POINTS = (Choice("1", "poor"), Choice("2", "good"))


def with_field(word, field, *, fillable=True):
    return word(Document("form", "", "en", blocks=(Paragraph((field,)),), fillable=fillable))


def grid(*scales, skip=None):
    items = (GridItem("a", "1", (Run("first"),)), GridItem("b", "2", (Run("second"),)))
    return RatingGrid(items, scales, "Caption", "Statement", skip)


def in_form(word, *blocks, fillable=False):
    return word(Document("form", "", "en", blocks=blocks, fillable=fillable))


def test_paper_has_no_controls(word, language):
    assert not word(specimen(language)).find("//w:sdt[w:sdtPr/w:tag]")


@pytest.mark.parametrize(
    ("kind", "control"),
    [
        ("text", "w:text"),
        ("lines", "w:text[@w:multiLine='1']"),
        ("date", "w:date"),
        ("choice", "w:dropDownList"),
        ("check", "w14:checkbox"),
    ],
)
def test_a_field_on_screen_is_a_control(word, kind, control):
    made = with_field(word, Field(kind, "the-name", "The label", YES_NO))
    assert len(made.find(f"//w:sdtPr[{control}]")) == 1
    assert made.find("//w:tag/@w:val") == ["the-name"]
    assert made.find("//w:alias/@w:val") == ["The label"]


def test_a_signature_is_never_filled_in_on_screen(word):
    made = with_field(word, Field("signature", "sign", "Signature"))
    assert not made.find("//w:sdt")
    assert made.find("//w:rStyle/@w:val") == ["Blank"]


def test_a_drop_down_offers_the_choices(word):
    made = with_field(word, Field("choice", "answer", "Answer", YES_NO))
    assert made.find("//w:listItem/@w:displayText") == ["Yes", "No"]
    assert made.find("//w:listItem/@w:value") == ["yes", "no"]


def test_choices_on_paper_are_boxes(word):
    made = with_field(word, Field("choice", "answer", "Answer", YES_NO), fillable=False)
    assert made.styled("BodyText") == ["☐\u00a0Yes\u2003☐\u00a0No"]


def test_ids_and_tags_of_controls_are_unique(word, language):
    made = word(specimen(language, fillable=True))
    for path in ("//w:sdtPr/w:id/@w:val", "//w:sdtPr/w:tag/@w:val"):
        found = made.find(path)
        assert len(found) > 40
        assert len(found) == len(set(found))


def test_a_tag_that_word_would_refuse_is_cut_and_stays_unique(word):
    names = [f"{'long-' * 20}{end}" for end in ("a", "b")]
    fields = tuple(Field("text", name, "label " * 20) for name in names)
    made = word(Document("form", "", "en", blocks=(Paragraph(fields),), fillable=True))
    tags = made.find("//w:tag/@w:val")
    assert len(set(tags)) == 2
    assert max(len(value) for value in (*tags, *made.find("//w:alias/@w:val"))) <= 64


def test_lines_on_paper_are_as_many_as_asked(word):
    made = with_field(word, Field("lines", "why", "Why", lines=3), fillable=False)
    assert len(made.find("//w:r[w:rPr/w:rStyle/@w:val='Blank']")) == 3


def test_a_grid_has_a_box_for_each_statement_and_point(word):
    block = grid(GridScale("s", "Scale", POINTS), skip=Choice("na", "n/a"))
    made = in_form(word, block, fillable=True)
    assert made.find("//w:tag/@w:val") == ["a.s.1", "a.s.2", "a.s.na", "b.s.1", "b.s.2", "b.s.na"]


def test_one_scale_has_a_head_of_one_level_and_two_scales_of_two(word):
    one = in_form(word, grid(GridScale("s", "Scale", POINTS)))
    two = in_form(word, grid(GridScale("e", "Expected", POINTS), GridScale("f", "Found", POINTS)))
    assert len(one.find("//w:tr[w:trPr/w:tblHeader]")) == 1
    assert len(two.find("//w:tr[w:trPr/w:tblHeader]")) == 2
    assert two.styled("RatingHead") == ["Expected", "Found", "poor", "good", "poor", "good"]


def test_a_grid_with_many_points_still_leaves_room_for_the_statement(word):
    points = tuple(Choice(str(n), str(n)) for n in range(1, 8))
    made = in_form(word, grid(GridScale("e", "Expected", points), GridScale("f", "Found", points)))
    widths = [int(width) for width in made.find("//w:gridCol/@w:w")]
    assert widths[1] > 3 * widths[2]


def test_a_question_shows_its_number_and_asks_for_its_answer(word):
    block = Question("7", (Run("Why?"),), Field("lines", "why", "Why", lines=4))
    made = in_form(word, block)
    assert made.styled("Question") == ["7Why?"]
    assert made.find("//w:tblStyle/@w:val") == ["AnswerBox"]
    assert made.find("//w:trHeight/@w:val") == ["1814"]


def test_a_tick_stands_beside_its_question(word):
    made = in_form(word, Question("8", (Run("Agreed"),), Field("check", "agreed", "Agreed")))
    assert made.styled("Question") == ["8Agreed\u2003☐"]
