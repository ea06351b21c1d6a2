"""Flow charts as BPMN 2.0: complete, laid out in lanes, accepted by the tools of bpmn.io."""

from __future__ import annotations

from itertools import combinations, pairwise
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from qmsgen.errors import EncodingFault
from qmsgen.figures.sideways import sideways
from qmsgen.formats.bpmn import SUFFIX, encode
from qmsgen.formats.bpmn.gateways import joined
from qmsgen.model.document import Document, Figure, Flow, FlowEdge, FlowNode, Landscape, Lane, Paragraph, Run
from tests.formats.specimen_documents import THEME

NAMES = {
    "bpmn": "http://www.omg.org/spec/BPMN/20100524/MODEL",
    "di": "http://www.omg.org/spec/BPMN/20100524/DI",
    "dc": "http://www.omg.org/spec/DD/20100524/DC",
    "way": "http://www.omg.org/spec/DD/20100524/DI",
}


def complaint():
    return Flow(
        (Lane("guest", "顾客"), Lane("desk", "服务台 <1>"), Lane("empty", "无人")),
        (
            FlowNode("s", "guest", "提出投诉", "start"),
            FlowNode("take", "desk", "受理投诉", "task", "1", moment=True),
            FlowNode("solved", "desk", "当场能否解决？", "decision", "2"),
            FlowNode("pass", "desk", 'Pass "on" & wait', "handover", "3"),
            FlowNode("e", "guest", "关闭投诉", "end"),
        ),
        (
            FlowEdge("s", "take"),
            FlowEdge("take", "solved"),
            FlowEdge("solved", "e", "是"),
            FlowEdge("solved", "pass", "否"),
            FlowEdge("pass", "take"),
        ),
    )


def crowded():
    """A decision with five answers, each to a step of its own, all of which lead to the end."""
    steps = [f"t{place}" for place in range(5)]
    nodes = [FlowNode("s", "a", "Start", "start"), FlowNode("d", "a", "Which way is it to be?", "decision", "1")]
    nodes += [FlowNode(name, "ab"[place % 2], f"Do {name}") for place, name in enumerate(steps)]
    edges = [FlowEdge("s", "d"), *(FlowEdge("d", name, f"case {name}") for name in steps)]
    edges += [FlowEdge(name, "e") for name in steps]
    end = FlowNode("e", "b", "End", "end")
    return Flow((Lane("a", "A"), Lane("b", "B")), (*nodes, end), tuple(edges))


def document(*flows, language="zh-CN"):
    figures = tuple(Figure(flow, f"Flow {place}", "") for place, flow in enumerate(flows))
    return Document("procedure", "投诉处理", language, blocks=(Paragraph((Run("x"),)), Landscape(figures)))


def tree(*flows, **more):
    root = etree.fromstring(encode(document(*flows, **more), THEME))
    return SimpleNamespace(find=lambda path: root.xpath(path, namespaces=NAMES))


def test_suffix_is_bpmn():
    assert SUFFIX == "bpmn"


def test_steps_become_the_elements_that_bpmn_has_for_them():
    made = tree(complaint())
    assert made.find("//bpmn:startEvent/@name") == ["提出投诉"]
    assert made.find("//bpmn:endEvent/@name") == ["关闭投诉"]
    assert made.find("//bpmn:task/@name") == ["1.受理投诉"]
    assert made.find("//bpmn:exclusiveGateway/@name") == ["2.当场能否解决？"]
    assert made.find("//bpmn:callActivity/@name") == ['3 Pass "on" & wait']


def test_lanes_hold_their_steps_and_empty_ones_are_left_out():
    made = tree(complaint())
    assert made.find("//bpmn:lane/@name") == ["顾客", "服务台 <1>"]
    held = made.find("//bpmn:flowNodeRef/text()")
    assert sorted(held) == sorted(made.find("//bpmn:process/*[bpmn:incoming or bpmn:outgoing]/@id"))


def test_answers_stand_on_the_ways_that_they_open():
    assert tree(complaint()).find("//bpmn:sequenceFlow/@name") == ["是", "否"]


def test_a_moment_of_truth_is_documented_in_the_language_of_the_document():
    assert tree(complaint()).find("//bpmn:task/bpmn:documentation/text()") == ["关键时刻"]
    assert tree(complaint(), language="en").find("//bpmn:documentation/text()") == ["moment of truth"]


def test_ways_that_meet_join_in_a_gateway():
    made = tree(complaint())
    (joint,) = made.find("//bpmn:exclusiveGateway[count(bpmn:incoming) = 2]")
    assert joint.get("name") is None
    assert made.find("//bpmn:process/*[not(self::bpmn:exclusiveGateway)][count(bpmn:incoming) > 1]") == []


def test_every_element_has_its_shape_or_way_and_every_id_is_used_once():
    made = tree(complaint(), crowded())
    drawn = made.find("//@bpmnElement")
    parts = made.find("//bpmn:participant/@id | //bpmn:lane/@id | //bpmn:process/*[@id][not(self::bpmn:laneSet)]/@id")
    assert sorted(drawn) == sorted([*parts, "collaboration"])
    ids = made.find("//@id")
    assert len(ids) == len(set(ids))


