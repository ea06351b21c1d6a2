"""Policy sets of any size, the same on every machine: processes of ten steps with their roles and records."""

from __future__ import annotations

from pathlib import Path

_HEAD = """organisation:
  name: {en: Example Service Ltd., zh-CN: 示例服务有限公司}
languages: [en]
customers:
  households: {title: Households}
roles:
  manager: {title: Manager}
  agent: {title: Agent, reports_to: manager}
records:
  order:
    title: Order
    number: R-1
    filled_by: [agent]
    kept_by: manager
    retention: 5 years
    retention_from: the day the order is closed
    disposal: Erased from the system
measures:
  on-time: {title: On time, unit: "%", how_often: monthly, target: ≥ 95 %, owner: manager, source: Orders}
"""
_PROCESS = """  process-{n}:
    title: Process {n}
    owner: manager
    purpose: Work number {n} is done in time and right the first time.
    inputs:
      - {{from: households, what: A request}}
    outputs:
      - {{to: households, what: A result}}
    measures: [on-time]
    steps:
"""
_STEP = """      step-{s}:
        do: Do part {s} of work {n} and note what was found.
        by: {{responsible: [agent], accountable: manager}}
        within: {s} h
        record: order
"""


def write_set(folder: Path, processes: int) -> int:
    """Write a set with so many processes, a hundred a file; the result is its size in bytes."""
    folder.mkdir(parents=True)
    files = {"qms.yaml": _HEAD}
    for start in range(0, processes, 100):
        body = "".join(_process(n) for n in range(start, min(start + 100, processes)))
        files[f"processes-{start:05}.yaml"] = f"processes:\n{body}"
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return sum(len(text.encode()) for text in files.values())


def _process(n: int) -> str:
    return _PROCESS.format(n=n) + "".join(_STEP.format(n=n, s=s) for s in range(1, 11))
