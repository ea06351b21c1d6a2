"""Whatever the map, blueprint, turtle or chart, nothing in its pictures runs into anything else."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass
from itertools import combinations, pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qmsgen.figures import bars, blueprint, process_map, trends, turtle
from qmsgen.figures.drawing import draw
from qmsgen.figures.lettering import width
from qmsgen.figures.picture import Area, Disc, Label, Polygon, Stroke
from qmsgen.languages import catalogue
from qmsgen.model.document import (
    BLUEPRINT_LANES,
    BLUEPRINT_MARKS,
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

PORTRAIT, LANDSCAPE = (465.0, 598.0), (728.0, 351.0)
HAIR = 0.4

chinese = st.text(alphabet="受理投诉致歉登记核实情况确定严重程度，。（）审批补偿方案", min_size=1, max_size=24)
english = st.lists(
    st.sampled_from(["record", "the", "complaint", "responsibility", "ISO-9001", "a", "approve", "<&>"]),
    min_size=1,
    max_size=6,
).map(" ".join)
labels = st.one_of(chinese, english)
texts = st.one_of(st.just(""), labels)
languages = st.sampled_from(["en", "zh-CN"]).map(lambda tag: catalogue(tag).gettext)
boxes = st.sampled_from([PORTRAIT, LANDSCAPE])
several = settings(
    deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], max_examples=25
)


@st.composite
def maps(draw_from):
    count = draw_from(st.integers(1, 16))
    bands = st.sampled_from(["management", "customer", "customer", "support"])
    processes = tuple(
        MapProcess(f"p{place}", draw_from(bands), draw_from(labels), draw_from(st.sampled_from(["", f"QP-{place}"])))
        for place in range(count)
    )
    ends = st.integers(0, count - 1)
    edges = draw_from(st.lists(st.tuples(ends, ends), max_size=count + 4))
    return ProcessMap(processes, tuple(MapEdge(f"p{one}", f"p{two}") for one, two in edges))


@st.composite
def blueprints(draw_from):
    actions = st.builds(
        BlueprintAction,
        st.sampled_from(BLUEPRINT_LANES),
        labels,
        st.lists(st.sampled_from(BLUEPRINT_MARKS), unique=True).map(tuple),
    )
    phases = st.builds(
        Phase, texts, st.lists(actions, max_size=6).map(tuple), st.sampled_from(["", "≤ 5 min"]), texts, texts, texts
    )
    return Blueprint(tuple(draw_from(st.lists(phases, max_size=9))))


lists = st.lists(labels, max_size=8).map(tuple)
passages = st.lists(st.builds(Passage, labels, texts), max_size=8).map(tuple)
turtles = st.builds(Turtle, labels, st.sampled_from(["", "QP-07"]), texts, passages, passages, *[lists] * 5)
amounts = st.one_of(
    st.none(),
    st.floats(-1e6, 1e6, allow_nan=False).map(lambda value: Amount(value, f"{value:.1f} %")),
    st.integers(0, 100).map(lambda value: Amount(value, f"{value} %")),
)


@st.composite
def bar_charts(draw_from):
    series = draw_from(st.lists(labels, min_size=1, max_size=4))
    row = st.builds(Bar, labels, st.tuples(*[amounts] * len(series)), amounts, amounts)
    rows = draw_from(st.lists(row, max_size=30))
    return BarChart(
        tuple(series), tuple(rows), draw_from(texts), draw_from(st.sampled_from(["", "%", "分"])), draw_from(texts)
    )


@st.composite
def line_charts(draw_from):
    periods = draw_from(st.lists(st.sampled_from(["2024-Q1", "2025年", "March 2025", "W12"]), max_size=30))
    lines = st.builds(Trend, labels, st.tuples(*[amounts] * len(periods)))
    drawn = draw_from(st.lists(lines, max_size=5))
    return LineChart(tuple(periods), tuple(drawn), draw_from(amounts), draw_from(st.sampled_from(["", "%", "h"])))


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other, by=0.0):
        return (
            self.left < other.right - by
            and other.left < self.right - by
            and self.top < other.bottom - by
            and other.top < self.bottom - by
        )

    def holds(self, other, by=HAIR):
        return (
            self.left - by <= other.left
            and other.right <= self.right + by
            and self.top - by <= other.top
            and other.bottom <= self.bottom + by
        )


def box_of(mark):
    match mark:
        case Area():
            return Box(mark.x, mark.y, mark.right, mark.bottom)
        case Disc():
            return Box(mark.x - mark.radius, mark.y - mark.radius, mark.x + mark.radius, mark.y + mark.radius)
        case Label():
            wide = width(mark.text, mark.size, bold=mark.bold)
            left = mark.x - {"start": 0, "middle": wide / 2, "end": wide}[mark.anchor]
            return Box(left, mark.y - 0.8 * mark.size, left + wide, mark.y + 0.1 * mark.size)
        case Polygon() | Stroke():
            across, down = zip(*mark.points, strict=True)
            return Box(min(across), min(down), max(across), max(down))


def of(picture, kind):
    return [mark for mark in picture.marks if isinstance(mark, kind)]


def stretches(stroke):
    for one, two in pairwise(stroke.points):
        yield Box(min(one[0], two[0]), min(one[1], two[1]), max(one[0], two[0]), max(one[1], two[1]))


def is_sound(picture):
    frame = Box(0, 0, picture.width, picture.height)
    for mark in picture.marks:
        assert frame.holds(box_of(mark), by=0.01), mark
    words = of(picture, Label)
    for one, other in combinations(words, 2):
        assert not box_of(one).meets(box_of(other)), (one, other)
    solid = [box_of(area) for area in of(picture, Area) if area.solid]
    for one, other in combinations(solid, 2):
        assert not one.meets(other)
    for word in words:
        for box in solid:
            assert box.holds(box_of(word)) or not box.meets(box_of(word)), word


def arrows_are_clear(picture):
    """Arrows run through no box and through no words."""
    solid = [box_of(area) for area in of(picture, Area) if area.solid]
    words = [box_of(word) for word in of(picture, Label)]
    for stroke in of(picture, Stroke):
        if stroke.headed:
            for stretch in stretches(stroke):
                assert not any(box.meets(stretch, by=HAIR) for box in solid), stroke
                assert not any(box.meets(stretch) for box in words), stroke


@given(maps(), boxes, languages)
@several
def test_process_maps_are_sound(chart, box, gettext):
    (picture,) = process_map.pictures(chart, *box, gettext)
    is_sound(picture)
    arrows_are_clear(picture)


@given(maps())
@several
def test_every_hand_over_of_a_map_is_an_arrow_from_box_to_box(chart):
    (picture,) = process_map.pictures(chart, *LANDSCAPE, str)
    boxes_drawn = [box_of(area) for area in of(picture, Area) if area.solid]
    assert len(boxes_drawn) == len(chart.processes)
    arrows = [stroke for stroke in of(picture, Stroke) if stroke.headed]
    assert len(arrows) == len({(edge.source, edge.target) for edge in chart.edges if edge.source != edge.target})
    for arrow in arrows:
        for x, y in (arrow.points[0], arrow.points[-1]):
            assert sum(box.holds(Box(x, y, x, y)) for box in boxes_drawn) == 1


@given(blueprints(), boxes, languages)
@several
def test_blueprints_are_sound(chart, box, gettext):
    for picture in blueprint.pictures(chart, *box, gettext):
        is_sound(picture)
        arrows_are_clear(picture)


@given(blueprints(), boxes)
@several
def test_every_action_of_a_blueprint_stands_in_one_box(chart, box):
    pictures = blueprint.pictures(chart, *box, str)
    boxes_drawn = [area for picture in pictures for area in of(picture, Area) if area.solid]
    assert len(boxes_drawn) == sum(len(phase.actions) for phase in chart.phases)


@given(turtles, languages)
@several
def test_turtles_are_sound(chart, gettext):
    (picture,) = turtle.pictures(chart, PORTRAIT[0], gettext)
    is_sound(picture)
    arrows_are_clear(picture)


@given(bar_charts(), boxes, languages)
@several
def test_bar_charts_are_sound(chart, box, gettext):
    pictures = bars.pictures(chart, *box, gettext)
    for picture in pictures:
        is_sound(picture)
    said = [word.text for picture in pictures for word in of(picture, Label)]
    for bar in chart.bars:
        for amount in (*bar.amounts, bar.target, bar.running):
            assert amount is None or amount.text in said


@given(line_charts(), languages)
@several
def test_line_charts_are_sound(chart, gettext):
    pictures = trends.pictures(chart, PORTRAIT[0], gettext)
    for picture in pictures:
        is_sound(picture)
    said = [word.text for picture in pictures for word in of(picture, Label)]
    for trend in chart.trends:
        for amount in trend.amounts:
            assert amount is None or amount.text in said


@given(
    st.one_of(maps(), blueprints(), turtles, bar_charts(), line_charts()),
    st.sampled_from([(164, 211), (257, 124), (164, 60)]),
)
@several
def test_every_picture_fits_its_box_and_is_well_formed(drawing, box):
    for drawn in draw(drawing, Colours(), width_mm=box[0], height_mm=box[1]):
        assert drawn.width_mm <= box[0] + 0.01
        assert drawn.height_mm <= box[1] + 0.01
        root = ET.fromstring(drawn.svg)  # noqa: S314  (our own output)
        assert {each.tag.rpartition("}")[2] for each in root.iter()} <= {
            "svg", "title", "desc", "g", "rect", "path", "circle", "text",
        }  # fmt: skip


@pytest.mark.parametrize(
    ("count", "box"), [(6, PORTRAIT), (18, PORTRAIT), (6, LANDSCAPE), (18, LANDSCAPE), (30, LANDSCAPE)]
)
def test_a_map_of_six_to_thirty_processes_is_legible(count, box):
    bands = ["management"] * (count // 5) + ["customer"] * (count // 2)
    bands += ["support"] * (count - len(bands))
    titles = ["现场维修", "顾客投诉处理", "内部审核", "备件管理"]
    processes = tuple(MapProcess(f"p{k}", band, titles[k % 4], f"QP-{k:02d}") for k, band in enumerate(bands))
    edges = tuple(MapEdge(f"p{k}", f"p{k * 7 % count}") for k in range(count))
    (picture,) = process_map.pictures(ProcessMap(processes, edges), *box, str)
    scale = min(1, box[0] / picture.width, box[1] / picture.height)
    assert min(word.size for word in of(picture, Label)) * scale >= 7
