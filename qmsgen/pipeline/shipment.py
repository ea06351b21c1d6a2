"""What ships with qmsgen: clause catalogues, document types, packs, themes and profiles, as they read in a language."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from qmsgen import languages, resources
from qmsgen.branding import shipped_theme, shipped_themes
from qmsgen.model.clause_facts import with_facts
from qmsgen.model.element import Element
from qmsgen.model.pack import PACK
from qmsgen.model.policy_set import CATALOGUES, Outside, PolicySet
from qmsgen.model.source import Mapping as Nodes
from qmsgen.model.vocabulary import vocabulary
from qmsgen.packs import shipped_pack, shipped_packs
from qmsgen.profiles import shipped_profiles
from qmsgen.stages.assemble import assemble
from qmsgen.stages.load import load


@cache
def shipped() -> Outside:
    """What ships with qmsgen and a set may name: the clause catalogues and the document types."""
    words = vocabulary()
    standards = {Path(file.name).stem: file for file in load(resources.folder("standards")).files}
    types = {
        folder.name: file
        for folder in sorted(resources.folder("templates").iterdir())
        if (folder / "document.yaml").is_file()
        for file in load(folder).files
    }
    return {
        CATALOGUES: {name: (words.record("catalogue"), with_facts(file.root)) for name, file in standards.items()},
        "document-types": {name: (words.record("document-type"), file.root) for name, file in types.items()},
    }


def document_types(language: str = languages.SOURCE) -> tuple[Element, ...]:
    """The document types that ship, as they read in a language."""
    return _bare_set().reading(language).shipped("document-types")


def catalogues(language: str = languages.SOURCE) -> tuple[Element, ...]:
    """The clause catalogues that ship, as they read in a language."""
    return _bare_set().reading(language).shipped(CATALOGUES)


def packs(language: str = languages.SOURCE) -> tuple[Element, ...]:
    """What the packs that ship say of themselves, as it reads in a language."""
    bare = _bare_set().reading(language)
    shape = vocabulary().record(PACK)
    return tuple(
        bare.record(shape, about, ("packs", name))
        for name in shipped_packs()
        if isinstance(about := shipped_pack(name).get(PACK), Nodes)
    )


def themes(language: str = languages.SOURCE) -> tuple[tuple[str, str], ...]:
    """The themes that ship, each with what it is for."""
    about = ((name, shipped_theme(name).description) for name in shipped_themes())
    return tuple((name, said.get(language, said.get(languages.SOURCE, ""))) for name, said in about)


def profile_titles(language: str = languages.SOURCE) -> tuple[tuple[str, str], ...]:
    """The profiles that ship, each with what it is for."""
    about = ((name, one.description) for name, one in sorted(shipped_profiles().items()))
    return tuple((name, said.get(language, said.get(languages.SOURCE, ""))) for name, said in about)


def _bare_set() -> PolicySet:
    return assemble("", (), vocabulary(), outside=shipped()).policy_set
