"""From a template's tags to drawings; faults are told at the template's line."""

from __future__ import annotations

from pathlib import Path

import pytest

from qmsgen.model.document import (
    Amount,
    Bar,
    BarChart,
    Blueprint,
    BlueprintAction,
    Figure,
    LineChart,
    MapEdge,
    MapProcess,
    Passage,
    Phase,
    ProcessMap,
    Trend,
    Turtle,
)
from qmsgen.model.source import SourceFile
from qmsgen.model.vocabulary import vocabulary
from qmsgen.stages.assemble import assemble
from qmsgen.stages.load.compose import compose
from qmsgen.stages.plan import Wanted, plan
from qmsgen.stages.render import TemplateFault, render

SET = """
organisation: {name: Hengxin}
languages: [en]
processes:
  repair: {title: "Field & repair", purpose: p, document: {number: QP-07}}
  parts: {title: Spare parts}
"""
TYPE = "title: T\ndescription: D\ntemplate: t.xml\nformats: [md]\n"

MAP = """
<processmap caption="c" alternative="a" id="map">
{% for process in policy.processes %}
<process id="{{ process.id }}" band="support">{{ process.title }}</process>
{% endfor %}
<edge from="parts" to="repair">parts</edge>
</processmap>
"""
BLUEPRINT = """
<blueprint><phase title="Call" time="3 min" monitoring="m" prevention="p" recovery="r">
  <action lane="customer" marks="M F">Calls</action></phase></blueprint>
"""
TURTLE = """
<turtle title="Repair" number="7" owner="o"><input from="desk">order</input><output to="bank">report</output>
<resource>van</resource><person>engineer</person><method>QI</method><measure>time</measure><risk>late</risk></turtle>
"""
BARS = """
<bars label="Step" unit="%" running="Cumulative"><series title="Rate"/>
<bar label="a"><amount value="95">95.0 %</amount><target value="98"/><running value="90.5">r</running></bar>
<bar label="b"><amount/></bar></bars>
"""
TRENDS = """
<trends unit="h"><period>2024</period><period>2025</period>
<series title="t"><amount value="1"/><amount value="-2.5"/></series>
<target value="3">3 h</target></trends>
"""
DRAWN = {
    "map": (
        MAP,
        ProcessMap(
            (MapProcess("repair", "support", "Field & repair"), MapProcess("parts", "support", "Spare parts")),
            (MapEdge("parts", "repair", "parts"),),
        ),
    ),
    "blueprint": (
        BLUEPRINT,
        Blueprint((Phase("Call", (BlueprintAction("customer", "Calls", ("F", "M")),), "3 min", "m", "p", "r"),)),
    ),
    "turtle": (
        TURTLE,
        Turtle(
            "Repair", "7", "o", (Passage("order", "desk"),), (Passage("report", "bank"),),
            ("van",), ("engineer",), ("QI",), ("time",), ("late",),
        ),
    ),
    "bars": (
        BARS,
        BarChart(
            ("Rate",),
            (Bar("a", (Amount(95, "95.0 %"),), Amount(98, "98"), Amount(90.5, "r")), Bar("b", (None,))),
            "Cumulative",
            "%",
            "Step",
        ),
    ),
    "trends": (
        TRENDS,
        LineChart(("2024", "2025"), (Trend("t", (Amount(1, "1"), Amount(-2.5, "-2.5"))),), Amount(3, "3 h"), "h"),
    ),
}  # fmt: skip


def source(name: str, text: str) -> SourceFile:
    return SourceFile(name, tuple(text.splitlines()), compose(text, name, []))


def figure(folder: Path, markup: str) -> Figure:
    (folder / "t").mkdir()
    (folder / "t" / "t.xml").write_text(f'<document title="T">{markup}</document>', encoding="utf-8")
    words = vocabulary()
    kinds = {"document-types": {"t": (words.record("document-type"), source("t", TYPE).root)}}
    policy_set = assemble("demo", [source("x.yaml", SET)], words, outside=kinds).policy_set.reading("en")
    (artifact,) = plan(policy_set, policy_set.shipped("document-types"), Wanted())
    (block,) = render(artifact, policy_set, (folder,)).blocks
    return block


@pytest.mark.parametrize(("markup", "drawing"), DRAWN.values(), ids=DRAWN)
def test_tags_become_a_drawing(tmp_path, markup, drawing):
    assert figure(tmp_path, markup).drawing == drawing


def test_a_drawing_keeps_its_caption_its_words_and_its_anchor(tmp_path):
    made = figure(tmp_path, MAP)
    assert (made.caption, made.alternative, made.anchor) == ("c", "a", "map")


WRONG = {
    "band": ('<processmap>\n<process id="a" band="core">x</process></processmap>', 2, "`band` is one of"),
    "process without id": ("<processmap>\n<process>x</process></processmap>", 2, "needs an id of its own"),
    "process twice": (
        '<processmap><process id="a">x</process>\n<process id="a">y</process></processmap>',
        2,
        "found `a`",
    ),
    "edge to nowhere": (
        '<processmap><process id="a">x</process>\n<edge from="a" to="b"/></processmap>',
        2,
        "`to` names no <process> of the map: `b`",
    ),
    "lane": ('<blueprint><phase>\n<action lane="stage">x</action></phase></blueprint>', 2, "`lane` is one of"),
    "no lane": ("<blueprint><phase>\n<action>x</action></phase></blueprint>", 2, "`lane` is one of"),
    "mark": (
        '<blueprint><phase>\n<action lane="customer" marks="X">x</action></phase></blueprint>',
        2,
        "`marks` takes F, W, M; found `X`",
    ),
    "strange child": ("<turtle>\n<phase/></turtle>", 2, "<phase> cannot stand in <turtle>"),
    "no number": (
        '<bars><series title="s"/><bar>\n<amount value="95 %"/></bar></bars>',
        2,
        "`value` is a number; found `95 %`",
    ),
    "infinite": ('<bars><series title="s"/><bar>\n<amount value="inf"/></bar></bars>', 2, "`value` is a number"),
    "too many amounts": (
        '<bars><series title="s"/>\n<bar><amount/><amount/></bar></bars>',
        2,
        "<bar> has 2 <amount>, one for each <series> makes 1",
    ),
    "too few amounts": (
        '<trends><period>2024</period>\n<series title="s"/></trends>',
        2,
        "<series> has 0 <amount>, one for each <period> makes 1",
    ),
}


@pytest.mark.parametrize(("markup", "line", "message"), WRONG.values(), ids=WRONG)
def test_a_wrong_drawing_is_told_at_its_line(tmp_path, markup, line, message):
    with pytest.raises(TemplateFault) as fault:
        figure(tmp_path, markup)
    assert fault.value.line == line
    assert message in fault.value.message
