"""Sets to make documents of, and what a reader sees of a document."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path

from qmsgen import pipeline, resources
from qmsgen.model.document import (
    Bullets,
    Card,
    Cell,
    Choice,
    Field,
    GridItem,
    Heading,
    Landscape,
    LineBreak,
    Note,
    Paragraph,
    Question,
    RatingGrid,
    Row,
    Run,
    Sheet,
    Table,
)
from qmsgen.model.source import SourceFile
from qmsgen.model.vocabulary import vocabulary
from qmsgen.stages.assemble import assemble
from qmsgen.stages.load.compose import compose
from qmsgen.stages.plan import Wanted, plan
from qmsgen.stages.render import render

TYPES = ("survey-form", "survey-key", "recovery-playbook")
LANGUAGES = ("zh-CN", "en")
PLAYBOOK = "recovery-playbook/recovery-playbook"
DEMO = Path(__file__).resolve().parents[2] / "policies" / "atm-service"

MINIMAL = """
organisation: {name: Hengxin}
languages: [en, zh-CN]
customers: {branches: {title: Branches}}
moments: {arrival: {title: Arrival, signals: [someone sighs]}}
severities: {mild: {title: Mild, level: 1, criteria: [a detail went wrong], steps: [apology]}}
recovery: {late: {recovers: [arrival], severities: {mild: {steps: [{step: apology, do: say sorry}]}}}}
surveys:
  short:
    title: Survey
    audience: [branches]
    scale: {points: 5, anchors: {"1": bad, "5": good}}
    dimensions: {d: {title: Reliability, items: {i: {ask: On time}}}}
"""

RICH = """
organisation: {name: Hengxin}
languages: [en, zh-CN]
customers: {branches: {title: Branches}}
trainings: {basics: {title: Basics}}
roles:
  chief: {title: Chief, may_grant: [{remedy: credit, up_to: 900 CNY, after: basics}]}
  agent:
    title: Agent
    reports_to: chief
    contact: ext. 7
    may_grant:
      - {remedy: credit, up_to: 200 CNY, at_most: 4 cases, per_period: month, ceiling: 800 CNY, report: tell the chief}
      - {remedy: letter, none: letters are signed by the chief}
remedies: {credit: {title: Credit note, form: credit}, letter: {title: Letter, form: apology}}
moments:
  arrival: {title: Arrival, signals: [someone sighs]}
  farewell: {title: Farewell, signals: [nobody answers]}
severities:
  severe: {title: Severe, level: 2, criteria: [shouting], steps: [apology, atonement], first_response: 10 min}
  mild: {title: Mild, level: 1, criteria: [a detail went wrong], steps: [apology], closure: 2 business days}
recovery:
  late:
    recovers: [arrival]
    severities:
      severe:
        steps:
          - step: apology
            do: go there
            say: [we are sorry]
            never_say: [it is the traffic]
            by: agent
            within: 5 min
            gives: [credit, letter]
      mild: {steps_as: severe}
surveys:
  long:
    title: Long survey
    audience: [branches]
    mode: expectation-and-perception
    scale: {points: 7, anchors: {"1": never, "7": always}, not_applicable: not seen}
    dimensions:
      d-one:
        title: Reliability
        plain_name: Keeping our word
        weight: 61
        items:
          first-item: {ask: They are on time, expect: They ought to be on time, about: [arrival]}
          second-item: {ask: They are slow, reverse: true}
      d-two: {title: Tangibles, weight: 39, items: {third-item: {ask: It is tidy}}}
    overall: All in all?
    recommend: Recommend us?
    bands: [{below: 0, title: low}, {from: 0, below: 1, title: middle}, {from: 1, title: high}]
  named:
    title: Named survey
    audience: [branches]
    scale: {points: 3, anchors: {"1": bad, "2": fair, "3": good}}
    dimensions: {d: {title: Reliability, items: {i: {ask: On time}}}}
    formula: "S = n / m"
"""


@cache
def documents(text: str, language: str, types: tuple[str, ...] = TYPES) -> dict[str, object]:
    """The documents of a set by type and subject."""
    file = SourceFile("set.yaml", tuple(text.splitlines()), compose(text, "set.yaml", []))
    return rendered(assemble("demo", (file,), vocabulary(), outside=pipeline.shipped()).policy_set, language, types)


@cache
def demo(language: str, types: tuple[str, ...] = TYPES) -> dict[str, object]:
    return rendered(pipeline.inspect(DEMO, "").policy_set, language, types)


def rendered(policy_set, language, types=TYPES):
    artifacts = plan(policy_set, policy_set.shipped("document-types"), Wanted(types, (language,)))
    reading = policy_set.reading(language)
    folders = (resources.folder("templates"),)
    return {artifact.stem.split("/", 2)[2]: render(artifact, reading, folders) for artifact in artifacts}


def everything(value):
    """Every dataclass within a document, outermost first."""
    if is_dataclass(value):
        yield value
        for field in fields(value):
            yield from everything(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from everything(item)


def all_of(kind, value):
    return [part for part in everything(value) if isinstance(part, kind)]


def line(content) -> str:
    """Inline content as one line."""
    pieces = (
        part.text if isinstance(part, Run) else " " for part in everything(content) if isinstance(part, Run | LineBreak)
    )
    return "".join(pieces)


def seen(value) -> str:
    """What a reader sees: text, labels of choices and columns, titles and captions; never a name of a field."""
    words = []
    for part in everything(value):
        match part:
            case Heading(content=content) | Paragraph(content=content) | GridItem(content=content):
                words.append(line(content))
            case Question(content=content) | Note(title=content) | Card(title=content):
                words.append(line(content))
            case Choice(label=label) | Field(label=label):
                words.append(label)
            case RatingGrid(item_label=label, scales=scales):
                words += [label, *(scale.label for scale in scales)]
            case Table(caption=title) | Sheet(title=title):
                words.append(title)
    return " ".join(filter(None, words))


def hollow(document) -> list[object]:
    """Blocks without anything in them; a form has blanks, so that its empty cells are meant."""
    parts = list(everything(document))
    blanks = {id(cell) for table in all_of(Table, document) if table.kind == "form" for cell in all_of(Cell, table)}
    found = [part for part in parts if isinstance(part, Heading | Paragraph) and not part.content]
    found += [part for part in parts if isinstance(part, Heading) and not seen(part).strip()]
    found += [part for part in parts if isinstance(part, Bullets) and not part.items]
    found += [part for part in parts if isinstance(part, Table) and not part.body]
    found += [part for part in parts if isinstance(part, RatingGrid) and not (part.items and part.scales)]
    found += [part for part in parts if isinstance(part, Note | Card | Landscape | Sheet) and not part.blocks]
    found += [part for part in parts if isinstance(part, Row) and not seen(part).strip()]
    found += [part for part in parts if isinstance(part, Cell) and id(part) not in blanks and not seen(part).strip()]
    return found


def words(value) -> str:
    """What is seen, blanks folded."""
    return " ".join(seen(value).split())
