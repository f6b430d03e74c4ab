"""Commands and groups in our form: plain usage lines, examples, completions without Rich."""

from typing import Any

from typer.core import TyperCommand, TyperGroup

from habit.cli.completion import offer
from habit.locale import said, spoken


class PlainCommand(TyperCommand):
    """A command whose usage line names what it needs without braces.

    Where it ignores unknown options, values may begin with a dash (``-20m``), though not with a
    dash and a letter or two dashes: these are options, wherever they stand before ``--``.
    """

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """What is left of the words; one that looks like an option and is none is refused."""
        unknown = self._unknown_option(ctx, args) if ctx.ignore_unknown_options else None
        if unknown is not None and not ctx.resilient_parsing:
            # alone, so that the library says what is wrong with it, and what may be meant
            ctx.ignore_unknown_options, args = False, [unknown]
        parsed: list[str] = super().parse_args(ctx, args)
        return parsed

    def _unknown_option(self, ctx: Any, args: list[str]) -> str | None:
        options = {name: one for one in self.get_params(ctx) for name in one.opts}
        words = iter(args)
        for word in words:
            if word == "--":
                return None
            if option := options.get(word.partition("=")[0]):
                if "=" not in word and not getattr(option, "is_flag", False):
                    next(words, None)  # its value
            elif word.startswith("--") or (word.startswith("-") and word[1:2].isalpha()):
                return word
        return None

    def get_help(self, ctx: Any) -> str:
        """The help in the reader's language."""
        from habit.cli.help import help_of

        return help_of(self, ctx, super().get_help)

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """The words after the command's name in its usage line."""
        return [piece.strip("{}") for piece in super().collect_usage_pieces(ctx)]

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """The options that may come next."""
        return [_in_one_line(item) for item in super().shell_complete(ctx, incomplete)]


class PlainGroup(TyperGroup):
    """A group whose commands are offered in the same form."""

    def get_help(self, ctx: Any) -> str:
        """The help in the reader's language."""
        from habit.cli.help import help_of

        return help_of(self, ctx, super().get_help)

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """The commands and options that may come next."""
        items = super().shell_complete(ctx, incomplete)
        if spoken() != "en":
            from habit.cli.help import paragraphs

            for item in items:  # the library has cut the English short
                if text := getattr(self.commands.get(item.value), "help", None):
                    item.help = paragraphs(text)[0]
        return [_in_one_line(item) for item in items]


def example(*lines: str) -> str:
    """An epilog of examples, each on a line of its own."""
    # the backspace tells Typer not to join the lines into a paragraph
    return "\n".join(["\b", "Example:", *(f"  habit {line}" for line in lines)])


def _in_one_line(item: Any) -> Any:
    if item.help:
        item.value, item.help = offer(item.value, said(item.help)), None
    return item
