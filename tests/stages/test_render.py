"""From a template to blocks: texts with provenance, strict markup, faults at the template's line."""

from datetime import date
from pathlib import Path

import pytest

from qmsgen.model.document import Figure, Heading, LineBreak, Paragraph, RatingGrid, Run, Table
from qmsgen.model.occasion import Occasion
from qmsgen.model.source import SourceFile
from qmsgen.model.vocabulary import vocabulary
from qmsgen.stages.assemble import assemble
from qmsgen.stages.load.compose import compose
from qmsgen.stages.plan import Wanted, plan
from qmsgen.stages.render import TemplateFault, render

SET = """
organisation: {name: {zh-CN: 恒信, en: Hengxin}}
languages: [zh-CN, en]
roles:
  agent: {title: {zh-CN: 坐席 & <b>组长</b>, en: "Agent {{ 7*7 }}"}, purpose: "一行\\n又一行", contact: 010-1}
processes:
  repair:
    title: {zh-CN: 维修, en: Repair}
    owner: agent
    purpose: 只有中文
    document: {number: QP-1, revision: A/0, effective: 2026-03-01}
    steps:
      arrive: {do: {zh-CN: 到场, en: Arrive}, within: 4 h, right_first_time: 95 %}
"""
TYPE = "title: T\ndescription: D\ntemplate: t.xml\nmade_for: processes\nformats: [md]\n"


def source(name: str, text: str) -> SourceFile:
    return SourceFile(name, tuple(text.splitlines()), compose(text, name, []))


def rendered(folder: Path, template: str, language: str = "en", on: date | None = None):
    (folder / "t").mkdir(exist_ok=True)
    (folder / "t" / "t.xml").write_text(template, encoding="utf-8")
    words = vocabulary()
    kinds = {"document-types": {"t": (words.record("document-type"), source("t", TYPE).root)}}
    policy_set = assemble("demo", [source("x.yaml", SET)], words, outside=kinds).policy_set.reading(language)
    (artifact,) = plan(policy_set, policy_set.shipped("document-types"), Wanted(languages=(language,)))
    return render(artifact, policy_set, (folder,), Occasion(on))


def body(folder: Path, markup: str, language: str = "en"):
    return rendered(folder, f'<document title="T">{markup}</document>', language).blocks


def words(content) -> str:
    return "".join(part.text if isinstance(part, Run) else "⏎" for part in content)


def test_a_text_carries_where_it_was_typed(tmp_path):
    (paragraph,) = body(tmp_path, "<p>Do: {{ subject.steps[0].do }}.</p>")
    plain, typed, end = paragraph.content
    assert (plain.text, typed.text, end.text) == ("Do: ", "Arrive", ".")
    assert str(typed.origin) == "x.yaml:13"
    assert typed.origin.path == ("processes", "repair", "steps", "arrive", "do", "en")
    assert plain.origin is None


def test_a_text_without_translation_is_marked_with_its_language(tmp_path):
    (paragraph,) = body(tmp_path, "<p>{{ subject.purpose }}</p>")
    assert (paragraph.content[0].text, paragraph.content[0].language) == ("只有中文", "zh-CN")


def test_what_a_user_typed_is_text_whatever_it_looks_like(tmp_path):
    (paragraph,) = body(tmp_path, "<p>{{ subject.owner.title }}</p>", "zh-CN")
    assert words(paragraph.content) == "坐席 & <b>组长</b>"
    (paragraph,) = body(tmp_path, "<p>{{ subject.owner.title }}</p>", "en")
    assert words(paragraph.content) == "Agent {{ 7*7 }}"


def test_lines_that_a_user_typed_stay_lines(tmp_path):
    (paragraph,) = body(tmp_path, "<p>{{ subject.owner.purpose }}</p>")
    assert words(paragraph.content) == "一行⏎又一行"
    assert isinstance(paragraph.content[1], LineBreak)


def test_blanks_and_line_ends_of_the_template_are_no_more_than_a_blank(tmp_path):
    (paragraph,) = body(tmp_path, "<p>\n   one\n   two   {{ subject.title }}\n </p>")
    assert words(paragraph.content) == "one two Repair"


@pytest.mark.parametrize(
    ("language", "said"), [("en", "4 hours, 95%, 2026-03-01"), ("zh-CN", "4 小时, 95%, 2026-03-01")]
)
def test_quantities_and_dates_are_said_in_the_language(tmp_path, language, said):
    markup = "<p>{% set s = subject.steps[0] %}{{ s.within }}, {{ s.right_first_time }}, {{ control.effective }}</p>"
    assert words(body(tmp_path, markup, language)[0].content) == said


def test_an_absent_property_prints_nothing(tmp_path):
    assert body(tmp_path, "<p>{{ subject.trigger }}</p>") == () or body(tmp_path, "<p>{{ subject.trigger }}</p>") == (
        Paragraph(()),
    )


def test_phrases_fill_their_gaps_with_values_in_words(tmp_path):
    markup = "<p>{{ _('%(title)s within %(time)s, 100 %%', title=subject.title, time=subject.steps[0].within) }}</p>"
    (paragraph,) = body(tmp_path, markup)
    assert words(paragraph.content) == "Repair within 4 hours, 100 %"
    assert paragraph.content[0].origin is not None


def test_the_control_data_identify_the_document(tmp_path):
    document = rendered(tmp_path, '<document title="{{ subject.title }}"/>')
    assert (document.title, document.number, document.revision, document.date) == (
        "Repair",
        "QP-1",
        "A/0",
        "2026-03-01",
    )


