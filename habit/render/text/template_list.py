"""The templates of weekly documents."""

from habit.locale import said
from habit.render import Output, Rendered
from habit.render.harmless import harmless
from habit.render.templating import TemplateList


def write(value: TemplateList, output: Output) -> Rendered:
    """A line for each: its name and its file; then where own ones are kept."""
    del output  # names and paths are the same everywhere
    built_in = said("built in")
    width = max(len(one.name) for one in value.templates)
    lines = [
        f"{one.name.ljust(width)}  {one.path if one.own else built_in}" for one in value.templates
    ]
    lines.append(said("Your own are kept in {folder}").format(folder=value.folder))
    return Rendered("".join(f"{harmless(line)}\n" for line in lines))
