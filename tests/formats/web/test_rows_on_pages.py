"""Which rows of a table stay together on the pages of a PDF."""

import pypdfium2
import pytest

from qmsgen.formats import html, pdf
from qmsgen.model.document import Cell, Document, Landscape, Paragraph, Row, Run, Table, Tone
from qmsgen.model.placing import reaching


def words(value):
    return Cell((Paragraph((Run(value),)),))


def heads(*values):
    return Row(tuple(Cell((Paragraph((Run(value),)),), head=True) for value in values))


def numbered(count):
    return tuple(Row((words(f"row-{number}."),)) for number in range(1, count + 1))


def pages(theme, *blocks):
    made = pypdfium2.PdfDocument(pdf.encode(Document("note", "T", "en", blocks=blocks), theme))
    return [made[index].get_textpage().get_text_range() for index in range(len(made))]


def test_rows_that_reach_into_the_next_are_found():
    spanning = Row((Cell((), rows=3), words("a")))
    assert reaching((spanning, Row((words("b"),)), Row((words("c"),)), *numbered(2))) == {0, 1}


@pytest.mark.parametrize("count", range(34, 46))
def test_no_row_of_a_long_table_stands_alone_on_the_last_page(theme, count):
    table = Table((heads("Head"),), numbered(count), (1,))
    for page in pages(theme, table):
        assert page.count("row-") != 1
    assert sum(page.count("row-") for page in pages(theme, table)) == count


@pytest.mark.parametrize("before", range(28, 40, 3))
def test_a_short_table_is_not_torn_apart(theme, before):
    above = Table((heads("Above"),), numbered(before), (1,))
    short = Table((heads("Short"),), tuple(Row((words(f"short-{n}."),)) for n in range(7)), (1,))
    assert [page.count("short-") for page in pages(theme, above, short) if "short-" in page] == [7]


def test_rows_that_a_cell_spans_stay_on_one_page(theme):
    rows = []
    for group in range(30):
        rows.append(Row((Cell((Paragraph((Run(f"group {group}"),)),), rows=4), words(f"g{group}-0."))))
        rows += [Row((words(f"g{group}-{number}."),)) for number in range(1, 4)]
    made = pages(theme, Table((heads("A", "B"),), tuple(rows), (1, 1)))
    assert len(made) > 2
    for group in range(30):
        assert [page.count(f"g{group}-") for page in made if f"g{group}-" in page] == [4]


def test_a_matrix_of_seventeen_steps_stands_on_one_page_turned_sideways(theme):
    centred = Tone.CENTRE
    head = Row(tuple(Cell((Paragraph((Run(value),)),), head=True, tone=centred) for value in "ABCDEFGHIJKL"))
    rows = tuple(Row(tuple(words(f"x-{n}.") for _ in range(12))) for n in range(17))
    made = pages(theme, Landscape((Table((head,), rows, (1,) * 12),)))
    assert len([page for page in made if "x-" in page]) == 1


def test_a_screen_is_told_nothing_of_pages(theme):
    page = html.encode(Document("note", "T", "en", blocks=(Table((), numbered(3), (1,)),)), theme).decode()
    assert 'class="data"' in page
