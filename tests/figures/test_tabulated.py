"""Every drawing says the same as a table and in words."""

from __future__ import annotations

import pytest

from qmsgen.figures.tabulated import in_tables, table, told
from qmsgen.languages import catalogue
from qmsgen.model.document import (
    Amount,
    Bar,
    BarChart,
    Blueprint,
    BlueprintAction,
    Document,
    Figure,
    Flow,
    FlowEdge,
    FlowNode,
    Landscape,
    Lane,
    LineChart,
    MapEdge,
    MapProcess,
    Passage,
    Phase,
    ProcessMap,
    Sheet,
    Table,
    Tone,
    Trend,
    Turtle,
)

FLOW = Flow(
    (Lane("d", "Desk"),),
    (FlowNode("a", "d", "Check", "decision", "1"), FlowNode("e", "d", "End", "end")),
    (FlowEdge("a", "e", "yes"),),
)
MAP = ProcessMap(
    (MapProcess("s", "support", "Spare parts"), MapProcess("r", "customer", "Repair", "QP-07")),
    (MapEdge("s", "r", "parts"),),
)
BLUEPRINT = Blueprint(
    (Phase("Call", (BlueprintAction("customer", "Calls", ("F", "W")), BlueprintAction("customer", "Waits")), "3 min"),)
)
TURTLE = Turtle("Repair", "QP-07", inputs=(Passage("order", "desk"), Passage("file")), methods=("QI-1", "QI-2"))
BARS = BarChart(("Rate",), (Bar("Dispatch", (Amount(95, "95 %"),)), Bar("Visit", (None,))), "", "%", "Step")
TREND = LineChart(("2024", "2025"), (Trend("On time", (Amount(1, "1 h"), None)),), Amount(2, "2 h"))


def rows(drawing, language="en"):
    made = table(drawing, catalogue(language).gettext)
    return [
        ["\n".join(run.text for block in cell.blocks for run in block.content) for cell in row.cells]
        for row in (*made.head, *made.body)
    ]


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        (
            FLOW,
            [["No.", "Step", "Role", "Then"], ["1", "Check", "Desk", "yes: End"], ["", "End", "Desk", ""]],
        ),
        (
            MAP,
            [
                ["Group", "Number", "Process", "Receives", "Hands over"],
                ["Support processes", "", "Spare parts", "", "parts → QP-07 Repair"],
                ["Customer-oriented processes", "QP-07", "Repair", "parts ← Spare parts", ""],
            ],
        ),
        (
            BLUEPRINT,
            [["Phase", "Time", "Customer actions"], ["Call", "3 min", "Calls (fail point · wait point)\nWaits"]],
        ),
        (
            TURTLE,
            [
                ["Aspect", "Content"],
                ["Process", "QP-07 Repair"],
                ["Inputs (from whom)", "order ← desk\nfile"],
                ["How (documents)", "QI-1\nQI-2"],
            ],
        ),
        (BARS, [["Step", "Rate"], ["Dispatch", "95 %"], ["Visit", ""]]),
        (TREND, [["Period", "On time", "Target"], ["2024", "1 h", "2 h"], ["2025", "", "2 h"]]),
    ],
    ids=["flow", "map", "blueprint", "turtle", "bars", "trend"],
)
def test_a_drawing_as_a_table_says_all_and_leaves_out_empty_columns(drawing, expected):
    assert rows(drawing) == expected


def test_heads_are_in_the_language_of_the_document():
    assert rows(BLUEPRINT, "zh-CN") == [
        ["阶段", "时间", "顾客行为"],
        ["Call", "3 min", "Calls（失误点 · 等待点）\nWaits"],
    ]


def test_amounts_are_aligned_as_numbers():
    made = table(BARS, str)
    assert [row.cells[1].tone for row in made.body] == [Tone.NUMBER] * 2


def test_a_drawing_in_words_says_its_kind_and_then_each_row():
    assert told(TURTLE, str).splitlines()[:3] == [
        "Turtle diagram",
        "Process · QP-07 Repair",
        "Inputs (from whom) · order ← desk; file",
    ]


def test_a_drawing_of_nothing_is_an_empty_table():
    for drawing in (ProcessMap(()), Blueprint(()), BarChart((), ()), LineChart((), ()), Flow((), (), ())):
        assert table(drawing, str) == Table((), (), ())


def test_drawings_of_a_document_are_replaced_by_their_tables_wherever_they_stand_but_flow_charts_stay():
    figures = (Figure(MAP, "Map", "a", "m"), Figure(FLOW, "Flow", "a"))
    document = Document("k", "t", "en", cover=figures[:1], blocks=(Landscape((Sheet("s", figures),)),))
    told_in_tables = in_tables(document, str)
    (cover,) = told_in_tables.cover
    inner = told_in_tables.blocks[0].blocks[0].blocks
    assert (cover.caption, cover.anchor) == ("Map", "m")
    assert inner == (cover, figures[1])
    assert cover.body == table(MAP, str).body


@pytest.mark.parametrize("drawing", [FLOW, MAP, BLUEPRINT, TURTLE, BARS, TREND])
def test_every_phrase_of_a_drawing_has_a_chinese_translation(drawing):
    english = [head for head in rows(drawing)[0] if head not in {"Rate", "On time", "Step"}]
    chinese = rows(drawing, "zh-CN")[0]
    assert not set(english) & set(chinese)
    assert told(drawing, catalogue("zh-CN").gettext).partition("\n")[0] != told(drawing, str).partition("\n")[0]
