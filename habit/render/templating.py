"""Weekly documents out of templates: the built-in ones, and the user's own copies of them."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from habit.domain.languages import LANGUAGES
from habit.domain.summaries import SummaryContents
from habit.domain.todos import without_box
from habit.errors import HabitError, NothingFound
from habit.lighttypes import NamedTuple
from habit.locale import translator
from habit.render.longdates import long_date, long_range

if TYPE_CHECKING:
    from jinja2 import Environment

BUILT_IN = Path(__file__).with_name("templates")
_SUFFIX = ".j2"


class BrokenTemplate(HabitError):
    """A template cannot be used; the message says where and why."""


class Template(NamedTuple):
    """One template: its name, its file, and whether it is the user's own.

    The file's name is the template's, the suffix of what it makes, and ``.j2``; before the
    suffix the language of its own words, if it has any: ``email.en.txt.j2``.
    """

    name: str
    path: str
    own: bool

    @property
    def suffix(self) -> str:
        """The suffix of the documents that it makes: ``.md``."""
        return Path(self.path.removesuffix(_SUFFIX)).suffix or ".md"

    @property
    def language(self) -> str:
        """The language that its own words are in, "" where they follow the document's."""
        named = Path(self.path).name.split(".")[1:]
        return next((one for one in named if one in LANGUAGES), "")


class TemplateList(NamedTuple):
    """The templates there are. ``folder`` is where the user's own stand, or would."""

    folder: str
    templates: tuple[Template, ...]


def templates_in(folder: str) -> TemplateList:
    """Every template by its name; the user's own takes the place of a built-in one."""
    found: dict[str, Template] = {}
    for where, own in ((BUILT_IN, False), (Path(folder), True)):
        for path in sorted(where.glob(f"*{_SUFFIX}")) if where.is_dir() else ():
            name = path.name.partition(".")[0]
            found[name] = Template(name, str(path), own)
    return TemplateList(folder, tuple(found[name] for name in sorted(found)))


def template_named(templates: TemplateList, name: str) -> Template:
    """The template of that name, or NothingFound with the names there are."""
    for one in templates.templates:
        if one.name == name:
            return one
    names = ", ".join(one.name for one in templates.templates)
    raise NothingFound(f"There is no template {name!r}. There are {names}.")


def render_summary(contents: SummaryContents, template: Template, extra: Mapping[str, str]) -> str:
    """The document that a template makes of these contents and of the user's own words."""
    # half a second in the year's rarest command, and nothing in any other
    from jinja2 import TemplateError  # noqa: PLC0415 - see above

    words = contents._asdict() | {
        "dates": long_range(contents.week.first, contents.week.last, contents.language)
    }
    try:
        source = Path(template.path).read_text(encoding="utf-8")
        text = _environment(contents.language).from_string(source).render({**words, **extra})
    except TemplateError as problem:
        number = getattr(problem, "lineno", None)
        line = f":{number}" if number else ""
        raise BrokenTemplate(f"{template.path}{line}: {problem}") from None
    except (OSError, UnicodeDecodeError) as problem:
        raise BrokenTemplate(f"{template.path} cannot be read: {problem}") from None
    except (ArithmeticError, LookupError, TypeError, ValueError, AttributeError) as problem:
        raise BrokenTemplate(f"{template.path}: {problem}") from None
    return text.rstrip("\n") + "\n"


def _environment(language: str) -> "Environment":
    from jinja2 import StrictUndefined  # noqa: PLC0415 - see above
    from jinja2.sandbox import SandboxedEnvironment  # noqa: PLC0415 - see above

    environment = SandboxedEnvironment(
        autoescape=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )

    def date_text(day: date) -> str:
        return long_date(day, language)

    environment.filters["date"] = date_text
    environment.filters["undone"] = without_box
    environment.globals["_"] = translator(language)
    return environment
