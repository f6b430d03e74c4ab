"""What metrics may be called: names that a command can tell apart from values and days."""

from unicodedata import category

from habit.domain.catalog import Catalog
from habit.domain.daytext import NotADay, day_named, shown
from habit.domain.kinds.infer import can_read
from habit.domain.labels import full_key, short_key, slug_of
from habit.domain.metrics import Combine, Kind, Metric
from habit.errors import UsageProblem

LONGEST_NAME = 40
LONGEST_LABEL = 100

_PARTS_OF_VALUES = frozenset({"ago", "last", "am", "pm", "now", "no"})
"""Words that stand inside values (``20m ago``, ``11:40 pm``) or are answered with."""


class NotAName(UsageProblem):
    """A metric cannot be called this."""


def checked_name(text: str, catalog: Catalog) -> str:
    """A slug or alias in lower case, if it is well formed, no value and not taken."""
    name = text.strip().casefold()
    refuse_values(name)
    if not is_name(name):
        near = slug_of(short_key(text))[:LONGEST_NAME].strip("-")
        raise NotAName(f"{shown(text)} is no name. Write letters, digits and dashes: {near}.")
    refuse_taken(name, catalog)
    return name


def slug_for(label: str, catalog: Catalog) -> str:
    """The slug of a metric that is added under this label."""
    return checked_name(slug_of(short_key(label))[:LONGEST_NAME].strip("-"), catalog)


def checked_label(text: str, catalog: Catalog) -> str:
    """A label without outer blanks, if it can be printed in one line and is not taken."""
    label = text.strip()
    if not label:
        raise NotAName("A label is missing.")
    if len(label) > LONGEST_LABEL:
        raise NotAName(f"{shown(label)} is too long: {LONGEST_LABEL} characters are the most.")
    check_line(label, "A label")
    refuse_values(label.casefold())
    refuse_taken(label.casefold(), catalog)
    return label


def check_line(text: str, what: str) -> None:
    """Refuse line breaks and control characters in a text that is printed in one line."""
    for character in text:
        if category(character) in {"Cc", "Cs", "Zl", "Zp"}:
            raise NotAName(f"{what} is one line without control characters: {shown(text)}.")


def is_name(text: str) -> bool:
    """Whether the text is well formed as a name: words of letters and digits with dashes."""
    return len(text) <= LONGEST_NAME and slug_of(full_key(text)) == text


def refuse_values(text: str) -> None:
    """Refuse what would be taken for a value or a day, as a name or a label."""
    if _is_value(text) or _is_day(text):
        raise NotAName(f"{shown(text)} means a value or a day. Find the metric another name.")


def refuse_taken(name: str, catalog: Catalog) -> None:
    """Refuse a name that a metric answers to already."""
    if owner := catalog.exact(name):
        archived = ", which is archived" if owner.definition.archived else ""
        raise NotAName(f"{shown(name)} is taken: it means {owner.metric.slug}{archived}.")


def _is_value(text: str) -> bool:
    metrics = (Metric("", "", kind, "", Combine.SUM, 0) for kind in Kind)
    return text in _PARTS_OF_VALUES or any(can_read(metric, text) for metric in metrics)


def _is_day(text: str) -> bool:
    try:
        return day_named(text) is not None
    except NotADay:
        return True
