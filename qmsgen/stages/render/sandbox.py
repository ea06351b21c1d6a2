"""What templates may touch: declared properties and plain values; nothing of Python, nothing that costs without end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any, Final

from jinja2 import Undefined
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.runtime import BlockReference, LoopContext, Macro, TemplateReference
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace

from qmsgen.model.artifact import Artifact
from qmsgen.model.element import Element
from qmsgen.model.policy_set import PolicySet

_OF_ELEMENTS: Final = frozenset({"id", "target", "top"})
_OF_SETS: Final = frozenset(
    {"organisation", "languages", "source_language", "language", "standards", "name", "packs", "removed"}
)
_OF_MAPPINGS: Final = frozenset({"items", "keys", "values", "get"})
_OF_ARTIFACTS: Final = frozenset(
    {"document_type", "subject", "control", "language", "formats", "name", "packs", "removed"}
)
_OF_DATES: Final = frozenset({"year", "month", "day", "isoformat"})
_OPEN: Final = (
    Mapping,
    str,
    tuple,
    list,
    Undefined,
    LoopContext,
    Macro,
    TemplateReference,
    BlockReference,
    TemplateModule,
    Namespace,
)
"""Plain values, and the tools of the template language itself; of all else nothing is seen but what is listed here."""
_FILTERS_LEFT_OUT: Final = ("attr", "pprint", "random", "safe", "tojson", "urlize", "xmlattr")
"""Ways round the escaping, out of the sandbox, or to a result that differs from run to run."""
_MOST: Final = 10_000
"""So large may a power be, so often may a text be repeated."""


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, closed for everything that is not known to be harmless."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - as in Jinja
        super().__init__(**options)
        for name in _FILTERS_LEFT_OUT:
            del self.filters[name]

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - as in Jinja
        """A declared property of an element, a collection of a set, a field of a value; else as the sandbox says."""
        if isinstance(obj, Mapping) and attribute not in _OF_MAPPINGS:
            return super().getitem(obj, attribute)
        if isinstance(obj, _OPEN):
            return super().getattr(obj, attribute)
        if _is_property(obj, attribute):
            return getattr(obj, attribute)
        return self.undefined(f"{_name(obj)} has no `{attribute}`", obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401 - as in Jinja
        """An item of a list or mapping; whatever else is asked by name has properties, not items."""
        if isinstance(argument, str) and not isinstance(obj, Mapping):
            return self.getattr(obj, argument)
        return super().getitem(obj, argument)

    def is_safe_callable(self, obj: Any) -> bool:  # noqa: ANN401 - as in Jinja
        """Nothing of an element or a set can be called."""
        owner = getattr(obj, "__self__", None)
        return not isinstance(owner, Element | PolicySet) and super().is_safe_callable(obj)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401 - as in Jinja
        """A product, power or remainder of numbers; a text repeated, but not without end."""
        if isinstance(left, str) and operator == "%":
            raise SecurityError("`%` does not fill texts; name the gaps of a phrase")
        sizes = [abs(value) for value in (left, right) if isinstance(value, int)]
        repeats = operator == "*" and not (_is_number(left) and _is_number(right))
        if (repeats or operator == "**") and max(sizes, default=0) > _MOST:
            raise SecurityError(f"`{operator}` with more than {_MOST}")
        return super().call_binop(context, operator, left, right)


def _is_number(value: object) -> bool:
    return not isinstance(value, str | list | tuple)


def _is_property(obj: object, name: str) -> bool:
    if isinstance(obj, Element):
        return name in obj.shape.fields or name in _OF_ELEMENTS
    if isinstance(obj, PolicySet):
        return name in obj.collections or name in _OF_SETS
    if isinstance(obj, date):
        return name in _OF_DATES
    if isinstance(obj, Artifact):
        return name in _OF_ARTIFACTS
    if is_dataclass(obj) and not isinstance(obj, type):
        return not name.startswith("_") and any(field.name == name for field in fields(obj))
    return False


def _name(obj: object) -> str:
    return f"a {obj.shape.kind}" if isinstance(obj, Element) else f"a {type(obj).__name__}"
