"""A client's own templates: they add to those that ship, and can do no harm."""

import shutil
from pathlib import Path

import pytest

from qmsgen import pipeline
from qmsgen.isolation import Limits
from qmsgen.stages.plan import Wanted
from qmsgen.stages.write import output
from tests.trust.damage import GOOD

KIND = "title: Card\ndescription: A card.\ntemplate: card.xml\nmade_for: roles\nformats: [md]\n"
PLAIN = '<document title="{{ subject.title }}"><p>{{ subject.title }}</p></document>'
LIMITS = Limits(seconds=6, megabytes=700)


@pytest.fixture
def policy_set(tmp_path):
    shutil.copytree(GOOD, tmp_path / "set")
    return tmp_path / "set"


def own(policy_set: Path, template: str, kind: str = KIND, name: str = "card") -> pipeline.Inspection:
    folder = policy_set / "templates" / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "document.yaml").write_text(kind, encoding="utf-8")
    (folder / f"{name}.xml").write_text(template, encoding="utf-8")
    return pipeline.inspect(policy_set, "set")


def built(inspection: pipeline.Inspection, out: Path, name: str = "card") -> pipeline.Made:
    wanted = Wanted(document_types=(name,), languages=("en",))
    order = pipeline.Order(wanted, limits=LIMITS)
    artifacts = pipeline.documents(inspection.policy_set, wanted)[:1]
    with output(out) as target:
        made = pipeline.build(inspection, artifacts, order, target, lambda _: None)
        if not made.failures:
            pipeline.publish(made, target, whole=False)
    return made


def refused(policy_set: Path, template: str) -> str:
    """Why a document of a template was not made: one failure, for people, at a line of the template."""
    made = built(own(policy_set, template), policy_set.parent / "out")
    ((_, failure),) = made.failures
    assert not failure.internal, failure.detail
    return str(failure)


def test_a_template_of_its_own_makes_a_document(policy_set, tmp_path):
    inspection = own(policy_set, PLAIN)
    assert inspection.errors == ()
    assert built(inspection, tmp_path / "out").failures == []
    assert "Service manager" in (tmp_path / "out/set/en/card/service-manager.md").read_text(encoding="utf-8")


def test_a_shipped_template_can_be_replaced(policy_set, tmp_path):
    kind = KIND.replace("roles", "processes").replace("card.xml", "procedure.xml")
    inspection = own(policy_set, PLAIN, kind, "procedure")
    assert built(inspection, tmp_path / "out", "procedure").failures == []
    said = (tmp_path / "out/set/en/procedure/repair.md").read_text(encoding="utf-8")
    assert said.count("Repair at home") == len(said.splitlines()) == said.count("\n") or len(said) < 400


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        (KIND.replace("title: Card\n", ""), 1),
        (KIND.replace("[md]", "[exe]"), 5),
        (KIND.replace("roles", "rolls"), 4),
        (KIND.replace("card.xml", "cart.xml"), 3),
        (KIND.replace("card.xml", "../../people.yaml"), 3),
        (KIND.replace("card.xml", "/etc/passwd"), 3),
        (KIND + "python: os.system\n", 6),
        (KIND + "\tx: 1\n", 6),
    ],
)
def test_a_wrong_document_type_is_found_at_its_line(policy_set, kind, line):
    places = [finding.place for finding in own(policy_set, PLAIN, kind).errors]
    assert {place.file for place in places} == {"set/templates/card/document.yaml"}
    assert line in {place.line for place in places}


