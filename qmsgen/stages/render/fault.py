"""What is wrong with a template, at the template's line."""

from __future__ import annotations

from qmsgen.errors import QmsgenError


class TemplateFault(QmsgenError):
    """A template cannot be used: a wrong tag, an unknown name, a forbidden call."""

    def __init__(self, template: str, line: int, message: str) -> None:
        super().__init__(f"template {template}:{line}: {message}")
        self.template = template
        self.line = line


def where(error: BaseException, template: str) -> tuple[str, int]:
    """The template and line that an exception came from: the innermost frame of its traceback in a template."""
    found = (template, 1)
    traceback = error.__traceback__
    while traceback is not None:
        name = traceback.tb_frame.f_code.co_filename
        if name.endswith(".xml"):
            found = (name, traceback.tb_lineno)
        traceback = traceback.tb_next
    return found
