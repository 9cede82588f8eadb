"""Commands as the command-line library has them, speaking Indonesian or English."""

from __future__ import annotations

from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from output.command.language import choose_language, framework_words, language, say

# The library exports only what derives from it.
_UsageError: type[Exception] = typer.BadParameter.__bases__[0]
HELP_NAMES = {"help_option_names": ["-h", "--help"]}


class Spoken:
    """A command whose help and refusals are in the language that was asked for."""

    params: list[Any]
    help: str | None
    epilog: str | None

    def make_context(self, *args: Any, **extra: Any) -> Any:
        for param in self.params:  # a refusal names them
            _translate(param)
        try:
            return super().make_context(*args, **extra)  # type: ignore[misc]
        except _UsageError as error:
            raise _spoken(error) from None

    def invoke(self, context: Any) -> Any:
        try:
            return super().invoke(context)  # type: ignore[misc]
        except _UsageError as error:
            raise _spoken(error) from None

    def get_help(self, context: Any) -> str:
        for part in (self, *self.params, *getattr(self, "commands", {}).values()):
            _translate(part)
        text: str = super().get_help(context)  # type: ignore[misc]
        return framework_words(text)


class SpokenCommand(Spoken, TyperCommand):
    """One command."""


class SpokenGroup(Spoken, TyperGroup):
    """The program: it learns the language before anything is refused or explained."""

    def make_context(self, info_name: str | None, args: list[str], *rest: Any, **extra: Any) -> Any:
        choose_language(_asked(args))
        return super().make_context(info_name, args, *rest, **extra)


def _asked(args: list[str]) -> Any:
    """The language that the arguments name, wherever `--lang` stands among them."""
    for place, arg in enumerate(args):
        name, _, value = arg.partition("=")
        if name == "--lang":
            value = value or (args[place + 1] if place + 1 < len(args) else "")
            return value if value in ("id", "en") else None
    return None


def _translate(part: Any) -> None:
    """The help of a command or an option in the language, and what stands for a value in it; they
    were written in Indonesian."""
    for name in ("help", "epilog", "metavar"):
        text = getattr(part, name, None)
        if text:
            written = part.__dict__.setdefault(f"_{name}_as_written", text)
            setattr(part, name, say(written))


def _spoken(error: Any) -> Any:
    """The refusal, shown in the language; the help that stands for one is left alone."""
    if type(error).__name__ == "NoArgsIsHelpError":
        return error
    help_word = "Help" if language() == "en" else "Bantuan"

    def show(file: Any = None) -> None:
        context = error.ctx
        if context is not None:
            names = context.help_option_names
            typer.echo(framework_words(context.get_usage()), file=file, err=True)
            typer.echo(f"{help_word}: {context.command_path} {names[-1]}\n", file=file, err=True)
        typer.echo(f"selaras: {framework_words(error.format_message())}", file=file, err=True)

    error.show = show
    return error
