"""The one place where Rich is turned into text, by the facts of the output alone."""

from io import StringIO

from habit.lighttypes import TYPE_CHECKING
from habit.render import Output

if TYPE_CHECKING:
    from rich.console import RenderableType


def drawn(renderables: "list[RenderableType]", output: Output) -> str:
    """What Rich makes of the renderables, without asking the environment or the terminal."""
    from rich.console import Console

    sheet = StringIO()
    console = Console(
        file=sheet,
        width=output.width,
        height=len(renderables) + 1,
        force_terminal=output.colour,
        color_system="standard" if output.colour else None,
        no_color=not output.colour,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
        _environ={},
    )
    for renderable in renderables:
        console.print(renderable, soft_wrap=False)
    lines = (line.rstrip() for line in sheet.getvalue().splitlines())
    return "\n".join(lines) + "\n"