def test_flows_of_a_document_are_pools_one_below_the_other():
    made = tree(complaint(), crowded())
    assert made.find("//bpmn:participant/@name") == ["Flow 0", "Flow 1"]
    pools = made.find("//di:BPMNShape[contains(@id, 'pool')]/dc:Bounds")
    assert float(pools[0].get("y")) + float(pools[0].get("height")) < float(pools[1].get("y"))


def test_a_document_without_a_flow_chart_is_refused():
    with pytest.raises(EncodingFault, match="no flow chart"):
        encode(document(), THEME)


def test_the_same_document_gives_the_same_bytes():
    assert encode(document(crowded()), THEME) == encode(document(crowded()), THEME)


@pytest.mark.parametrize("flow", [complaint(), crowded()], ids=["loop", "five answers"])
def test_bpmn_tools_find_nothing_wrong(flow, tmp_path, bpmn_findings):
    path = tmp_path / "flow.bpmn"
    path.write_bytes(encode(document(flow), THEME))
    assert bpmn_findings(path) == []


def test_bpmn_tools_find_what_is_wrong(tmp_path, bpmn_findings):
    path = tmp_path / "flow.bpmn"
    lonely = Flow((Lane("a", "A"),), (FlowNode("x", "a", "Alone"),), ())
    path.write_bytes(encode(document(lonely), THEME).replace(b"</bpmn:flowNodeRef>", b"z</bpmn:flowNodeRef>"))
    findings = " ".join(bpmn_findings(path))
    assert "unresolved reference" in findings
    assert "start-event-required" in findings


def test_bpmn_js_draws_every_shape_and_every_way(tmp_path, bpmn_drawn):
    path = tmp_path / "flow.bpmn"
    path.write_bytes(encode(document(complaint(), crowded()), THEME))
    made = tree(complaint(), crowded())
    shapes, ways = len(made.find("//di:BPMNShape")), len(made.find("//di:BPMNEdge"))
    assert bpmn_drawn(path) == f"{shapes + 1} shapes, {ways} ways"


# --- layout -----------------------------------------------------------------------------------------------


@st.composite
def flows(draw_from):
    lanes, count = draw_from(st.integers(1, 4)), draw_from(st.integers(1, 10))
    kinds = st.sampled_from(["task", "task", "decision", "handover", "start", "end"])
    nodes = tuple(
        FlowNode(f"n{place}", f"l{draw_from(st.integers(0, lanes - 1))}", f"step {place}", draw_from(kinds))
        for place in range(count)
    )
    ends = st.integers(0, count - 1)
    pairs = draw_from(st.lists(st.tuples(ends, ends, st.sampled_from(["", "yes", "no"])), max_size=12))
    edges = tuple(FlowEdge(f"n{one}", f"n{two}", label) for one, two, label in pairs)
    return Flow(tuple(Lane(f"l{place}", f"Lane {place}") for place in range(lanes)), nodes, edges)


several = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=25)


def inside(inner, outer):
    return (
        outer.x <= inner.x
        and outer.y <= inner.y
        and inner.x + inner.width <= outer.x + outer.width
        and inner.y + inner.height <= outer.y + outer.height
    )


def apart(one, two):
    return (
        one.x + one.width <= two.x
        or two.x + two.width <= one.x
        or one.y + one.height <= two.y
        or two.y + two.height <= one.y
    )


@given(flows())
@several
def test_shapes_stand_apart_in_their_lanes(flow):
    layout = sideways(joined(flow))
    lanes = {lane.id: bounds for lane, bounds in layout.lanes}
    for node, bounds in layout.nodes:
        assert inside(bounds, lanes[node.lane])
    for (_, one), (_, two) in combinations(layout.nodes, 2):
        assert apart(one, two)


@given(flows())
@several
def test_ways_run_level_or_upright_from_shape_to_shape_through_no_other(flow):
    layout = sideways(joined(flow))
    places = {node.id: bounds for node, bounds in layout.nodes}
    assert len(layout.ways) == len({(edge.source, edge.target) for edge in joined(flow).edges})
    for way in layout.ways:
        for (x, y), name in ((way.points[0], way.source), (way.points[-1], way.target)):
            bounds = places[name]
            assert bounds.x - 0.01 <= x <= bounds.x + bounds.width + 0.01
            assert bounds.y - 0.01 <= y <= bounds.y + bounds.height + 0.01
        for (left, top), (right, bottom) in pairwise(way.points):
            assert left == pytest.approx(right) or top == pytest.approx(bottom)
            for bounds in places.values():
                beside = max(left, right) <= bounds.x + 0.01 or min(left, right) >= bounds.x + bounds.width - 0.01
                over = max(top, bottom) <= bounds.y + 0.01 or min(top, bottom) >= bounds.y + bounds.height - 0.01
                assert beside or over, (way, bounds)