def test_headings_are_counted(tmp_path):
    blocks = body(
        tmp_path, '<h1>a</h1><h2>b</h2><h2>c</h2><h1>d</h1><h1 number="no">x</h1><h1 annex="yes">e</h1><h2>f</h2>'
    )
    assert [block.number for block in blocks if isinstance(block, Heading)] == ["1", "1.1", "1.2", "2", "", "A", "A.1"]


def test_tables_grids_and_flows_become_blocks(tmp_path):
    markup = """
    <table caption="c" widths="1 2"><thead><tr><th>a</th><th>b</th></tr></thead>
      <tbody><tr><td>1</td><td tone="say">2</td></tr></tbody></table>
    <grid caption="g" item-label="i">
      <scale name="p" label="P"><point value="1">bad</point><point value="5">good</point></scale>
      <item name="q1" number="1">Is it?</item></grid>
    <flow caption="f" alternative="a"><lane id="l" title="L"/>
      <node id="n" lane="l">N</node><edge from="n" to="n">again</edge></flow>
    """
    table, grid, figure = body(tmp_path, markup)
    assert isinstance(table, Table)
    assert table.widths == (1, 2)
    assert isinstance(grid, RatingGrid)
    assert [point.label for point in grid.scales[0].points] == ["bad", "good"]
    assert isinstance(figure, Figure)
    assert figure.drawing.edges[0].label == "again"


WRONG = {
    "unknown-tag": ("<p>\n<blink>x</blink></p>", 3, "no tag named <blink>"),
    "unknown-attribute": ('\n\n<p style="color:red">x</p>', 4, "no attribute `style`"),
    "not-closed": ("<p>x", 2, "not well formed"),
    "text-in-table": ("<table>x</table>", 2, "text cannot stand directly in <table>"),
    "mixed": ("<note>x<p>y</p></note>", 2, "mixes text with blocks"),
    "wrong-tone": ('<p tone="loud">x</p>', 2, "`tone` is one of"),
    "columns": ('<table widths="1 2 3"><tbody><tr><td>a</td></tr></tbody></table>', 2, "has 1 columns"),
    "twice": ('<p><field name="a" label="A"/><field name="a" label="B"/></p>', 2, "used twice"),
    "value-offered-twice": (
        '<p><field name="a" label="A"><option value="1">x</option>\n<option value="1">y</option></field></p>',
        3,
        "<field> `a` offers `y` twice",
    ),
    "label-offered-twice": (
        '<p><field name="a" label="A"><option value="1">x</option>\n<option value="2">x</option></field></p>',
        3,
        "<field> `a` offers `x` twice",
    ),
    "unlabelled": ('<p><field name="a"/></p>', 2, "needs a label"),
    "unknown-property": ("\n<p>{{ subject.onwer }}</p>", 3, "has no `onwer`"),
    "unknown-name": ("<p>{{ nobody }}</p>", 2, "'nobody' is undefined"),
    "unknown-function": ("<p>{{ open('/etc/passwd') }}</p>", 2, "'open' is undefined"),
    "an-element": ("<p>{{ subject.owner }}</p>", 2, "a role cannot be printed"),
    "syntax": ("<p>{% if %}</p>", 2, ""),
    "no-such-template": ("{% include 'nothing.xml' %}", 2, "nothing.xml"),
    "gap-without-value": ("<p>{{ _('by %(who)s') }}</p>", 2, "wants `who`"),
    "division": ("<p>{{ 1 / 0 }}</p>", 2, "division by zero"),
}


@pytest.mark.parametrize(("markup", "line", "message"), WRONG.values(), ids=WRONG)
def test_a_wrong_template_is_told_at_its_line(tmp_path, markup, line, message):
    with pytest.raises(TemplateFault) as fault:
        rendered(tmp_path, f'<document title="T">\n{markup}\n</document>')
    assert (fault.value.template, fault.value.line) == ("t/t.xml", line)
    assert message in fault.value.message


@pytest.mark.parametrize(
    "attack",
    [
        "subject.__class__",
        "subject.node",
        "subject._home",
        "policy.material",
        "policy.find('roles', 'agent').__init__",
        "subject.title.__class__.__mro__",
        "subject.title.origin.place",
        "subject.steps[0].within.__class__",
        "control.effective.__class__",
        "_.__globals__",
        "referring.__func__",
        "lanes.__globals__",
        "''.__class__.__base__.__subclasses__()",
        "cycler.__init__.__globals__",
        "self._TemplateReference__context",
        "'{0.__class__}'.format(subject)",
        "('%c' % 97).__class__",
    ],
)
def test_a_template_sees_nothing_of_python(tmp_path, attack):
    with pytest.raises(TemplateFault):
        rendered(tmp_path, f'<document title="T"><p>{{{{ {attack} }}}}</p></document>')


def test_a_fault_in_an_included_template_names_that_template(tmp_path):
    (tmp_path / "t").mkdir()
    (tmp_path / "t" / "part.xml").write_text("<p>\n<blink>x</blink></p>")
    with pytest.raises(TemplateFault) as fault:
        rendered(tmp_path, '<document title="T">{% include "t/part.xml" %}</document>')
    assert (fault.value.template, fault.value.line) == ("t/part.xml", 2)


def test_a_template_that_was_changed_is_compiled_anew(tmp_path):
    assert words(body(tmp_path, "<p>one</p>")[0].content) == "one"
    assert words(body(tmp_path, "<p>two</p>")[0].content) == "two"
