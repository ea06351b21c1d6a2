"""Small policy sets from which procedures and checklists are made, and ways to look into what was made."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path

from qmsgen import pipeline, resources
from qmsgen.model.document import (
    Bullets,
    Choice,
    Field,
    Figure,
    FlowNode,
    GridItem,
    Heading,
    LineBreak,
    Link,
    Note,
    Paragraph,
    Row,
    Run,
    Table,
)
from qmsgen.model.source import SourceFile
from qmsgen.model.vocabulary import vocabulary
from qmsgen.stages.assemble import assemble
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


@cache
def documents(policy_set, language):
    """The documents of both types by the id of what they were made for."""
    reading = policy_set.reading(language)
    artifacts = plan(policy_set, policy_set.shipped("document-types"), Wanted(TYPES, (language,)))
    return {artifact.subject.id: render(artifact, reading, (TEMPLATES,)) for artifact in artifacts}


@cache
def papers(policy_set, language, types):
    """The documents of some types by type, with the id of what they were made for where there are several."""
    reading = policy_set.reading(language)
    artifacts = plan(policy_set, policy_set.shipped("document-types"), Wanted(types, (language,)))
    found = {}
    for artifact in artifacts:
        name = artifact.document_type.id
        several = name in found
        key = f"{name}/{artifact.subject.id}" if several else name
        found[key] = render(artifact, reading, (TEMPLATES,))
    return found


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
    return "".join(map(_words, every(value, (Run, LineBreak, Link, FlowNode, Choice, Row, Paragraph)))).strip()


def _words(part):
    match part:
        case Run(text=words) | FlowNode(label=words) | Choice(label=words):
            return words
    return " "


def headings(document):
    return [text(heading) for heading in every(document.blocks, Heading)]


def is_empty(row):
    return not text(row) and not any(True for _ in every(row, Field))


def section(document, title):
    """The blocks below a heading of the first level."""
    flat = list(every(document.blocks, (Heading, Paragraph, Table, Bullets, Note, Figure)))
    starts = [index for index, block in enumerate(flat) if isinstance(block, Heading) and block.level == 1]
    start = next(index for index in starts if text(flat[index]) == title)
    return tuple(flat[start : next((index for index in starts if index > start), len(flat))])


def faults(document):
    """Headings, tables, rows, lists and notes that say nothing; fields and anchors that share a name."""
    found = [f"heading {block.anchor}" for block in every(document, Heading) if not text(block)]
    found += [f"table {table.caption}" for table in every(document, Table) if not table.body or not table.widths]
    found += [f"row of {table.caption}" for table in every(document, Table) for row in table.body if is_empty(row)]
    found += [
        f"list {text(block)}" for block in every(document, Bullets) if not all(text(item) for item in block.items)
    ]
    found += [f"note {text(block.title)}" for block in every(document, Note) if not text(block.blocks)]
    found += [f"paragraph in {document.title}" for block in every(document, Paragraph) if not block.content]
    found += [f"field {field.name}" for field in every(document, Field) if not field.label.strip()]
    names = Counter(item.name for item in every(document, (Field, GridItem)))
    names.update(block.anchor for block in every(document, Heading))
    return found + [f"name {name}" for name, times in names.items() if times > 1]


def headings_without_text(document):
    """Headings that another heading of their level, or a higher one, follows at once."""
    flat = list(every(document.blocks, (Heading, Paragraph, Table, Bullets, Note, Figure)))
    return [
        text(block)
        for block, following in zip(flat, [*flat[1:], None], strict=True)
        if isinstance(block, Heading)
        and (following is None or (isinstance(following, Heading) and following.level <= block.level))
    ]
