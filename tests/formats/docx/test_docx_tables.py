"""Tables: grids that add up, heads that repeat, rows that stay whole."""

import pytest

from qmsgen.formats.docx.tables import slots
from qmsgen.model.document import Cell, Document, Field, Paragraph, Row, Run, Table, Tone
from tests.formats.docx.conftest import W
from tests.formats.docx.specimen_docx import cell, cells, heads


def made_of(word, *blocks, fillable=False):
    return word(Document("form", "", "en", blocks=blocks, fillable=fillable))


def test_heads_repeat_on_every_page_and_rows_stay_whole(whole):
    assert whole.find("//w:trPr[w:tblHeader]")
    assert not whole.find("//w:tr[not(w:trPr/w:cantSplit)]")


def test_only_heads_repeat(word):
    made = made_of(word, Table((heads("a", "b"),), (cells("1", "2"), cells("3", "4")), (1, 1)))
    assert [bool(row.findall(f".//{W}tblHeader")) for row in made.find("//w:tr")] == [True, False, False]


def test_widths_of_cells_grid_and_table_agree(whole):
    tables = whole.find("//w:tbl")
    assert tables
    for table in tables:
        grid = [int(column.get(f"{W}w")) for column in table.find(f"{W}tblGrid")]
        assert sum(grid) == int(table.find(f"{W}tblPr/{W}tblW").get(f"{W}w"))
        for row in table.findall(f"{W}tr"):
            widths = [int(found.get(f"{W}w")) for found in row.findall(f"{W}tc/{W}tcPr/{W}tcW")]
            assert sum(widths) == sum(grid)


def test_widths_are_shared_out_as_asked(word):
    made = made_of(word, Table((), (cells("a", "b"),), (1, 3)))
    narrow, wide = (int(width) for width in made.find("//w:gridCol/@w:w"))
    assert wide == pytest.approx(3 * narrow, abs=3)


def test_every_cell_ends_in_a_paragraph(whole):
    assert whole.find("//w:tc")
    assert not whole.find("//w:tc[not(*[last()][self::w:p])]")


def test_a_table_has_its_caption_above_and_as_its_title(word):
    made = made_of(word, Table((heads("a"),), (cells("1"),), (1,), caption="Table 1 Things"))
    assert made.styled("Caption") == ["Table 1 Things"]
    assert made.find("//w:tblCaption/@w:val") == ["Table 1 Things"]


def test_a_cell_over_two_rows_hangs_into_the_next():
    rows = (Row((cell("a", rows=2), cell("b"))), Row((cell("c"),)))
    first, second = slots(rows, 2)
    assert [slot.continues for slot in first] == [False, False]
    assert [slot.continues for slot in second] == [True, False]


def test_a_cell_over_rows_and_columns_keeps_its_span_below():
    rows = (Row((cell("a"), cell("b", span=2, rows=3))), Row((cell("c"),)), Row((cell("d"),)))
    assert [[slot.span for slot in row] for row in slots(rows, 3)] == [[1, 2]] * 3


def test_a_row_with_too_few_cells_is_filled_up():
    (row,) = slots((Row((cell("a"),)),), 3)
    assert [slot.cell is None for slot in row] == [False, True, True]


def test_a_table_that_measures_too_few_columns_still_has_them_all(word):
    made = made_of(word, Table((), (cells("a", "b", "c"),), (2,)))
    assert len(made.find("//w:gridCol")) == 3


@pytest.mark.parametrize("kind", ["data", "facts", "form", "ledger"])
def test_each_kind_has_a_table_style_of_its_own(word, kind):
    made = made_of(word, Table((), (cells("a"),), (1,), kind=kind))
    assert made.find("//w:tblStyle/@w:val") == [f"{kind.capitalize()}Table"]


