"""A document from its template: the template speaks a small semantic markup, the markup becomes the block tree."""

from __future__ import annotations

from pathlib import Path

from jinja2 import TemplateError
from jinja2.exceptions import TemplateSyntaxError

from qmsgen.languages import SOURCE
from qmsgen.model.artifact import Artifact
from qmsgen.model.document import Document
from qmsgen.model.occasion import Occasion
from qmsgen.model.policy_set import PolicySet
from qmsgen.stages.render.blocks import Converter
from qmsgen.stages.render.environment import Environment, context
from qmsgen.stages.render.fault import TemplateFault, where
from qmsgen.stages.render.markup import read_tags
from qmsgen.stages.render.speech import Speech

__all__ = ["TemplateFault", "prepare", "render"]


def prepare(folder: Path) -> None:
    """Compile the templates of a folder, so that children forked afterwards need not.

    Only for templates that ship: to compile another's may already cost without end.
    """
    environment = Environment((folder,), Speech(SOURCE))
    for path in sorted(folder.rglob("*.xml")):
        environment.get_template(path.relative_to(folder).as_posix())


def render(
    artifact: Artifact,
    policy_set: PolicySet,
    folders: tuple[Path, ...],
    occasion: Occasion = Occasion(),  # noqa: B008 - a frozen value
) -> Document:
    """Make the document of an artifact; `policy_set` is read in the artifact's language.

    `folders` hold templates, a client's before those that ship. Raises `TemplateFault` with the template's line
    where a template is wrong.
    """
    speech = Speech(artifact.language)
    environment = Environment(folders, speech)
    kind = artifact.document_type
    name = f"{kind.id}/{kind.template}"
    try:
        markup = environment.get_template(name).render(
            context(policy_set, artifact.subject),
            kind=kind,
            control=artifact.control,
            today=occasion.on,
            pack=occasion.pack,
            findings=occasion.findings,
        )
        return Converter(speech, artifact, occasion.on).document(read_tags(markup, name))
    except TemplateSyntaxError as error:
        raise TemplateFault(error.filename or error.name or name, error.lineno, str(error.message)) from error
    except TemplateFault:
        raise
    except SyntaxError as error:  # Python's own, of what Jinja makes of a hundred blocks in one another
        raise TemplateFault(error.filename or name, 1, "nested too deeply") from error
    except RecursionError as error:
        raise TemplateFault(*where(error, name), "nested too deeply") from error
    except MemoryError as error:
        raise TemplateFault(*where(error, name), "needs more memory than a document may take") from error
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError) as error:
        raise TemplateFault(*where(error, name), str(error)) from error
