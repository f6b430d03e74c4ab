"""Groups of commands in which one command may be left unnamed: ``habit note "…"``."""

from typing import Any

from habit.cli.plain import PlainGroup


class DefaultGroup(PlainGroup):
    """A group that takes a first word that is none of its commands for the default one's.

    Subclasses name the command for such words, and the one for no words at all.
    """

    default = ""
    bare = ""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The words of the command line, with the command's name put in front if it is missing."""
        if not args and not ctx.resilient_parsing:
            args = [self.bare]
        elif args and args[0] not in {*self.commands, *self.get_help_option_names(ctx)}:
            args = [self.default, *args]
        parsed: list[str] = super().parse_args(ctx, args)
        return parsed
