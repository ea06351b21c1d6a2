"""A client's own looks: a theme, the brand laid over it, its colours made readable, its files made harmless."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from qmsgen import resources
from qmsgen.branding.colours import mended
from qmsgen.branding.files import BrandFault, read_file
from qmsgen.branding.logo import decoded
from qmsgen.branding.word_base import read_base
from qmsgen.errors import QmsgenError
from qmsgen.model.contrast import mixed
from qmsgen.model.defect import defect
from qmsgen.model.element import Element
from qmsgen.model.finding import Finding
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.source import Mapping as Nodes
from qmsgen.model.source import Place
from qmsgen.model.spelling import nearest
from qmsgen.model.theme import Theme
from qmsgen.model.theme_file import read_theme, theme_of

OWN = "templates/themes/{name}/theme.yaml"
"""Where a set has a theme of its own."""
_TINT = 0.08
"""How much of the accent is in a tint that is made from it."""


@dataclass(frozen=True, slots=True)
class Dressed:
    """The theme that the documents of a set are made with, and what is wrong or was changed."""

    theme: Theme
    findings: tuple[Finding, ...] = ()


def shipped_themes() -> tuple[str, ...]:
    """The themes that ship."""
    return tuple(sorted(path.parent.name for path in _themes().glob("*/theme.yaml")))


@cache
def shipped_theme(name: str) -> Theme:
    """A theme that ships."""
    return read_theme(_themes() / name / "theme.yaml")


def default_theme(policy_set: PolicySet) -> str:
    """The theme of a set that names none: its own brand's ground, else what is usual in its first language."""
    if policy_set.brand is not None:
        return "brand"
    return "cn-classic" if policy_set.source_language.startswith("zh") else "standard"


def dressed(folder: Path, policy_set: PolicySet, own: Mapping[str, Nodes], asked: str = "") -> Dressed:
    """The theme `asked` for, else the set's, with the brand of the set laid over it.

    `own` holds the themes that the set brings along, `folder` is where the files of the brand lie.
    """
    brand = policy_set.brand
    if brand is not None and any(path[: len(brand.path)] == brand.path for path in policy_set.material.broken):
        brand = None
    findings: list[Finding] = []
    theme = _ground(policy_set, brand, own, asked, findings)
    if brand is not None:
        theme = _arranged(theme, brand)
        theme = _with_files(theme, brand, folder, findings)
    colours, changes = mended(theme.colours)
    findings += (_changed(change, theme, brand) for change in changes)
    return Dressed(replace(theme, colours=colours), tuple(findings))


def _ground(
    policy_set: PolicySet, brand: Element | None, own: Mapping[str, Nodes], asked: str, findings: list[Finding]
) -> Theme:
    """The theme before the brand is laid over it."""
    named = str(brand.theme) if brand is not None and brand.theme else ""
    known = tuple(sorted({*shipped_themes(), *own}))
    if named and named not in known and brand is not None:
        near = nearest(named, known)
        hint = phrase("did you mean `{name}`?", name=near) if near else phrase("known: {names}", names=", ".join(known))
        message = phrase("no theme `{name}`", name=named)
        findings.append(Finding.of(defect("unknown-theme"), brand.place_of("theme"), message, hint))
    wanted = next((name for name in (asked, named) if name in known), default_theme(policy_set))
    if wanted not in own:
        return shipped_theme(wanted)
    try:
        return theme_of(own[wanted], wanted)
    except QmsgenError as fault:
        message = phrase("the theme cannot be used: {why}", why=str(fault.message))
        place = Place(OWN.format(name=wanted))
        cure = phrase("in `theme.yaml`: {cure}", cure=str(fault.hint)) if fault.hint else None
        findings.append(Finding.of(defect("brand-file"), place, message, cure))
        return shipped_theme(default_theme(policy_set))


def _arranged(theme: Theme, brand: Element) -> Theme:
    """A theme with the colours, faces and arrangement of a brand."""
    colours = {name: str(value).lower() for name, value in _given(brand.colours)}
    if "accent" in colours and theme.colours.tinted:
        colours.setdefault("tint", mixed(colours["accent"], theme.colours.paper, _TINT))
    faces: dict[str, Any] = {name: str(value) for name, value in _given(brand.faces)}
    kinds: dict[str, Any] = {
        name: str(kind)
        for name in ("header", "tables", "cover", "mark")
        if (kind := getattr(brand, name)) and kind != "from-base"
    }
    return replace(
        theme,
        colours=replace(theme.colours, **colours),
        faces=replace(theme.faces, **faces),
        arrangement=replace(theme.arrangement, **kinds),
    )


def _given(record: Element | None) -> Iterator[tuple[str, Any]]:
    if record is not None:
        for field, _ in record.entries():
            yield field.name, getattr(record, field.name)


def _with_files(theme: Theme, brand: Element, folder: Path, findings: list[Finding]) -> Theme:
    """A theme with the logo and the Word file of a brand; one that cannot be used is left out and told."""
    made: dict[str, Any] = {}
    for name in ("logo", "word_base"):
        if not getattr(brand, name):
            continue
        try:
            data = read_file(folder, str(getattr(brand, name)))
            if name == "logo":
                made[name] = decoded(data)
            else:
                made[name], stripped = read_base(data, keeps_header=brand.header == "from-base")
                findings += (
                    Finding.of(defect("base-stripped"), brand.place_of(name), told, phrase("nothing need be done"))
                    for told in stripped
                )
        except BrandFault as fault:
            findings.append(Finding.of(defect("brand-file"), brand.place_of(name), fault.message, fault.hint))
    return replace(theme, **made)


def _changed(change: tuple[str, str, str], theme: Theme, brand: Element | None) -> Finding:
    name, before, after = change
    given = brand is not None and brand.colours is not None and brand.colours.given(name)
    place = brand.place_of("colours", name) if given and brand is not None else Place(OWN.format(name=theme.name))
    if brand is not None and not given and theme.name in shipped_themes():
        place = brand.place_of("colours")
    message = phrase(
        "the colour `{name}` cannot be read on its ground: `{before}` was changed to `{after}`",
        name=name,
        before=before,
        after=after,
    )
    return Finding.of(
        defect("contrast-mended"), place, message, phrase("write `{after}`, or another dark enough", after=after)
    )


def _themes() -> Path:
    return resources.folder("templates") / "themes"
