"""Answers stand as letters only where their words would make the rows of a register tall."""

from qmsgen.fitting import Lettered, Room, lettered
from qmsgen.model.document import Cell, Choice, Field, Paragraph, Row, Run, Table

ROOM = Room(width=450, size=9, sides=13, centred=7)
STATES = ("planned", "under way", "done", "given up")


def choice(number: int, labels: tuple[str, ...]) -> Cell:
    choices = tuple(Choice(str(place), label) for place, label in enumerate(labels))
    return Cell((Paragraph((Field("choice", f"state.{number}", f"State, row {number}", choices),)),))


def said(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell((Paragraph((Run(text),)),), head=True) for text in texts)


def register(*asked: tuple[str, ...], widths: tuple[int, ...] = (80, 10)) -> Table:
    body = tuple(Row((*said("An action"), choice(number, labels))) for number, labels in enumerate(asked))
    return Table((Row(said("Action", "State")),), body, widths, kind="form")


def letters(table: Table) -> list[list[str]]:
    fields = [row.cells[1].blocks[0].content[0] for row in table.body]
    return [[offered.mark for offered in field.choices] for field in fields]


def test_answers_of_a_narrow_column_become_letters():
    found = lettered(register(STATES, STATES, STATES), ROOM)
    assert letters(found) == [["A", "B", "C", "D"]] * 3


def test_the_head_explains_the_letters_across_the_table():
    legend = lettered(register(STATES, STATES), ROOM).head[-1]
    assert [cell.span for cell in legend.cells] == [2]
    told = "".join(run.text for run in legend.cells[0].blocks[0].content)
    assert told == "State: A\u00a0planned · B\u00a0under way · C\u00a0done · D\u00a0given up"


def test_what_is_stored_and_what_a_reader_says_stays():
    found = lettered(register(STATES, STATES), ROOM).body[0].cells[1].blocks[0].content[0]
    assert [(offered.value, offered.label) for offered in found.choices] == [(str(n), s) for n, s in enumerate(STATES)]
    assert all(isinstance(offered, Lettered) for offered in found.choices)


def test_two_columns_with_the_same_answers_share_a_line():
    pair = tuple(Row((*said("Idea"), choice(n, STATES), choice(n + 10, STATES))) for n in range(3))
    table = Table((Row(said("Idea", "Helps", "Effort")),), pair, (80, 10, 10), kind="form")
    legend = lettered(table, ROOM).head[-1].cells[0].blocks
    assert [block.content[0].text for block in legend] == ["Helps, Effort: "]


def test_answers_with_room_enough_stay_words():
    wide = register(STATES, STATES, widths=(50, 50))
    assert lettered(wide, ROOM) is wide


def test_short_answers_stay_words():
    short = register(("yes", "no"), ("yes", "no"))
    assert lettered(short, ROOM) is short


def test_rows_that_ask_for_different_things_stay_words():
    mixed = register(STATES, STATES[:3])
    assert lettered(mixed, ROOM) is mixed


def test_a_single_row_stays_words():
    one = register(STATES)
    assert lettered(one, ROOM) is one
