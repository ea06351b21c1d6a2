"""Procedures and audit checklists: what they print, what they leave out, what text can do to them."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path

import pytest

from qmsgen import pipeline, resources
from qmsgen.model.document import (
    Bullets,
    Choice,
    Field,
    Figure,
    FlowNode,
    GridItem,
    Heading,
    Landscape,
    LineBreak,
    Link,
    Note,
    Paragraph,
    Row,
    Run,
    Sheet,
    Table,
    Tone,
)
from qmsgen.model.policy_set import Material, PolicySet
from qmsgen.model.reading import choose
from qmsgen.model.shape import ListShape, MapShape, RecordShape, TextShape
from qmsgen.model.source import Mapping, Scalar, Sequence, SourceFile
from qmsgen.model.theme_file import read_theme
from qmsgen.model.vocabulary import vocabulary
from qmsgen.stages.assemble import assemble
from qmsgen.stages.encode import encode
from qmsgen.stages.load.compose import compose
from qmsgen.stages.plan import Wanted, plan
from qmsgen.stages.render import render

TYPES = ("procedure", "audit-checklist")
LANGUAGES = ("zh-CN", "en")
DEMO = Path(__file__).resolve().parents[2] / "policies" / "atm-service"
TEMPLATES = resources.folder("templates")

MINIMAL = """
organisation: {name: Hengxin}
languages: [en, zh-CN]
processes: {repair: {title: Repair, purpose: Machines run again., steps: {mend: {do: Mend it.}}}}
audits: {yearly: {title: Yearly audit, of: [repair]}}
"""

SMALL = """
organisation: {name: Hengxin}
languages: [en, zh-CN]
standards: [{standard: iso-9001-2015, claims: ["8.5.1", "8.6", "9.1.2"]}]
roles:
  chief: {title: Chief}
  agent: {title: Agent, reports_to: chief}
  fitter: {title: Fitter}
trainings: {basics: {title: Basics, for: [fitter], record: pass}}
calendars: {office: {title: Office hours, hours: "Mon-Fri 08:30-17:30"}}
events: {called: {title: Customer called}, mended: {title: Machine runs}}
records:
  order: {title: Order, number: QR-1, retention: 3 years, retention_from: the day of closing., kept_by: chief}
  pass: {title: Pass}
measures:
  in-time: {title: In time, unit: "%", target: at least 95 %, formula: {numerator: kept, denominator: all}}
customers: {branches: {title: Branches}}
moments: {arrival: {title: Arrival, signals: [a sigh], expectation: Somebody comes when said.}}
commitments:
  fast: {title: Fast, promise: Within 4 hours., to: [branches], delivered_by: [repair.call, repair.go, repair.mend]}
processes:
  parts: {title: Parts, purpose: Parts are there., steps: {give: {do: Give.}}, document: {number: QP-2}}
  repair:
    title: Repair
    owner: chief
    purpose: Machines run again.
    addresses: ["iso-9001-2015:8.6"]
    measures: [in-time]
    steps:
      call:
        do: Log the call.
        by: {responsible: agent, accountable: chief}
        within: 10 min
        from: called
        calendar: office
        record: order
        accept: The order has a number.
        how: [Ask who calls.]
        addresses: ["iso-9001-2015:8.5.1"]
      far: {decide: Is it far?, by: {responsible: agent, accountable: chief}, next: {"yes": go, "no": mend}}
      go: {do: Go there., by: {responsible: fitter, accountable: chief}, moment_of_truth: arrival}
      fetch: {call: parts, by: {responsible: fitter}}
      mend: {do: Mend it., by: {responsible: fitter}, within: 2 h, record: order, next: far}
    clocks: {whole: {title: Whole, from: called, to: mended, within: 4 h, calendar: office}}
    document: {number: QP-1, revision: A/2, state: approved, effective: 2026-03-01, approved: {by: chief}}
audits:
  yearly:
    title: Yearly audit
    of: [repair]
    lead: agent
    questions: [{ask: What else?, look_at: everything}, {about: repair, ask: Why?}]
