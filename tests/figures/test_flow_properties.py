"""Whatever the flow, nothing in its pictures runs into anything else."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from itertools import combinations, pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qmsgen.figures.composition import compose
from qmsgen.figures.drawing import draw
from qmsgen.figures.lettering import width
from qmsgen.model.document import Flow, FlowEdge, FlowNode, Lane
from qmsgen.model.theme import Colours

WIDE, HIGH = 465.0, 638.0
HAIR = 0.4

words_zh = st.text(alphabet="受理投诉致歉登记核实情况确定严重程度，。（）审批补偿方案", min_size=1, max_size=60)
words_en = st.lists(
    st.sampled_from(["record", "the", "complaint", "responsibility", "ISO-9001", "a", "and", "approve", "<&>"]),
    min_size=1,
    max_size=9,
).map(" ".join)
labels = st.one_of(words_zh, words_en)
short = st.sampled_from(["", "", "是", "否", "yes", "no", "金额超过五千元", "needs approval by the manager"])
kinds = st.sampled_from(["task", "task", "task", "decision", "decision", "handover", "start", "end"])


@st.composite
def flows(draw_from, most_nodes=16, most_lanes=7):
    lanes = draw_from(st.integers(1, most_lanes))
    count = draw_from(st.integers(1, most_nodes))
    nodes = tuple(
        FlowNode(
            f"n{place}",
            f"l{draw_from(st.integers(0, lanes - 1))}",
            draw_from(labels),
            draw_from(kinds),
            draw_from(st.sampled_from(["", str(place), f"6.{place}"])),
            draw_from(st.booleans()),
        )
        for place in range(count)
    )
    chain = [(place, place + 1) for place in range(count - 1) if draw_from(st.integers(0, 5))]
    extra = draw_from(
        st.lists(st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)), max_size=count // 2 + 1)
    )
    edges = tuple(FlowEdge(f"n{one}", f"n{other}", draw_from(short)) for one, other in [*chain, *extra])
    heads = draw_from(st.lists(labels, min_size=lanes, max_size=lanes))
    return Flow(tuple(Lane(f"l{place}", head[:24]) for place, head in enumerate(heads)), nodes, edges)


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


def box_of(placed):
    half, rise = placed.shape.width / 2, placed.shape.height / 2
    return Box(placed.x - half, placed.y - rise, placed.x + half, placed.y + rise)


def box_of_words(words):
    wide = width(words.text, words.size, bold=words.bold)
    left = words.x - {"start": 0, "middle": wide / 2, "end": wide}[words.anchor]
    return Box(left, words.y - 0.8 * words.size, left + wide, words.y + 0.1 * words.size)


def stretches(line):
    return [
        Box(min(one[0], two[0]), min(one[1], two[1]), max(one[0], two[0]), max(one[1], two[1]))
        for one, two in pairwise(line.points)
    ]


def room_in(placed, y):
    """Half the width of a shape at a height."""
    half, away = placed.shape.width / 2, abs(y - placed.y) / (placed.shape.height / 2)
    if placed.shape.outline == "diamond":
        return half * (1 - away)
    if placed.shape.outline == "hexagon":
        return half - 7 * away
    return half


def stands_in(words, placed):
    box = box_of_words(words)
    if not box_of(placed).holds(box):
        return False
    room = min(room_in(placed, box.top), room_in(placed, box.bottom))
    return placed.x - room - HAIR <= box.left and box.right <= placed.x + room + HAIR


def scenes_of(flow):
    return compose(flow, WIDE, HIGH)


several = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=40)


@given(flows())
@several
def test_shapes_keep_apart_and_words_stay_inside(flow):
    for scene in scenes_of(flow):
        for one, other in combinations(scene.placed, 2):
            assert not box_of(one).meets(box_of(other))
        for words in scene.words:
            if words.part in {"shape", "number"}:
                assert any(stands_in(words, placed) for placed in scene.placed), words


@given(flows())
@several
def test_arrows_run_through_no_shape(flow):
    for scene in scenes_of(flow):
        for line in scene.lines:
            for stretch in stretches(line):
                assert stretch.left == stretch.right or stretch.top == stretch.bottom
                crossed = [each.item for each in scene.placed if box_of(each).meets(stretch, by=HAIR)]
                assert not crossed, (line, crossed)


@given(flows())
@several
def test_answers_touch_no_arrow_no_shape_and_no_other_answer(flow):
    for scene in scenes_of(flow):
        answers = [box_of_words(words) for words in scene.words if words.part == "answer"]
        lines = [stretch for line in scene.lines for stretch in stretches(line)]
        shapes = [box_of(each) for each in scene.placed]
        for place, answer in enumerate(answers):
            for other in (*lines, *shapes, *answers[place + 1 :]):
                assert not answer.meets(other)


@given(flows())
@several
def test_arrows_without_a_common_end_never_share_a_stretch(flow):
    for scene in scenes_of(flow):
        for one, other in combinations(scene.lines, 2):
            if one.source == other.source or one.target == other.target:
                continue
            for mine in stretches(one):
                for theirs in stretches(other):
                    along = min(mine.right, theirs.right) - max(mine.left, theirs.left)
                    down = min(mine.bottom, theirs.bottom) - max(mine.top, theirs.top)
                    assert min(along, down) < 0 or max(along, down) < HAIR, (one, other)


@given(flows())
@several
def test_everything_lies_within_the_picture(flow):
    for scene in scenes_of(flow):
        frame = Box(0, 0, scene.width, scene.height)
        for placed in scene.placed:
            assert frame.holds(box_of(placed), by=0)
        for words in scene.words:
            assert frame.holds(box_of_words(words), by=0)
        for line in scene.lines:
            assert all(frame.holds(stretch, by=0) for stretch in stretches(line))


@given(flows(most_nodes=12))
@several
def test_every_arrow_is_drawn_or_carried_by_a_letter(flow):
    scenes = scenes_of(flow)
    drawn, leaving, arriving = set(), set(), set()
    for scene in scenes:
        letters = {each.item: each.shape.lines[0] for each in scene.placed if each.shape.outline == "circle"}
        for line in scene.lines:
            if line.target in letters:
                leaving.add((line.source, letters[line.target]))
            elif line.source in letters:
                arriving.add((letters[line.source], line.target))
            else:
                drawn.add((line.source, line.target))
    carried = {(source, target) for source, letter in leaving for name, target in arriving if letter == name}
    answers = {
        (source, target)
        for source, answer in drawn | carried
        for name, target in drawn | carried
        if answer == name and "\0" in answer
    }
    assert {(edge.source, edge.target) for edge in flow.edges} <= drawn | carried | answers


@given(flows(most_nodes=10, most_lanes=10), st.sampled_from([(164, 225), (245, 150), (164, 60), (50, 40)]))
@several
def test_every_picture_fits_its_box_and_is_well_formed(flow, box):
    for drawn in draw(flow, Colours(), width_mm=box[0], height_mm=box[1]):
        assert drawn.width_mm <= box[0] + 0.01
        assert drawn.height_mm <= box[1] + 0.01
        root = ET.fromstring(drawn.svg)  # noqa: S314  (our own output)
        assert root.get("width") == re.sub(r"\.?0+$", "", f"{drawn.width_mm:.2f}") + "mm"


@pytest.mark.parametrize("lanes", [1, 4, 10])
def test_forty_steps_with_loops_fill_several_pictures(lanes):
    nodes = tuple(
        FlowNode(f"n{k}", f"l{k * 7 % lanes}", "核对记录并签字", "decision" if k % 5 == 0 else "task", str(k))
        for k in range(40)
    )
    edges = [FlowEdge(f"n{k}", f"n{k + 1}", "是" if k % 5 == 0 else "") for k in range(39)]
    edges += [FlowEdge(f"n{k}", f"n{k * 3 % 40}", "否") for k in range(0, 40, 5)]
    flow = Flow(tuple(Lane(f"l{k}", f"角色{k}") for k in range(lanes)), nodes, tuple(edges))
    scenes = compose(flow, WIDE, HIGH)
    assert len(scenes) > 1
    assert all(scene.height <= HIGH and scene.width <= WIDE + 0.01 for scene in scenes)
    shown = [each.item for scene in scenes for each in scene.placed if "\0" not in each.item]
    assert sorted(shown) == sorted(node.id for node in nodes)
