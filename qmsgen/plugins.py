"""Plug-ins are modules of a package; a file's name is its registration."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

from qmsgen.errors import UsageError


@cache
def names(package: str) -> tuple[str, ...]:
    """The dotted names of the plug-ins below a package, such as `commitments.remedy_missing`; nothing is imported."""
    top = Path(str(import_module(package).__file__)).parent
    found = (path.relative_to(top).with_suffix("") for path in top.rglob("*.py"))
    dotted = (".".join(path.parts).removesuffix(".__init__") for path in found)
    return tuple(sorted(name for name in dotted if name and not name.split(".")[-1].startswith("_")))


@cache
def top_names(package: str) -> tuple[str, ...]:
    """The plug-ins that lie directly in a package, modules and packages alike."""
    return tuple(dict.fromkeys(name.partition(".")[0] for name in names(package) if name != "__init__"))


def plugin(package: str, name: str) -> ModuleType:
    """Import one plug-in; a name that does not exist is the caller's mistake and lists what there is."""
    if name not in top_names(package) and name not in names(package):
        known = ", ".join(top_names(package))
        raise UsageError(f"no `{name}` in {package.rpartition('.')[2]}", hint=f"known: {known}")
    return import_module(f"{package}.{name}")
