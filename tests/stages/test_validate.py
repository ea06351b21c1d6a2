"""Holding files against the schemas: the user's words, at the exact key or value."""

import pytest

from qmsgen.model.vocabulary import vocabulary
from qmsgen.stages.load.compose import compose
from qmsgen.stages.validate import defects

HEAD = "organisation: {name: X}\nlanguages: [en]\n"

WRONG = {
    "unknown-collection": ("rolse: {}\n", "QMS020", (1, 1), "did you mean `roles`?"),
    "unknown-key": ("roles:\n  a:\n    title: A\n    report_to: b\n", "QMS020", (4, 5), "did you mean `reports_to`?"),
    "unknown-key-deep": (
        "processes:\n  p: {title: P, purpose: Q, steps: {s: {do: x, by: {responsable: r}}}}\n",
        "QMS020",
        (2, 53),
        "did you mean `responsible`?",
    ),
    "unknown-key-that-stands-deeper": (
        "processes:\n  p: {title: P, purpose: Q, do: y, steps: {s: {do: x, by: {responsible: r}}}}\n",
        "QMS020",
        (2, 29),
        "`do` stands within `steps`",
    ),
    "missing": ("roles:\n  a: {duties: [x]}\n", "QMS021", (2, 3), None),
    "wrong-kind-list": ("roles: [a]\n", "QMS022", (1, 8), None),
    "wrong-kind-scalar": ("roles: a\n", "QMS022", (1, 8), None),
    "wrong-kind-in-text": ("roles:\n  a: {title: [x]}\n", "QMS022", (2, 14), None),
    "nothing-written": ("roles:\n  a:\n    title:\n", "QMS022", (3, 11), "write a value, or delete the key"),
    "bad-id": ("roles:\n  Bad_Id: {title: A}\n", "QMS024", (2, 3), None),
    "long-id": (f"roles:\n  {'a' * 61}: {{title: A}}\n", "QMS024", (2, 3), None),
    "bad-enum": ("customers:\n  c: {title: C, kind: extern}\n", "QMS023", (2, 23), "did you mean `external`?"),
    "bad-duration": (
        "severities:\n  s: {title: S, level: 1, criteria: [x], steps: [apology], first_response: 4 hrs}\n",
        "QMS024",
        (2, 76),
        "write `4 h`",
    ),
    "bad-date": ("roles:\n  a: {title: A, since: 2026-02-30}\n", "QMS024", (2, 24), None),
    "bad-clause": ("roles:\n  a: {title: A, addresses: [iso 9001]}\n", "QMS024", (2, 29), None),
    "bad-integer": (
        "severities:\n  s: {title: S, level: one, criteria: [x], steps: [apology]}\n",
        "QMS022",
        (2, 24),
        None,
    ),
    "integer-out-of-range": (
        "severities:\n  s: {title: S, level: 0, criteria: [x], steps: [apology]}\n",
        "QMS024",
        (2, 24),
        None,
    ),
    "bad-boolean": ("customers:\n  c: {title: C, key: maybe}\n", "QMS022", (2, 22), None),
    "empty-list": ("roles:\n  a: {title: A, duties: []}\n", "QMS025", (2, 25), None),
    "empty-text": ("roles:\n  a: {title: ''}\n", "QMS025", (2, 14), None),
    "repeated": ("languages: [en, en]\n", "QMS026", (1, 17), None),
    "bad-language": ("roles:\n  a: {title: {english: A}}\n", "QMS024", (2, 15), None),
    "bad-hours": ("calendars:\n  o: {hours: Mo-Fr 8-17}\n", "QMS024", (2, 14), None),
    "bad-zone": ("organisation: {name: X, timezone: Asia/Shangai}\n", "QMS024", (1, 35), None),
}


def found(text: str):
    return [finding for _, finding in defects(compose(text, "x.yaml", []), "policy-set")]


@pytest.mark.parametrize(("text", "code", "place", "hint"), WRONG.values(), ids=WRONG)
def test_a_defect_of_shape_is_named_at_its_key_or_value(text, code, place, hint):
    (finding,) = found(text)
    assert finding.code == code
    assert (finding.place.line, finding.place.column) == place
    if hint:
        assert str(finding.hint) == hint