def test_a_templates_folder_that_is_a_link_is_refused(policy_set, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (policy_set / "templates").symlink_to(elsewhere)
    assert [finding.code for finding in pipeline.inspect(policy_set, "set").errors] == ["QMS001"]


def test_a_yaml_file_that_would_be_ignored_is_told(policy_set):
    own(policy_set, PLAIN)
    (policy_set / "templates/document.yaml").write_text(KIND)
    assert [str(finding.place) for finding in pipeline.inspect(policy_set, "set").errors] == [
        "set/templates/document.yaml:1:1"
    ]


def within(expression: str) -> str:
    return f'<document title="T">\n<p>{{{{ {expression} }}}}</p>\n</document>'


ESCAPES = [
    "''.__class__.__mro__[1].__subclasses__()",
    "().__class__.__base__",
    "subject.__class__",
    "subject._policy_set",
    "subject._cache",
    "subject.node",
    "subject.path",
    "subject.shape",
    "subject['__class__']",
    "subject['_policy_set']",
    "subject.place_of()",
    "subject.entries()",
    "policy.material",
    "policy._elements",
    "policy['material']",
    "policy.find('roles', 'fitter')",
    "policy.__init__.__globals__",
    "find.__globals__",
    "find.func",
    "find.func.__self__",
    "branches.__globals__['__builtins__']",
    "branches.__code__",
    "commitments_of.args",
    "commitments_of.func.__globals__",
    "_.__self__",
    "gettext.__func__.__globals__",
    "range.__self__",
    "namespace.__init__.__globals__",
    "namespace().__class__",
    "cycler.__init__.__globals__.os.popen('id').read()",
    "joiner",
    "lipsum.__globals__",
    "self.__init__",
    "self._TemplateReference__context",
    "subject.title.origin.__class__",
    "subject.title.translations.__class__",
    "subject.title.__reduce__()",
    "subject.title.format.__self__.__class__",
    "'{0.__class__}'.format(subject)",
    "'{0._policy_set}'.format(subject)",
    "'{x.__class__}'.format_map({'x': subject})",
    "'%s' % subject",
    "subject|attr('__class__')",
    "[subject]|map(attribute='__class__')|list",
    "[subject]|map(attribute='_policy_set')|list",
    "[subject]|unique_by('_policy_set')|length",
    "[find]|map(attribute='func')|list",
    "[subject]|map('attr', '__class__')|list",
    "[subject]|groupby('__class__')",
    "subject|pprint",
    "subject|tojson",
    "[1, 2]|random",
    "today.today()",
    "policy.organisation.timezone.from_file('x')",
    "policy.organisation.timezone['no_cache']",
    "control.effective.today()",
    "none.__class__",
    "1|xmlattr",
    "'<p>'|safe",
    "undefined_name",
    "subject.titel",
    "1 / 0",
    "[][3]",
    "subject",
    "[1].append(2)",
    "'a' * 10**9",
    "[0] * 10**9",
    "2 ** (10 ** 9)",
    "range(10 ** 9)|list",
    "'%1000000000d' % 1",
    "'{:>1000000000}'.format(1)",
    "'a'.ljust(3000000000)",
    "'a'|center(3000000000)",
    "('a' * 9999).replace('a', 'a' * 9999).replace('a', 'a' * 9999)",
]


@pytest.mark.parametrize("expression", ESCAPES)
def test_an_expression_that_reaches_too_far_is_refused_at_its_line(policy_set, expression):
    said = refused(policy_set, within(expression))
    assert said.startswith("template card/card.xml:2: ")


MISCHIEF = {
    "include-parent": '{% include "../../people.yaml" %}',
    "include-absolute": '{% include "/etc/passwd" %}',
    "include-link": '{% include "card/link.xml" %}',
    "import-parent": '{% import "../x.xml" as x %}',
    "no-escape": "{% autoescape false %}{{ subject.title }}{% endautoescape %}",
    "doctype": '<!DOCTYPE p [<!ENTITY a SYSTEM "file:///etc/passwd">]><document title="T"><p>&a;</p></document>',
    "unknown-tag": '<document title="T"><script>x</script></document>',
    "unknown-attribute": '<document title="T"><p onclick="x">y</p></document>',
    "wide-span": '<document title="T"><table><tbody><tr><td span="1000000000">x</td></tr></tbody></table></document>',
    "wrong-number": '<document title="T"><table><tbody><tr><td rows="x">x</td></tr></tbody></table></document>',
    "not-well-formed": '<document title="T"><p></document>',
    "two-roots": '<document title="T"></document><p>x</p>',
    "nothing": "",
    "deep-tags": f'<document title="T">{"<ul><li>" * 3000}{"</li></ul>" * 3000}</document>',
    "deep-blocks": "{% if 1 %}" * 150 + "{% endif %}" * 150,
    "deep-brackets": "{{ " + "(" * 5000 + ")" * 5000 + " }}",
    "recursive-macro": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "recursive-include": '{% include "card/card.xml" %}',
    "python": "{% python %}import os{% endpython %}",
}


@pytest.mark.parametrize("name", MISCHIEF)
def test_mischief_is_refused(name, policy_set, tmp_path):
    (tmp_path / "secret").write_text('<document title="T"><p>canary</p></document>')
    (policy_set / "templates/card").mkdir(parents=True)
    (policy_set / "templates/card/link.xml").symlink_to(tmp_path / "secret")
    said = refused(policy_set, MISCHIEF[name])
    assert said.startswith(("template card/card.xml:", "template "))
    assert "canary" not in said


ENDLESS = {
    "loops": "{% for a in range(999) %}{% for b in range(999) %}{% for c in range(999) %}{% endfor %}{% endfor %}"
    "{% endfor %}",
    "growth": "{% set n = namespace(t='aaaaaaaaaa') %}{% for i in range(40) %}{% set n.t = n.t ~ n.t %}{% endfor %}",
}


@pytest.mark.parametrize("name", ENDLESS)
def test_what_has_no_end_is_stopped(name, policy_set):
    said = refused(policy_set, f'<document title="T">{ENDLESS[name]}</document>')
    assert "took longer than" in said or "processor time" in said or "memory" in said


def test_a_document_is_made_for_each_step_that_meets_a_condition(policy_set):
    kind = KIND.replace("roles", "processes/steps\nwhere: within")
    inspection = own(policy_set, '<document title="{{ subject.id }}"><p>{{ subject.within }}</p></document>', kind)
    assert inspection.errors == ()
    names = [one.name for one in pipeline.documents(inspection.policy_set, Wanted(("card",), ("en",)))]
    steps = [(process.id, step) for process in inspection.policy_set.processes for step in process.steps]
    assert names == [f"{process}.{step.id}" for process, step in steps if step.within]
    assert names


def test_a_condition_that_is_never_met_is_a_finding(policy_set):
    (finding,) = own(policy_set, PLAIN, KIND + "where: holdr\n").errors
    assert str(finding.place) == "set/templates/card/document.yaml:6:8"
    assert "`roles` have no `holdr`" in str(finding.message)


def test_a_document_knows_the_others_and_the_findings(policy_set, tmp_path):
    template = (
        '<document title="T">{% for one in pack %}<p>{{ one.document_type.id }} {{ one.name }}</p>{% endfor %}'
        "{% for one in findings %}<p>{{ one.code }} {{ one.message }}</p>{% endfor %}</document>"
    )
    inspection = own(policy_set, template)
    assert built(inspection, tmp_path / "out").failures == []
    said = (tmp_path / "out/set/en/card/service-manager.md").read_text(encoding="utf-8")
    for other in pipeline.documents(inspection.policy_set, Wanted(languages=("en",))):
        assert f"{other.document_type.id} {other.name}" in said
    assert all(finding.code in said for finding in inspection.findings)
