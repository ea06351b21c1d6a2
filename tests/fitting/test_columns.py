"""Columns take the widths of their template, except where a word would break or a register stand needlessly tall."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsgen.figures.lettering import width
from qmsgen.fitting import Room, fitted
from qmsgen.model.document import Bullets, Cell, Field, Paragraph, Row, Run, Table

ROOM = Room(width=450, size=9, sides=13, centred=7)


def row(*texts: str) -> Row:
    return Row(tuple(Cell((Paragraph((Run(text),)),) if text else ()) for text in texts))


def table(widths: tuple[int, ...], *rows: tuple[str, ...], kind: str = "data") -> Table:
    head, *body = (row(*texts) for texts in rows)
    return Table((head,), tuple(body), widths, kind=kind)


def test_short_words_leave_the_widths_of_the_template():
    assert fitted(table((1, 2, 3), ("A", "B", "C"), ("a", "b", "c")), ROOM) == pytest.approx((75, 150, 225))


def test_no_column_is_narrower_than_its_longest_word():
    narrow, *_ = fitted(table((2, 40, 40), ("No.", "What", "Who"), ("Opportunity", "a", "b")), ROOM)
    assert narrow >= width("Opportunity", 9) + 13


def test_the_head_counts_in_bold():
    narrow, *_ = fitted(table((1, 50), ("Responsible", "x"), ("a", "b")), ROOM)
    assert narrow >= width("Responsible", 9, bold=True) + 13


def test_words_within_lists_count_too():
    listed = Cell((Bullets(((Paragraph((Run("Nonconformities"),)),),)),))
    plain = Cell((Paragraph((Run("x"),)),))
    found = fitted(Table((), (Row((listed, plain)),), (1, 60)), ROOM)
    assert found[0] >= width("Nonconformities", 9) + 13 + 9


def test_an_address_without_blanks_does_not_starve_the_others():
    found = fitted(table((1, 1, 1), ("A", "B", "C"), ("https://example.org/" + "a" * 200, "b", "c")), ROOM)
    assert found[0] == pytest.approx(150)


def test_more_words_than_room_are_shared_out_all_the_same():
    found = fitted(table((1,) * 20, ("Responsibility",) * 20, ("Nonconformity",) * 20), ROOM)
    assert sum(found) == pytest.approx(450)
    assert max(found) == pytest.approx(min(found))


def test_a_register_gives_width_to_the_column_that_makes_it_tall():
    long = "A sentence that would take many lines where its column is as narrow as the template has it. " * 2
    rows = [("No.", "Kind", "What is done", "Owner", "When")]
    rows += [(str(number), "risk", long, "Quality manager", "quarterly") for number in range(6)]
    found = fitted(table((10, 30, 30, 30, 30), *rows, kind="ledger"), ROOM)
    assert found[2] > 450 * 30 / 130 * 1.3
    assert sum(found) == pytest.approx(450)


def test_columns_that_people_write_in_keep_their_width():
    field = Cell((Paragraph((Field("text", "a", "A"),)),))
    long = Cell((Paragraph((Run("word " * 60),)),))
    short = Cell((Paragraph((Run("some few words"),)),))
    body = tuple(Row((field, long, short, short, short)) for _ in range(5))
    found = fitted(Table((), body, (30, 30, 30, 30, 30), kind="ledger"), ROOM)
    assert found[0] == pytest.approx(90)
    assert found[1] > 90


@given(
    st.lists(st.integers(1, 60), min_size=1, max_size=12).flatmap(
        lambda widths: st.tuples(
            st.just(tuple(widths)),
            st.lists(st.tuples(*[st.text(alphabet="ab 检查-", max_size=30)] * len(widths)), min_size=1, max_size=6),
        )
    )
)
def test_columns_always_fill_the_room(given_table):
    widths, rows = given_table
    found = fitted(table(widths, *rows, kind="ledger"), ROOM)
    assert len(found) == len(widths)
    assert sum(found) == pytest.approx(450)
    assert min(found) > 0