SAID = {
    "text-as-list": (
        "roles:\n  a: {title: [x]}\n",
        "expected a text, found a list",
        "write one text, or one for each language: `{en: …, zh-CN: …}`",
    ),
    "list-as-text": ("languages: en\n", "expected a list, found `en`", "write `[en]`"),
    "one-in-brackets": ("roles:\n  a: {title: A, reports_to: [b]}\n", "expected one id, found a list", "write `b`"),
    "element-as-text": (
        "organisation: Hengxin\n",
        "expected keys with values, found `Hengxin`",
        "write its keys below: `name`, `short_name`, `legal_name`, `registration`, `founded`, …",
    ),
    "collection-as-list": (
        "units: [a, b]\n",
        "expected keys with values, found a list",
        "give each a key of its own: `some-key: …`",
    ),
    "list-of-records-as-keys": (
        "processes:\n  p: {title: P, purpose: Q, inputs: {what: x}, steps: {s: {do: x}}}\n",
        "expected a list, found keys with values",
        "write a list; each item begins with `-` and has `what`, `from`, `requirement`, `accepted_by`",
    ),
    "yes-for-true": (
        "customers:\n  c: {title: C, key: yes}\n",
        "expected `true` or `false`, found `yes`",
        "write `true`",
    ),
    "words-for-a-number": (
        "severities:\n  s: {title: S, level: one, criteria: [x], steps: [apology]}\n",
        "expected a whole number such as `3`, found `one`",
        "1 is the mildest; each level has a number of its own",
    ),
    "missing": ("glossary:\n  t: {means: x}\n", "`term` is missing", "the word"),
    "id": (
        "roles:\n  Field Engineer: {title: A}\n",
        "expected an id such as `field-repair`, found `Field Engineer`",
        "write `field-engineer`",
    ),
    "chinese-id": (
        "roles:\n  坐席: {title: A}\n",
        "expected an id such as `field-repair`, found `坐席`",
        "use small letters, digits and single hyphens",
    ),
    "language": (
        "roles:\n  a: {title: {zh_CN: 甲}}\n",
        "expected a language such as `zh-CN` or `en`, found `zh_CN`",
        "write `zh-CN`",
    ),
    "no-such-day": (
        "roles:\n  a: {title: A, since: 2026-02-30}\n",
        "expected a date such as `2026-03-01`, found `2026-02-30`",
        "there is no such day",
    ),
    "other-date": (
        "roles:\n  a: {title: A, since: 2026/3/1}\n",
        "expected a date such as `2026-03-01`, found `2026/3/1`",
        "write `2026-03-01`",
    ),
    "far-from-any-key": (
        "processes:\n  p: {title: P, purpose: Q, steps: {s: {do: x, by: {zzzz: y}}}}\n",
        "the key `zzzz` is not known here",
        "known: `responsible`, `accountable`, `consulted`, `informed`, `supports`",
    ),
    "empty-list": (
        "roles:\n  a: {title: A, duties: []}\n",
        "nothing is written here",
        "write something, or delete the key",
    ),
}


@pytest.mark.parametrize(("text", "message", "hint"), SAID.values(), ids=SAID)
def test_a_defect_is_told_in_plain_words(text, message, hint):
    (finding,) = found(text)
    assert str(finding.message) == message
    assert str(finding.hint) == hint


def test_a_mistyped_key_is_not_missing_as_well():
    (finding,) = found("roles:\n  a: {titel: A}\n")
    assert str(finding.hint) == "did you mean `title`?"


def test_messages_are_short_whatever_was_typed():
    (finding,) = found(f"customers:\n  c: {{title: C, kind: {'x' * 5000}}}\n")
    assert len(str(finding.message)) < 200


def test_all_defects_are_found_in_one_run():
    text = "roles:\n  a: {titel: A}\n  b: {title: B, since: soon}\ncustomers:\n  c: {title: C, kind: x}\n"
    assert sorted(finding.code for finding in found(text)) == ["QMS020", "QMS023", "QMS024"]


@pytest.mark.parametrize(
    "text",
    [
        "roles:\n  a: {title: 2026}\n",
        "roles:\n  a: {title: NO}\n",
        "roles:\n  a: {title: {en: 1.10, zh-CN: 是}}\n",
        "roles:\n  a: {title: {literal: SLA Credit Request}}\n",
        "records:\n  r: {title: R, number: 007}\n",
        "standards: [{standard: iso-9001-2015, claims: [7.10, 8.5.1]}]\n",
        "processes:\n  p: {title: P, purpose: Q, steps: {s: {do: x, by: {responsible: r}, next: end}}}\n",
        "processes:\n  p: {title: P, purpose: Q, steps: {s: {decide: x?, next: {yes: s, no: end}}}}\n",
    ],
)
def test_values_that_look_like_something_else_are_text(text):
    assert found(text) == []


def test_the_schemas_keep_to_their_dialect():
    words = vocabulary()
    for name in words.schemas:
        if name != "common.schema.json":
            assert words.record(name.removesuffix(".schema.json")).fields


def test_every_property_is_described():
    words = vocabulary()
    bare = [
        f"{name}.{field.name}"
        for name, shape in words.collections.items()
        for field in shape.fields.values()
        if not field.description
    ]
    assert bare == []