def test_a_matrix_of_many_columns_leaves_the_words_of_its_heads_more_room(word):
    roles = heads(*"abcdefghij", tone=Tone.CENTRE)
    made = made_of(word, Table((roles,), (cells(*"0123456789"),), (1,) * 10))
    assert made.find("//w:tblStyle/@w:val") == ["MatrixTable"]
    assert len(made.styled("TableHeadNarrow")) == 10


def test_labels_are_tinted_in_grids_of_facts_but_not_in_data(word):
    row = Row((cell("label", head=True), cell("value")))
    facts = made_of(word, Table((), (row,), (1, 1), kind="facts"))
    data = made_of(word, Table((), (row,), (1, 1)))
    assert len(facts.find("//w:tc/w:tcPr/w:shd")) == 1
    assert not data.find("//w:tc/w:tcPr/w:shd")


def test_room_for_handwriting_is_at_least_as_high_as_asked(word):
    made = made_of(word, Table((), (Row((cell("a"),), height=10),), (1,), kind="form"))
    assert made.find("//w:trHeight/@w:val") == ["567"]
    assert made.find("//w:trHeight/@w:hRule") == ["atLeast"]


def test_the_tone_of_a_cell_decides_its_paragraphs(word):
    row = Row((cell("1", Tone.NUMBER), cell("x", Tone.CENTRE), cell("hello", Tone.SAY)))
    made = made_of(word, Table((), (row,), (1, 1, 1)))
    assert (made.styled("TableFigures"), made.styled("TableCentred"), made.styled("TableSay")) == (
        ["1"],
        ["x"],
        ["hello"],
    )


def test_a_short_table_stands_on_one_page_and_a_long_one_may_break(word):
    short = made_of(word, Table((), tuple(cells(str(n)) for n in range(3)), (1,)))
    long = made_of(word, Table((), tuple(cells(str(n)) for n in range(30)), (1,)))
    assert len(short.find("//w:tc/w:p[w:pPr/w:keepNext]")) == 2
    assert kept(long) == [0, 28]


def kept(made):
    """The rows that stay with the next one."""
    return [index for index, row in enumerate(made.find("//w:tr")) if row.findall(f".//{W}keepNext")]


def test_a_long_table_leaves_neither_its_first_nor_its_last_row_alone(word):
    made = made_of(word, Table((heads("a"),), tuple(cells(str(n)) for n in range(30)), (1,)))
    assert kept(made) == [0, 1, 29]


def test_rows_that_a_cell_spans_stay_together(word):
    rows = tuple(row for n in range(10) for row in (Row((cell(str(n), rows=3), cell("a"))), *[cells("b")] * 2))
    assert kept(made_of(word, Table((), rows, (1, 1)))) == sorted({*range(30)} - {*range(2, 30, 3)})


def test_few_rows_that_fill_a_page_may_be_torn_apart(word):
    rows = tuple(Row((cell(str(n)),), height=30) for n in range(8))
    assert kept(made_of(word, Table((), rows, (1,)))) == [0, 6]


def test_a_page_that_a_table_fills_has_hardly_a_line_behind_it(word):
    made = made_of(word, Table((), (cells("a"),), (1,)))
    (last,) = made.find("//w:body/w:p[last()]/w:pPr/w:pStyle/@w:val")
    assert last == "SectionEnd"


@pytest.mark.parametrize("style", ["DataTable", "FactsTable", "LedgerTable"])
def test_text_stands_at_the_top_of_the_cells_of_a_table(word, style):
    made = made_of(word, Table((), (cells("a"),), (1,)))
    assert not made.find(f"//w:style[@w:styleId='{style}']/w:tcPr/w:vAlign", "styles")


def test_a_blank_alone_in_a_cell_on_paper_is_the_cell(word):
    alone = Cell((Paragraph((Field("text", "name", "Name"),)),))
    beside = Cell((Paragraph((Run("Name "), Field("text", "other", "Other"))),))
    made = made_of(word, Table((), (Row((alone, beside)),), (1, 1), kind="form"))
    first, second = made.find("//w:tc")
    assert not first.findall(f".//{W}r")
    assert second.findall(f".//{W}rStyle")
