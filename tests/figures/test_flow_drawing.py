"""What a reader sees in a finished picture, and that it is the same each time."""

from __future__ import annotations

import re
import struct
import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest

from qmsgen.figures.composition import compose
from qmsgen.figures.drawing import draw
from qmsgen.figures.raster import png
from qmsgen.model.document import Flow, FlowEdge, FlowNode, Lane
from qmsgen.model.theme import Colours

SVG = "{http://www.w3.org/2000/svg}"


def flow(*nodes, edges=(), lanes=("guest", "desk")):
    return Flow(
        tuple(Lane(name, name) for name in lanes),
        tuple(nodes),
        tuple(FlowEdge(*edge) for edge in edges),
    )


def complaint():
    return flow(
        FlowNode("s", "guest", "提出投诉", "start"),
        FlowNode("1", "desk", "受理投诉", "task", "1", moment=True),
        FlowNode("2", "desk", "当场能否解决？", "decision", "2"),
        FlowNode("3", "desk", "转入纠正措施", "handover", "3"),
        FlowNode("e", "guest", "关闭投诉", "end"),
        edges=[("s", "1"), ("1", "2"), ("2", "e", "是"), ("2", "3", "否"), ("3", "1")],
    )


def picture(drawing, width=164.0, height=225.0):
    return draw(drawing, Colours(), width_mm=width, height_mm=height)


def texts(drawn):
    return ["".join(each.itertext()) for each in ET.fromstring(drawn.svg).iter(f"{SVG}text")]  # noqa: S314


def test_a_short_flow_is_one_picture_with_all_its_words():
    (drawn,) = picture(complaint())
    words = texts(drawn)
    assert {"guest", "desk", "提出投诉", "受理投诉", "1", "是", "否", "关闭投诉"} <= set(words)


def test_the_same_flow_gives_the_same_bytes():
    assert picture(complaint()) == picture(complaint())


def test_no_text_is_smaller_than_eight_points_at_its_printed_size():
    (drawn,) = picture(complaint())
    root = ET.fromstring(drawn.svg)  # noqa: S314
    points_a_unit = drawn.width_mm / 25.4 * 72 / float(root.get("viewBox").split()[2])
    sizes = [float(each.get("font-size")) * points_a_unit for each in root.iter(f"{SVG}text")]
    assert min(sizes) >= 7.99


def test_text_of_the_user_never_becomes_markup():
    hostile = "<script>&\"']]></script>"
    (drawn,) = picture(flow(FlowNode("a", "guest", hostile), lanes=("guest",)))
    root = ET.fromstring(drawn.svg)  # noqa: S314
    assert {each.tag.removeprefix(SVG) for each in root.iter()} == {
        "svg", "title", "desc", "g", "rect", "path", "text",
    }  # fmt: skip
    assert "".join(texts(drawn)).replace("guest", "") == hostile


def test_ids_of_two_pictures_in_one_page_differ():
    (one,) = picture(complaint())
    (other,) = picture(flow(FlowNode("a", "guest", "x")))
    ids = [set(re.findall(r'\bid="([^"]+)"', each.svg)) for each in (one, other)]
    assert ids[0]
    assert not ids[0] & ids[1]


def test_nothing_but_attributes_is_used_for_looks():
    (drawn,) = picture(complaint())
    for forbidden in ("<style", "class=", "style=", "<marker", "href", "<script", "<use"):
        assert forbidden not in drawn.svg


def test_the_description_tells_every_arrow_with_its_answer():
    (drawn,) = picture(complaint())
    told = ET.fromstring(drawn.svg).findtext(f"{SVG}desc")  # noqa: S314
    assert "2 当场能否解决？ → 3 转入纠正措施 (否)" in told.splitlines()
    assert len(told.splitlines()) == 5


def test_a_moment_of_truth_is_marked_by_form_and_colour():
    plain = Colours(moment="#123456")
    with_moment = draw(complaint(), plain, width_mm=164, height_mm=225)[0].svg
    without = draw(flow(FlowNode("a", "desk", "x")), plain, width_mm=164, height_mm=225)[0].svg
    stars = re.findall(r'<path d="[^"]+" fill="#123456"', with_moment)
    assert len(stars) == 1
    assert "#123456" not in without


def test_lanes_without_a_step_are_left_out():
    (drawn,) = picture(flow(FlowNode("a", "desk", "x")))
    assert "guest" not in texts(drawn)


def test_a_flow_without_steps_shows_its_lanes():
    (drawn,) = picture(flow())
    assert texts(drawn) == ["guest", "desk"]


def test_a_loop_returns_to_the_step_listed_before():
    (scene,) = compose(complaint(), 465, 638)
    middle = {each.item: each.y for each in scene.placed}
    assert middle["1"] < middle["2"] < middle["3"]


def test_a_decision_with_five_answers_shows_them_all():
    nodes = [FlowNode("d", "desk", "Which?", "decision")]
    nodes += [FlowNode(str(k), ("guest", "desk")[k % 2], f"Do {k}") for k in range(5)]
    (drawn,) = picture(flow(*nodes, edges=[("d", str(k), f"case {k}") for k in range(5)]))
    assert {f"case {k}" for k in range(5)} <= set(texts(drawn))


def test_two_answers_to_the_same_step_stand_on_one_arrow():
    nodes = [FlowNode("d", "desk", "Which?", "decision"), FlowNode("x", "desk", "Go on")]
    (drawn,) = picture(flow(*nodes, edges=[("d", "x", "yes"), ("d", "x", "no")]))
    assert "yes / no" in " ".join(texts(drawn))


def test_a_long_flow_goes_on_in_the_next_picture_under_the_same_letter():
    nodes = [FlowNode(str(k), "desk", f"Step {k}", "task", str(k)) for k in range(12)]
    edges = [(str(k), str(k + 1)) for k in range(11)]
    drawn = picture(flow(*nodes, edges=edges), height=80)
    assert len(drawn) > 1
    for before, after in pairwise(drawn):
        assert set(texts(before)) & set(texts(after)) & set("ABCDEFGH")
    assert all(each.height_mm <= 80 for each in drawn)


@pytest.mark.parametrize(
    ("broken", "named"),
    [
        (flow(FlowNode("a", "desk", "x"), edges=[("a", "b")]), "`b`"),
        (flow(FlowNode("a", "nowhere", "x")), "`nowhere`"),
        (flow(FlowNode("a", "desk", "x"), FlowNode("a", "desk", "y")), "`a`"),
    ],
)
def test_a_flow_that_contradicts_itself_is_refused_by_name(broken, named):
    with pytest.raises(ValueError, match=named):
        picture(broken)


def test_png_has_the_printed_size_in_dots_and_repeats():
    (drawn,) = picture(complaint())
    data = png(drawn, 100)
    assert data.startswith(b"\x89PNG")
    wide, high = struct.unpack(">II", data[16:24])
    assert abs(wide - drawn.width_mm / 25.4 * 100) <= 1.5
    assert abs(high - drawn.height_mm / 25.4 * 100) <= 1.5
    assert png(drawn, 100) == data


def test_png_shows_chinese_with_the_shipped_fonts():
    (one,) = picture(flow(FlowNode("a", "desk", "受理")))
    (other,) = picture(flow(FlowNode("a", "desk", "投诉")))
    assert png(one, 100) != png(other, 100)
