"""The templates of weekly documents as JSON."""

from habit.render import Output, Rendered
from habit.render.jsonform.document import document
from habit.render.templating import TemplateList


def write(value: TemplateList, output: Output) -> Rendered:
    """Their names and files, and the folder of the user's own."""
    del output  # JSON is the same everywhere
    templates = [one._asdict() for one in value.templates]
    return Rendered(document({"folder": value.folder, "templates": templates}))
