"""Numbers and places that are printed as typed can be said by language where words stand in them."""

from __future__ import annotations

import pytest

from tests.templates.specimen_recovery import documents, words

CLINIC = """
organisation: {name: {en: Lakeside Clinic, zh-CN: 湖滨诊所}}
languages: [en, zh-CN]
customers: {patients: {title: {en: Patients, zh-CN: 病人}}}
channels:
  window: {title: {en: Window, zh-CN: 窗口}, kind: counter, address: {en: "Ground floor, left", zh-CN: 一层左侧}}
  line: {title: {en: Line, zh-CN: 热线}, kind: telephone, address: 0800-77}
commitments:
  turn:
    promise: {en: Your turn comes in time., zh-CN: 按时就诊。}
    to: [patients]
    at_most: 10 min
    remedy: {none: {en: nothing to give, zh-CN: 不另补偿}}
    invoke: {channels: [window, line]}
"""


@pytest.mark.parametrize(
    ("language", "said", "unsaid"),
    [("en", "Ground floor, left", "一层左侧"), ("zh-CN", "一层左侧", "Ground floor")],
)
def test_a_place_is_said_in_the_language_of_the_document(language, said, unsaid):
    charter = words(documents(CLINIC, language, ("charter",))["charter/charter"])
    assert said in charter
    assert unsaid not in charter
    assert "0800-77" in charter