"""


def source(text):
    return SourceFile("set.yaml", tuple(text.splitlines()), compose(text, "set.yaml", []))


@cache
def policy_of(text):
    return assemble("set", [source(text)], vocabulary(), outside=pipeline.shipped()).policy_set


@cache
def demo():
    return pipeline.inspect(DEMO, "").policy_set


def documents(policy_set, language):
    """The documents of both types by the id of what they were made for."""
    reading = policy_set.reading(language)
    artifacts = plan(policy_set, policy_set.shipped("document-types"), Wanted(TYPES, (language,)))
    return {artifact.subject.id: render(artifact, reading, (TEMPLATES,), None) for artifact in artifacts}


@cache
def made(text, language="en"):
    return documents(policy_of(text), language)


def every(value, kind):
    """Every value of a kind within a document, in reading order."""
    if isinstance(value, kind):
        yield value
    if isinstance(value, tuple):
        for item in value:
            yield from every(item, kind)
    elif is_dataclass(value):
        for field in fields(value):
            yield from every(getattr(value, field.name), kind)


def text(value):
    """The words of a part of a document."""
    return "".join(
        {Run: lambda p: p.text, FlowNode: lambda p: p.label, Choice: lambda p: p.label}.get(type(part), lambda _: " ")(part)
        for part in every(value, (Run, LineBreak, Link, FlowNode, Choice, Row, Paragraph))
    ).strip()


def headings(document):
    return [text(heading) for heading in every(document.blocks, Heading)]


def is_empty(row):
    return not text(row) and not any(True for _ in every(row, Field))


def section(document, title):
    """The blocks below a heading of the first level."""
    flat = [block for block in every(document.blocks, (Heading, Paragraph, Table, Bullets, Note, Figure))]
    starts = [index for index, block in enumerate(flat) if isinstance(block, Heading) and block.level == 1]
    start = next(index for index in starts if text(flat[index]) == title)
    return tuple(flat[start : next((index for index in starts if index > start), len(flat))])


# --- nothing empty ----------------------------------------------------------------------------------------


def faults(document):
    """Headings, tables, rows, lists and notes that say nothing; fields and anchors that share a name."""
    found = [f"heading {block.anchor}" for block in every(document, Heading) if not text(block)]
    found += [f"table {table.caption}" for table in every(document, Table) if not table.body or not table.widths]
    found += [f"row of {table.caption}" for table in every(document, Table) for row in table.body if is_empty(row)]
    found += [f"list {text(block)}" for block in every(document, Bullets) if not all(text(item) for item in block.items)]
    found += [f"note {text(block.title)}" for block in every(document, Note) if not text(block.blocks)]
    found += [f"paragraph in {document.title}" for block in every(document, Paragraph) if not block.content]
    found += [f"field {field.name}" for field in every(document, Field) if not field.label.strip()]
    names = Counter(item.name for item in every(document, (Field, GridItem)))
    names.update(block.anchor for block in every(document, Heading))
    return found + [f"name {name}" for name, times in names.items() if times > 1]


def headings_without_text(document):
    """Headings that another heading of their level, or a higher one, follows at once."""
    flat = [block for block in every(document.blocks, (Heading, Paragraph, Table, Bullets, Note, Figure))]
    return [
        text(block)
        for block, following in zip(flat, [*flat[1:], None], strict=True)
        if isinstance(block, Heading)
        and (following is None or (isinstance(following, Heading) and following.level <= block.level))
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("policy", [MINIMAL, SMALL], ids=["minimal", "small"])
def test_small_sets_make_documents_without_anything_empty(policy, language):
    for document in made(policy, language).values():
        assert faults(document) == []
        assert headings_without_text(document) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_set_makes_documents_without_anything_empty(language):
    found = documents(demo(), language)
    assert {document.kind for document in found.values()} == set(TYPES)
    for document in found.values():
        assert faults(document) == []
        assert headings_without_text(document) == []


def test_a_process_with_nothing_but_a_step_has_purpose_procedure_and_no_more():
    assert headings(made(MINIMAL)["repair"]) == ["Purpose", "Procedure", "Flow chart", "Table of steps"]


# --- control data -----------------------------------------------------------------------------------------


def test_a_document_without_control_data_is_a_draft_without_a_number():
    furniture = made(MINIMAL)["repair"].furniture
    assert (furniture.mark, furniture.identity) == ("DRAFT", ())
    assert furniture.statement == "Not yet approved. This version is not in force."


def test_an_approved_document_bears_its_identity_and_no_mark():
    document = made(SMALL)["repair"]
    assert document.furniture.mark == ""
    assert document.furniture.identity == ("No. QP-1", "Revision A/2", "Effective 2026-03-01")
    assert "Approved, controlled" in text(document.cover)


def test_only_who_is_named_signs_and_the_signature_is_blank():
    (table,) = [table for table in every(made(SMALL)["repair"].cover, Table) if table.caption == "Signatures"]
    (row,) = table.body
    assert text(row).split() == ["Approved", "Chief"]
    assert [field.kind for field in every(row, Field)] == ["signature"]


# --- procedure --------------------------------------------------------------------------------------------


def test_sections_stand_in_the_order_that_the_document_type_lists():
    kind = policy_of(SMALL).find("document-types", "procedure")
    anchors = [block.anchor for block in every(made(SMALL)["repair"].blocks, Heading) if block.level == 1]
    assert anchors == [name for name in kind.sections if name in anchors]
    assert {"purpose", "steps", "records", "matrix"} <= set(anchors)


def test_the_flow_chart_shows_every_step_once_and_ends():
    (figure,) = every(made(SMALL)["repair"].blocks, Figure)
    flow = figure.drawing
    assert [(node.kind, node.number) for node in flow.nodes] == [
        ("start", ""),
        ("task", "1"),
        ("decision", "2"),
        ("task", "3"),
        ("handover", "4"),
        ("task", "5"),
        ("end", ""),
    ]
    assert [edge.label for edge in flow.edges if edge.source == "far"] == ["yes", "no"]
    assert [node.label for node in flow.nodes if node.moment] == ["Go there"]
    assert {node.lane for node in flow.nodes} <= {lane.id for lane in flow.lanes}


def test_the_table_of_steps_says_where_a_step_leads_when_not_below():
    rows = {row.cells[0].blocks and text(row.cells[0]): text(row) for row in section(made(SMALL)["repair"], "Procedure")[4].body}
    assert "yes: on to step 3" in rows["2"]
    assert "On to step 2" in rows["5"]
    assert "On to" not in rows["1"]


def test_steps_are_told_in_detail_only_where_there_is_more_to_say():
    assert [title for title in headings(made(SMALL)["repair"]) if title.startswith("Step ")] == [
        "Step 1: Log the call",
        "Step 3: Go there",
    ]


def test_consecutive_steps_are_named_as_a_range():
    assert "Carries out: steps 3–5" in text(section(made(SMALL)["repair"], "Responsibilities"))


def test_a_clause_is_answered_by_its_steps_or_by_the_whole():
    said = text(section(made(SMALL)["repair"], "References"))
    assert "8.5.1 Control of production and service provision step 1" in " ".join(said.split())
    assert "the whole procedure" in said


@pytest.mark.parametrize(("roles", "turned"), [(6, False), (7, True)])
def test_a_wide_matrix_lies_on_its_side(roles, turned):
    names = [f"r{index}" for index in range(roles)]
    policy = MINIMAL.replace("{do: Mend it.}", f"{{do: Mend it., by: {{responsible: [{', '.join(names)}]}}}}")
    policy += "roles: {" + ", ".join(f"{name}: {{title: {name}}}" for name in names) + "}"
    document = made(policy)["repair"]
    assert any(True for _ in every(document.blocks, Landscape)) is turned
    assert headings(document)[-1] == "Responsibility matrix (RACI)"


# --- audit checklist --------------------------------------------------------------------------------------


def questions(sheet):
    (table,) = [table for table in every(sheet, Table) if table.kind == "ledger"]
    return {text(row.cells[0]): row for row in table.body}


def test_a_checklist_has_a_sheet_for_each_process_the_rest_the_clauses_and_the_summary():
    sheets = [sheet.title for sheet in every(made(SMALL)["yearly"].blocks, Sheet)]
    assert sheets == ["Repair", "Questions on all processes", "Clauses", "Summary"]


def test_questions_are_numbered_without_a_gap_and_never_asked_twice():
    asked = []
    for number, sheet in enumerate(tuple(every(made(SMALL)["yearly"].blocks, Sheet))[:-1], 1):
        rows = questions(sheet)
        assert list(rows) == [f"{number}.{index}" for index in range(1, len(rows) + 1)]
        asked += [text(row.cells[1]) for row in rows.values()]
    assert len(asked) == len(set(asked))
    assert all("?" in question for question in asked)


def test_every_question_leaves_room_for_evidence_grade_and_note():
    for sheet in tuple(every(made(SMALL)["yearly"].blocks, Sheet))[:-1]:
        for row in questions(sheet).values():
            assert [field.kind for field in every(row, Field)] == ["lines", "choice", "lines"]
            assert row.height >= 15


def test_a_step_is_asked_about_with_its_own_record_limit_and_criterion():
    sheet = next(every(made(SMALL)["yearly"].blocks, Sheet))
    said = " ".join(text(sheet).split())
    assert "“Customer called” to “Log the call” (limit: 10 minutes)" in said
    assert "What proves in each case: “The order has a number”?" in said
    assert "“Is it far?” Who decided this in the sampled cases" in said
    assert "counted in Office hours (limit: 4 hours)" in said
    assert "Fitter: Basics" in said


def test_every_claimed_clause_is_asked_about_with_what_answers_it():
    sheet = next(sheet for sheet in every(made(SMALL)["yearly"].blocks, Sheet) if sheet.title == "Clauses")
    rows = [" ".join(text(row).split()) for row in questions(sheet).values()]
    assert [row.split("?")[0] for row in rows if "9.1.2" in row] == [
        "2.3 Nothing in the system names this clause (“Customer satisfaction”). How is it met, and who answers for it"
    ] or [row for row in rows if "9.1.2" in row and "Nothing in the system names this clause" in row]
    assert [row for row in rows if "8.6" in row and "“Repair” (QP-1)" in row]
    assert len(rows) == 3


def test_the_summary_counts_the_questions_of_each_section():
    sheets = tuple(every(made(SMALL)["yearly"].blocks, Sheet))
    table = next(every(sheets[-1], Table))
    assert [int(text(row.cells[1])) for row in table.body] == [len(questions(sheet)) for sheet in sheets[:-1]]


def test_no_grade_is_given_beforehand():
    table = next(every(tuple(every(made(SMALL)["yearly"].blocks, Sheet))[-1], Table))
    assert all(not text(cell) for row in table.body for cell in row.cells[2:])


# --- hostile text -----------------------------------------------------------------------------------------

HOSTILE = (
    "<h1>heading</h1>",
    "{{ subject.owner }}{% for x in y %}",
    "=1+1",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3,
    "&amp; \"quoted\" 'text' <![CDATA[ ]]> --> \\",
    "%(number)s %s {page} | * _ # `",
    "无标点的很长的一句话" * 12,
)


class Poisoned:
    """Replaces every text of a set by something that wants to be more than a text."""

    def __init__(self):
        self.count = 0

    def node(self, shape, node):
        match choose(shape, node):
            case TextShape():
                return self._text(node)
            case RecordShape(fields=declared) if isinstance(node, Mapping):
                return self._mapping(node, lambda key: declared[key].shape if key in declared else None)
            case MapShape(value=value) if isinstance(node, Mapping):
                return self._mapping(node, lambda _: value)
            case ListShape(item=item) if isinstance(node, Sequence):
                return replace(node, items=tuple(self.node(item, child) for child in node.items))
        return node

    def _text(self, node):
        if isinstance(node, Scalar):
            self.count += 1
            return replace(node, text=HOSTILE[self.count % len(HOSTILE)])
        return self._mapping(node, lambda _: TextShape())

    def _mapping(self, node, shape_of):
        entries = {
            key: entry if (shape := shape_of(key)) is None else replace(entry, value=self.node(shape, entry.value))
            for key, entry in node.entries.items()
        }
        return replace(node, entries=entries)


@cache
def poisoned():
    material = demo().material
    root = Poisoned().node(material.vocabulary.record("policy-set"), material.root)
    return PolicySet(Material(material.name, material.vocabulary, root, material.outside))


def shape_of(document):
    return [type(block).__name__ for block in every(document.blocks, (Heading, Table, Note, Figure, Sheet, Bullets))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_text_changes_words_and_nothing_else(language):
    sound, hostile = documents(demo(), language), documents(poisoned(), language)
    assert {name: shape_of(document) for name, document in hostile.items()} == {
        name: shape_of(document) for name, document in sound.items()
    }
    said = text(tuple(document.blocks for document in hostile.values()))
    assert [words for words in HOSTILE if words not in said] == []


def test_hostile_text_goes_into_every_format():
    theme = read_theme(TEMPLATES / "themes" / "standard" / "theme.yaml")
    found = documents(poisoned(), "en")
    for name, formats in (("call-back", ("docx", "html", "md")), ("system-audit", ("xlsx",))):
        for kind, data in encode(found[name], formats, theme):
            assert isinstance(data, bytes), (kind, data)


def test_tones_of_a_checklist_are_known():
    assert {paragraph.tone for paragraph in every(made(SMALL)["yearly"], Paragraph)} <= set(Tone)
