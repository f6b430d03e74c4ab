"""The templates of weekly documents: listing them, and copying one to be changed."""

from pathlib import Path

from habit.errors import UsageProblem
from habit.render.templating import TemplateList, template_named, templates_in
from habit.transfer.writing import create_document


def list_templates(folder: str, copied: str | None, name: str | None) -> TemplateList:
    """Every template, after one was copied into the user's own folder if that was asked for."""
    templates = templates_in(folder)
    if copied is None:
        if name is not None:
            raise UsageProblem("--as names a copy. Say which template: --copy hugo")
        return templates
    wanted = name or copied
    if not wanted.replace("-", "").replace("_", "").isalnum():
        raise UsageProblem(f"{wanted!r} is no name. Write letters, digits and dashes.")
    source = template_named(templates, copied)
    suffix = "".join(Path(source.path).suffixes)
    Path(folder).mkdir(mode=0o700, parents=True, exist_ok=True)
    text = Path(source.path).read_text(encoding="utf-8")
    create_document(str(Path(folder, wanted + suffix)), text)
    return templates_in(folder)
