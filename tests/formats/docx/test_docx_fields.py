"""Blanks, questions and rating grids: controls on screen, lines and boxes on paper."""

import pytest

from qmsgen.model.document import (
    Cell,
    Choice,
    Document,
    Field,
    GridItem,
    GridScale,
    Paragraph,
    Question,
    RatingGrid,
    Row,
    Run,
    Table,
)
from tests.formats.docx.conftest import W
from tests.formats.docx.specimen_docx import specimen

MANY = tuple(Choice(f"v{n}", f"Answer {n}") for n in range(7))
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
    made = with_field(word, Field(kind, "the-name", "The label", MANY))
    assert len(made.find(f"//w:sdtPr[{control}]")) == 1
    assert made.find("//w:tag/@w:val") == ["the-name"]
    assert made.find("//w:alias/@w:val") == ["The label"]


def test_a_signature_is_never_filled_in_on_screen(word):
    made = with_field(word, Field("signature", "sign", "Signature"))
    assert not made.find("//w:sdt")
    assert made.find("//w:rStyle/@w:val") == ["Blank"]


def test_a_few_choices_have_a_box_each_to_tick_on_screen_as_on_paper(word):
    made = with_field(word, Field("choice", "answer", "Answer", YES_NO))
    assert not made.find("//w:dropDownList")
    assert made.find("//w:sdtPr[w14:checkbox]/w:tag/@w:val") == ["answer.yes", "answer.no"]
    assert made.find("//w:alias/@w:val") == ["Yes: Answer", "No: Answer"]
    assert made.styled("BodyText") == ["☐\u00a0Yes\u2003☐\u00a0No"]


def test_many_choices_hang_in_a_drop_down(word):
    made = with_field(word, Field("choice", "answer", "Answer", MANY))
    assert made.find("//w:listItem/@w:displayText") == [choice.label for choice in MANY]
    assert made.find("//w:listItem/@w:value") == [choice.value for choice in MANY]


def test_a_drop_down_never_repeats_a_value_or_a_label_which_word_would_refuse(word):
    repeated = (*MANY, Choice("v0", "Other"), Choice("other", "Answer 1"))
    made = with_field(word, Field("choice", "answer", "Answer", repeated))
    assert made.find("//w:listItem/@w:value") == [choice.value for choice in MANY]


def test_boxes_in_a_narrow_cell_stand_on_lines_that_do_not_break_within_an_answer(word):
    grades = tuple(Choice(str(n), label) for n, label in enumerate(("符合", "改进", "轻微", "严重", "不适用", "未审")))
    asked = Cell((Paragraph((Field("choice", "grade", "判定", grades),)),))
    row = Row((asked, *(Cell(()) for _ in range(3))))
    made = in_form(word, Table((), (row,), (1,) * 4, kind="ledger"), fillable=True)
    (paragraph,) = made.paragraphs("TableText")[:1]
    lines = "".join("\n" if part.tag == f"{W}br" else part.text or "" for part in paragraph.iter(f"{W}t", f"{W}br"))
    assert [line.count("☐") for line in lines.split("\n")] == [2, 2, 2]


def test_a_blank_to_type_in_is_a_light_box_without_words(word):
    made = with_field(word, Field("text", "name", "Name"))
    (shown,) = made.find("//w:sdt[w:sdtPr/w:showingPlcHdr]//w:t/text()")
    assert shown.strip("\u00a0") == ""
    assert len(shown) > 20
    assert made.find("//w:style[@w:styleId='PlaceholderText']/w:rPr/w:shd/@w:fill", "styles")


def test_the_light_box_is_narrower_than_its_cell(word):
    asked = Cell((Paragraph((Field("text", "name", "Name"),)),))
    made = in_form(word, Table((), (Row((asked, *(Cell(()) for _ in range(11)))),), (1,) * 12), fillable=True)
    (shown,) = made.find("//w:sdt//w:t/text()")
    assert len(shown) <= 10


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


def test_each_scale_of_a_grid_has_its_own_answer_beside_it(word):
    block = grid(GridScale("e", "Expected", POINTS), GridScale("f", "Found", POINTS), skip=Choice("na", "n/a"))
    made = in_form(word, block, fillable=True)
    assert made.styled("RatingPoint") == ["poor", "good", "n/a"] * 2
    assert [tag for tag in made.find("//w:tag/@w:val") if tag.endswith(".na")] == [
        "a.e.na",
        "a.f.na",
        "b.e.na",
        "b.f.na",
    ]


def test_a_firmer_line_stands_where_a_scale_begins(word):
    made = in_form(word, grid(GridScale("e", "Expected", POINTS), GridScale("f", "Found", POINTS)))
    lines = [len(row.findall(f".//{W}tcBorders")) for row in made.find("//w:tr")]
    assert lines == [2, 2, 2, 2]


def test_the_label_of_a_scale_stands_above_its_points(word):
    one = in_form(word, grid(GridScale("s", "Scale", POINTS)))
    two = in_form(word, grid(GridScale("e", "Expected", POINTS), GridScale("f", "Found", POINTS)))
    assert len(one.find("//w:tr[w:trPr/w:tblHeader]")) == 2
    assert one.styled("RatingHead") == ["Scale"]
    assert len(two.find("//w:tr[w:trPr/w:tblHeader]")) == 2
    assert two.styled("RatingHead") == ["Expected", "Found"]
    assert two.styled("RatingPoint") == ["poor", "good", "poor", "good"]


def test_a_grid_with_many_points_still_leaves_room_for_the_statement(word):
    points = tuple(Choice(str(n), str(n)) for n in range(1, 8))
    made = in_form(word, grid(GridScale("e", "Expected", points), GridScale("f", "Found", points)))
    widths = [int(width) for width in made.find("//w:gridCol/@w:w")]
    assert widths[0] > 3 * widths[1]


def test_a_question_shows_its_number_and_asks_for_its_answer(word):
    block = Question("7", (Run("Why?"),), Field("lines", "why", "Why", lines=4))
    made = in_form(word, block)
    assert made.styled("Question") == ["7Why?"]
    assert made.find("//w:tblStyle/@w:val") == ["AnswerBox"]
    assert made.find("//w:trHeight/@w:val") == ["1587"]


def test_a_tick_stands_before_the_words_of_its_question(word):
    made = in_form(word, Question("8", (Run("Agreed"),), Field("check", "agreed", "Agreed")))
    assert made.styled("Question") == ["8☐\u2002Agreed"]
