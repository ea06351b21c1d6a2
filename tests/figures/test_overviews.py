"""What a reader sees of maps, blueprints, turtles and charts, with and without colour."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from qmsgen.figures import bars, blueprint, process_map, trends, turtle
from qmsgen.figures.drawing import draw
from qmsgen.figures.glyphs import missing_glyphs
from qmsgen.figures.picture import Area, Disc, Label, Polygon, Stroke
from qmsgen.figures.scale import scale, tick_text
from qmsgen.languages import catalogue
from qmsgen.model.document import (
    Amount,
    Bar,
    BarChart,
    Blueprint,
    BlueprintAction,
    LineChart,
    MapEdge,
    MapProcess,
    Passage,
    Phase,
    ProcessMap,
    Trend,
    Turtle,
)
from qmsgen.model.theme import Colours

SVG = "{http://www.w3.org/2000/svg}"
WIDE, HIGH = 465.0, 598.0


def process_map_of_three():
    return ProcessMap(
        (
            MapProcess("s", "support", "Spare parts"),
            MapProcess("r", "customer", "Field repair", "QP-07"),
            MapProcess("m", "management", "Review"),
        ),
        (MapEdge("s", "r", "parts"), MapEdge("r", "m", "figures"), MapEdge("r", "m", "complaints")),
    )


def repair():
    return Blueprint(
        (
            Phase(
                "Call",
                (
                    BlueprintAction("customer", "Calls", ("W",)),
                    BlueprintAction("frontstage", "Answers", ("M", "F")),
                    BlueprintAction("support", "Telephone"),
                ),
                "3 min",
                "waiting time",
                "more agents",
                "RP-01",
            ),
            Phase("Visit", (BlueprintAction("evidence", "Badge"), BlueprintAction("customer", "Opens"))),
        )
    )


def of(picture, kind):
    return [mark for mark in picture.marks if isinstance(mark, kind)]


def said(picture):
    return [label.text for label in of(picture, Label)]


def height_of(picture, text):
    return next(label.y for label in of(picture, Label) if label.text == text)


def amount(value):
    return Amount(value, f"{value:g} %")


# --- process map ------------------------------------------------------------------------------------------


def test_bands_stand_in_their_order_whatever_the_order_of_the_processes():
    (picture,) = process_map.pictures(process_map_of_three(), WIDE, HIGH, str)
    assert height_of(picture, "Review") < height_of(picture, "Field repair") < height_of(picture, "Spare parts")


def test_two_outputs_to_the_same_process_are_one_arrow():
    (picture,) = process_map.pictures(process_map_of_three(), WIDE, HIGH, str)
    assert len([stroke for stroke in of(picture, Stroke) if stroke.headed]) == 2


def test_arrows_rise_from_support_to_what_it_supports():
    (picture,) = process_map.pictures(process_map_of_three(), WIDE, HIGH, str)
    for arrow in (stroke for stroke in of(picture, Stroke) if stroke.headed):
        assert arrow.points[0][1] > arrow.points[-1][1]


@pytest.mark.parametrize(
    ("broken", "named"),
    [
        (ProcessMap((MapProcess("a", "support", "x"),), (MapEdge("a", "b"),)), "`b`"),
        (ProcessMap((MapProcess("a", "support", "x"), MapProcess("a", "customer", "y"))), "`a`"),
    ],
)
def test_a_map_that_contradicts_itself_is_refused_by_name(broken, named):
    with pytest.raises(ValueError, match=named):
        draw(broken, Colours(), width_mm=164, height_mm=211)


# --- blueprint --------------------------------------------------------------------------------------------


def test_lanes_and_lines_stand_in_their_order_and_language():
    (picture,) = blueprint.pictures(repair(), WIDE, HIGH, catalogue("zh-CN").gettext)
    order = ["有形展示", "顾客行为", "互动分界线", "前台", "可视分界线", "支持过程"]
    heights = [height_of(picture, title) for title in order]
    assert heights == sorted(heights)
    assert "后台" not in said(picture)


def test_the_lines_of_a_blueprint_differ_without_colour():
    phases = tuple(
        Phase("p", (BlueprintAction(lane, "x"),)) for lane in ("customer", "frontstage", "backstage", "support")
    )
    (picture,) = blueprint.pictures(Blueprint(phases), WIDE, HIGH, str)
    lines = [stroke for stroke in of(picture, Stroke) if stroke.weight == 1.4]
    assert len({stroke.dash for stroke in lines}) == len(lines) == 3


def test_marks_are_letters_in_shapes_of_their_own_and_explained():
    (picture,) = blueprint.pictures(repair(), WIDE, HIGH, str)
    assert sorted(each for each in said(picture) if len(each) == 1) == ["F", "F", "M", "M", "W", "W"]
    assert {"fail point", "wait point", "moment of truth"} <= set(said(picture))
    assert len(of(picture, Disc)) == len(of(picture, Polygon)) == 2


def test_what_is_monitored_prevented_and_recovered_stands_below_the_lanes():
    (picture,) = blueprint.pictures(repair(), WIDE, HIGH, str)
    below = [height_of(picture, text) for text in ("Telephone", "waiting time", "more agents", "RP-01")]
    assert below == sorted(below)


def test_a_long_blueprint_goes_on_in_the_next_picture_with_all_its_phases():
    phases = tuple(Phase(f"Phase {k}", repair().phases[0].actions, f"{k} min") for k in range(14))
    pictures = blueprint.pictures(Blueprint(phases), WIDE, HIGH, str)
    assert len(pictures) > 1
    titles = [text for picture in pictures for text in said(picture) if text.startswith("Phase")]
    assert titles == [phase.title for phase in phases]
    assert all("Frontstage" in said(picture) for picture in pictures)


# --- turtle -----------------------------------------------------------------------------------------------


def test_a_turtle_says_from_whom_and_to_whom():
    drawing = Turtle("Repair", "QP-07", "Manager", (Passage("order", "desk"),), (Passage("report", "bank"),))
    (picture,) = turtle.pictures(drawing, WIDE, str)
    assert {"Repair", "QP-07", "Process owner: Manager", "← desk", "→ bank"} <= set(said(picture))


def test_a_turtle_grows_with_its_lists():
    heights = [
        turtle.pictures(Turtle("Repair", methods=("instruction",) * count), WIDE, str)[0].height for count in (4, 8)
    ]
    assert heights[1] > heights[0]


def test_risks_are_left_out_where_there_are_none():
    (without,) = turtle.pictures(Turtle("Repair"), WIDE, str)
    (with_risks,) = turtle.pictures(Turtle("Repair", risks=("late parts",)), WIDE, str)
    assert "Risks and opportunities" not in said(without)
    assert {"Risks and opportunities", "late parts"} <= set(said(with_risks))


# --- charts -----------------------------------------------------------------------------------------------


def yields():
    rates = [(95, 95), (95, 90.25), (95, 85.74)]
    rows = tuple(
        Bar(f"Step {k}", (amount(rate),), amount(98), amount(running)) for k, (rate, running) in enumerate(rates)
    )
    return BarChart(("Right first time",), rows, "Cumulative", "%", "Step")


def test_a_yield_chart_prints_rate_running_rate_and_target_of_every_step():
    (picture,) = bars.pictures(yields(), WIDE, HIGH, str)
    assert [said(picture).count(text) for text in ("90.25 %", "85.74 %", "98 %", "Target")] == [1, 1, 3, 1]


def test_the_running_line_falls_across_the_rows():
    (picture,) = bars.pictures(yields(), WIDE, HIGH, str)
    (line,) = [stroke for stroke in of(picture, Stroke) if len(stroke.points) == 3 and stroke.colour == "ink"]
    across, down = zip(*line.points, strict=True)
    assert list(across) == sorted(across, reverse=True)
    assert list(down) == sorted(down)


def test_lengths_of_bars_are_in_proportion_to_their_amounts():
    chart = BarChart(("a",), (Bar("x", (amount(20),)), Bar("y", (amount(80),))))
    (picture,) = bars.pictures(chart, WIDE, HIGH, str)
    lengths = [area.width for area in of(picture, Area) if area.height == 10 and area.stroke == "accent"]
    assert lengths[1] == pytest.approx(4 * lengths[0])


def test_series_of_bars_differ_by_pattern():
    chart = BarChart(("a", "b", "c", "d"), (Bar("x", (amount(9),) * 4),))
    (picture,) = bars.pictures(chart, WIDE, HIGH, str)
    drawn = [area for area in of(picture, Area) if area.height == 10 and area.fill != "none"]
    hatching = [[stroke for stroke in of(picture, Stroke) if within(stroke, area)] for area in drawn]
    patterns = {
        (area.fill, len(lines) > 0, any(x != up for stroke in lines for (x, _), (up, _) in [stroke.points]))
        for area, lines in zip(drawn, hatching, strict=True)
    }
    assert len(patterns) == 4


def within(stroke, area):
    return stroke.colour == "accent" and all(
        area.x - 0.01 <= x <= area.right + 0.01 and area.y - 0.01 <= y <= area.bottom + 0.01 for x, y in stroke.points
    )


def test_bars_below_zero_run_the_other_way():
    chart = BarChart(("gap",), (Bar("x", (amount(-4),)), Bar("y", (amount(2),))))
    (picture,) = bars.pictures(chart, WIDE, HIGH, str)
    left, right = (area for area in of(picture, Area) if area.height == 10 and area.stroke == "accent")
    assert left.right == pytest.approx(right.x)


def test_rows_that_do_not_fit_go_on_in_the_next_picture():
    chart = BarChart(("a",), tuple(Bar(f"row {k}", (amount(k),)) for k in range(40)))
    pictures = bars.pictures(chart, WIDE, 300, str)
    assert [text for each in pictures for text in said(each) if text.startswith("row")] == [b.label for b in chart.bars]
    assert all(each.height <= 300 for each in pictures)


def test_a_missing_amount_breaks_the_line_and_is_printed_as_a_dash():
    chart = LineChart(("1", "2", "3", "4", "5"), (Trend("t", (amount(1), amount(2), None, amount(3), amount(4))),))
    (picture,) = trends.pictures(chart, WIDE, str)
    assert "–" in said(picture)
    assert len([stroke for stroke in of(picture, Stroke) if stroke.weight == 1.4 and stroke.points[0][1] < 140]) == 2


def test_lines_differ_by_dash_and_by_point():
    chart = LineChart(("1", "2"), tuple(Trend(f"t{k}", (amount(k), amount(k + 1))) for k in range(4)))
    (picture,) = trends.pictures(chart, WIDE, str)
    lines = [stroke for stroke in of(picture, Stroke) if stroke.weight == 1.4]
    assert len({stroke.dash for stroke in lines}) == 4


def test_the_target_line_is_named_with_its_amount():
    chart = LineChart(("1", "2"), (Trend("t", (amount(90), amount(95))),), amount(98))
    (picture,) = trends.pictures(chart, WIDE, catalogue("zh-CN").gettext)
    assert "98 %" in said(picture)
    assert any(text.startswith("目标") for text in said(picture))


@pytest.mark.parametrize(
    ("values", "zero", "ends"),
    [
        ([95, 77.4], True, (0, 100)),
        ([4.2, 4.51], False, (4.2, 4.6)),
        ([-0.4, 0.1], True, (-0.4, 0.1)),
        ([], True, (0, 1)),
        ([5, 5], False, (4, 6)),
    ],
)
def test_scales_end_at_round_numbers_around_all_amounts(values, zero, ends):
    found = scale(values, zero=zero)
    assert (found.low, found.high) == pytest.approx(ends)
    assert [found.ticks[0], found.ticks[-1]] == pytest.approx(ends)


def test_a_percent_sign_stands_right_after_its_number():
    assert [tick_text(20, "%"), tick_text(2.5, "h"), tick_text(-1, "")] == ["20%", "2.5 h", "-1"]


def test_an_amount_that_is_no_number_is_refused():
    with pytest.raises(ValueError, match="nan"):
        scale([float("nan")], zero=True)


# --- all --------------------------------------------------------------------------------------------------

EVERY = [process_map_of_three(), repair(), Turtle("Repair"), yields(), LineChart(("1",), (Trend("t", (amount(1),)),))]


@pytest.mark.parametrize("drawing", EVERY, ids=lambda drawing: type(drawing).__name__)
def test_the_same_drawing_gives_the_same_bytes_and_only_plain_marks(drawing):
    one, two = (draw(drawing, Colours(), width_mm=164, height_mm=211) for _ in range(2))
    assert one == two
    for forbidden in ("<style", "class=", "style=", "<marker", "<pattern", "href", "<script", "<use", "transform"):
        assert forbidden not in one[0].svg


@pytest.mark.parametrize("drawing", EVERY, ids=lambda drawing: type(drawing).__name__)
@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_every_character_is_in_the_shipped_fonts_and_large_enough(drawing, language):
    (drawn,) = draw(drawing, Colours(), width_mm=164, height_mm=211, gettext=catalogue(language).gettext)
    root = ET.fromstring(drawn.svg)  # noqa: S314  (our own output)
    words = list(root.iter(f"{SVG}text"))
    assert not missing_glyphs("".join(each.text or "" for each in words))
    assert min(float(each.get("font-size")) for each in words) >= 8


def test_text_of_the_user_never_becomes_markup():
    hostile = "<script>&\"']]></script>"
    (drawn,) = draw(Turtle(hostile, risks=(hostile,)), Colours(), width_mm=164, height_mm=211)
    root = ET.fromstring(drawn.svg)  # noqa: S314  (our own output)
    assert hostile in ["".join(each.itertext()) for each in root.iter(f"{SVG}text")]
