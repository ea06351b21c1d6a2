"""The command line: one command a module, loaded when it is called; exit codes are known here alone."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Any, Final

import click

from qmsgen import __version__
from qmsgen.cli.ending import Exit, ended
from qmsgen.cli.helping import LANGUAGE, VARIABLE, listen, said, spoken, spoken_parameters
from qmsgen.cli.speech import choose, translate
from qmsgen.cli.telling import flush, prepare

COMMANDS: Final = {
    "init": "Begin a policy set in a new folder.",
    "check": "Say what is wrong with policy sets.",
    "coverage": "Say how strongly the clauses of standards are answered.",
    "build": "Make the documents of policy sets.",
    "translations": "List the translations that a policy set owes.",
    "boilerplate": "Tell how much of each document is still as the packs have it.",
    "obligations": "Say who must do what, by every sentence that the documents print.",
    "audit": "Freeze what an audit compares with, make its papers, read them back.",
    "transition": "Plan the move to the next edition of a standard.",
    "codeowners": "Write who must agree to a change, from the owners that policy sets name.",
    "lsp": "Serve an editor while somebody writes.",
    "list": "List document types, formats, languages, rules, standards, themes.",
    "rule": "Explain a rule.",
}
"""Every command with what it is for, in the order in which one meets them."""


class _Commands(click.Group):
    """Finds a command in the module of its name."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as click asks
        """The commands in the order in which one meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as click asks
        """The command of that name; its module is imported only now."""
        if cmd_name not in COMMANDS:
            return None
        module: Any = import_module(f"qmsgen.cli.{cmd_name}")
        command: click.Command = module.command
        return spoken(command)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Listen for the language first: help and errors are to be in it."""
        listen(args)
        self._help_option = None
        return super().parse_args(ctx, args)

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """The options, their help in the language of the run."""
        return spoken_parameters(super().get_params(ctx))

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The line of usage in the language of the run."""
        pieces = " ".join(map(translate, (self.options_metavar or "", self.subcommand_metavar)))
        formatter.write_usage(ctx.command_path, pieces, translate("Usage:") + " ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - as click asks
        """What the program is, in the language of the run."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(said(self.help) or "")

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - as click asks
        """The commands with one line each, without importing them."""
        with formatter.section(translate("Commands")):
            formatter.write_dl([(name, translate(about)) for name, about in COMMANDS.items()])


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.option("--debug", is_flag=True, envvar="QMSGEN_DEBUG", help="Show tracebacks of faults in qmsgen.")
@click.option(LANGUAGE, envvar=VARIABLE, default="en", metavar="TAG", help="Language of messages, such as zh-CN.")
@click.pass_context
def group(ctx: click.Context, *, debug: bool, language: str) -> None:
    """Quality management documents from a policy set written in YAML."""
    choose(language)
    ctx.obj = {"debug": debug}


def main() -> None:
    """Run a command and end with the exit code that tells how it went."""
    debug = "--debug" in sys.argv or bool(os.environ.get("QMSGEN_DEBUG"))
    prepare()
    code = ended(lambda: group.main(standalone_mode=False, prog_name="qmsgen"), debug=debug)
    sys.exit(ended(flush, debug=debug) or code)


__all__ = ["Exit", "group", "main"]
