"""The reference pages say all there is, and nothing that is not so."""

from __future__ import annotations

import gettext
import importlib.util
import re
from pathlib import Path

import pytest
from jinja2.sandbox import ImmutableSandboxedEnvironment

from qmsgen import pipeline, starter
from qmsgen.cli.ending import Exit
from qmsgen.model.calendar import format_hours, parse_hours
from qmsgen.model.forms import complaint, read_form
from qmsgen.model.quantity import format_quantity
from qmsgen.pipeline import document_types
from qmsgen.stages.check import rules
from qmsgen.stages.plan import Wanted
from qmsgen.stages.render import render
from qmsgen.stages.render.environment import Environment, context
from qmsgen.stages.render.markup import VOCABULARY
from qmsgen.stages.render.speech import Speech

DOCS = Path(__file__).resolve().parents[2] / "docs"
REFERENCE = DOCS / "reference"
GIVEN_BY_RENDER = {"kind", "control", "today", "pack", "findings"}
FORMS = {
    "Durations": "qms-duration",
    "Deadlines": "qms-deadline",
    "Amounts of money": "qms-money",
    "Percentages": "qms-percent",
    "Payments": "qms-payment",
    "Quantities": "qms-quantity",
    "Bounds": "qms-bound",
    "Frequencies": "qms-frequency",
    "Opening hours": "qms-hours",
}
PHRASES = gettext.NullTranslations()


def page(name: str) -> str:
    return (REFERENCE / name).read_text(encoding="utf-8")


def rows(text: str) -> list[list[str]]:
    """The cells of every table row but the heads."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]
    rules = {index for index, row in enumerate(cells) if set("".join(row)) <= {"-"}}
    return [row for index, row in enumerate(cells) if not rules & {index, index + 1}]


def quoted(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def generator():
    spec = importlib.util.spec_from_file_location("generate", DOCS / "generate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["vocabulary.md", "rules.md", "systems.md", "documents.md", "checks.md"])
def test_the_generated_page_is_up_to_date(name):
    written = generator().pages()[REFERENCE / name]
    assert page(name) == written, "run docs/generate.py"


def test_every_system_of_service_quality_is_described_documented_and_watched():
    carriers = generator().carriers_by_system()
    assert len(carriers) == 33
    assert {code: parts for code, parts in carriers.items() if not all(parts)} == {}


def checks():
    return generator().checks()


def test_every_check_is_carried_by_something_or_says_why_not():
    assert len(checks()) > 70
    assert [name for name, check in checks().items() if not any(check.get(key) for key in ("rules", "by", "not"))] == []


def test_checks_are_numbered_without_a_gap():
    numbers = {}
    for name in checks():
        group, number = re.fullmatch(r"([A-Z0-9]+?)([0-9]{2})", name).groups()
        numbers.setdefault(group, []).append(int(number))
    assert {group: found for group, found in numbers.items() if found != list(range(1, len(found) + 1))} == {}


def test_every_rule_that_carries_a_check_exists():
    codes = {rule.code for rule in rules()}
    assert [
        (name, code) for name, check in checks().items() for code in check.get("rules", ()) if code not in codes
    ] == []


def test_every_place_that_carries_a_check_exists():
    wanted = [place.partition("::") for check in checks().values() for place in check.get("by", ())]
    assert [path for path, _, _ in wanted if not (DOCS.parent / path).exists()] == []
    named = [((DOCS.parent / path).read_text(encoding="utf-8"), test) for path, _, test in wanted if test]
    assert [test for text, test in named if f"def {test}(" not in text] == []


def test_no_document_type_or_rule_carries_a_system_that_is_not_listed():
    known = set(generator().carriers_by_system())
    carried = {code for kind in document_types() for code in kind.systems}
    assert carried | {code for rule in rules() for code in rule.systems} <= known


def test_every_tag_and_attribute_of_the_markup_is_explained():
    told = {}
    for tags, attributes, meaning in rows(page("markup.md")):
        for tag in quoted(tags):
            told[tag.strip("<>")] = frozenset(quoted(attributes))
        assert meaning
    assert told == VOCABULARY


def test_the_examples_of_the_markup_are_templates_that_work(tmp_path):
    starter.begin(tmp_path / "set", ["en"], "Example")
    policy_set = pipeline.inspect(tmp_path / "set", "set").policy_set
    (artifact,) = pipeline.documents(policy_set, Wanted(("procedure",)))
    template = tmp_path / "templates" / "procedure" / artifact.document_type.template
    template.parent.mkdir(parents=True)
    examples = re.findall(r"^```xml\n(.*?)^```$", page("markup.md"), re.MULTILINE | re.DOTALL)
    assert len(examples) > 3
    for example in examples:
        whole = example if example.startswith("<document") else f'<document title="x">{example}</document>'
        template.write_text(whole, encoding="utf-8")
        assert render(artifact, policy_set, (tmp_path / "templates",)).blocks


def test_every_name_that_a_template_may_use_is_explained(tmp_path):
    starter.begin(tmp_path / "set", ["en"], "Example")
    environment = Environment((), Speech("en"))
    names = {*context(pipeline.inspect(tmp_path / "set", "set").policy_set, None), *GIVEN_BY_RENDER}
    filters = set(environment.filters) - set(ImmutableSandboxedEnvironment().filters)
    told = [quoted(row[0])[0] for row in rows(page("templates.md"))]
    assert len(set(told)) == len(told)
    assert set(told) == names | set(environment.globals) | filters


def test_every_exit_code_is_explained():
    told = {row[1]: int(row[0]) for row in rows(page("exit-codes.md"))}
    assert told == {code.name.lower().replace("_", "-"): code.value for code in Exit}


def sections() -> list[tuple[str, str, str, str]]:
    """Heading of the column, form, text, and what the page says of it, for every example of a quantity."""
    found = []
    for section in page("quantities.md").split("\n## ")[1:]:
        title, _, body = section.partition("\n")
        for head, table in re.findall(r"^\| (written|refused) \|.*\n\|.*\n((?:\|.*\n)+)", body, re.MULTILINE):
            examples = rows(f"| x | y |\n|---|---|\n{table}")
            found += [(head, FORMS[title], quoted(text)[0], told) for text, told in examples]
    return found


@pytest.mark.parametrize(("head", "form", "text", "told"), sections(), ids=str)
def test_an_example_of_a_quantity_is_read_as_the_page_says(head, form, text, told):
    if head == "refused":
        assert str(complaint(form, text)[1]) == told
    elif form == "qms-hours":
        assert format_hours(parse_hours(text), PHRASES.gettext) == told
    else:
        assert format_quantity(read_form(form, text), PHRASES.gettext, PHRASES.ngettext) == told


def test_every_form_of_quantity_has_examples():
    assert {form for _, form, _, _ in sections()} == set(FORMS.values())


def anchor(heading: str) -> str:
    """The anchor that a heading gets where Markdown is shown."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize("path", sorted(DOCS.rglob("*.md")), ids=lambda path: path.relative_to(DOCS).as_posix())
def test_links_to_headings_lead_to_one(path):
    for target, name in set(re.findall(r"\]\(([^)#:\s]*)#([^)\s]+)\)", path.read_text(encoding="utf-8"))):
        text = (path.parent / target if target else path).read_text(encoding="utf-8")
        headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
        assert name in {anchor(heading) for heading in headings}
