"""Beginning a weekly document out of the store and of the documents beside it."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from habit.actions.planning import looks_of
from habit.actions.updating import UpdateWishes, update_documents
from habit.domain.building import build_week
from habit.domain.daylist import DayList, bare_style, day_list_lines, find_day_list
from habit.domain.daytext import read_week
from habit.domain.document import read_document
from habit.domain.footnotes import with_footnotes
from habit.domain.layouts import Layout, LayoutRow
from habit.domain.passages import Part, Passage
from habit.domain.plans import PlanRow, rated
from habit.domain.plantable import plan_lines
from habit.domain.present import Present
from habit.domain.sheets import Sheet, Source, Wishes, settle
from habit.domain.summaries import (
    Neighbour,
    SummaryContents,
    SummaryCreated,
    SummaryDay,
    carried_front_matter,
    heading_of,
    headings_language,
    last_before,
    next_name,
    of_week,
    without_repeats,
)
from habit.domain.todos import unfinished
from habit.domain.weeks import Week
from habit.errors import UsageProblem
from habit.lighttypes import NamedTuple
from habit.locale import translator
from habit.render.markdown import week_markdown
from habit.render.templating import Template, render_summary, template_named, templates_in
from habit.store.repository import Repository
from habit.transfer.documents import UnreadableDocument, load_document
from habit.transfer.writing import NotWritten, create_document

_STDOUT = "-"
_DAYS = {
    "en": ("Mon:", "Tue:", "Wed:", "Thu:", "Fri:", "Sat:", "Sun:"),
    "zh": ("周一：", "周二：", "周三：", "周四：", "周五：", "周六：", "周日："),
}


class NewSummary(NamedTuple):
    """What the user says of a document to be begun.

    ``folder`` holds the documents beside it; ``output`` is its path, ``-`` for standard
    output, "" for the next name in the folder. ``words`` are for the template.
    """

    week: str = ""
    template: str = "hugo"
    folder: str = "."
    output: str = ""
    words: Sequence[str] = ()


class Place(NamedTuple):
    """Where the user reads and writes: the folder of own templates, the first day of weeks."""

    templates: str
    week_start: int
    language: str


def begin_summary(
    repository: Repository, present: Present, new: NewSummary, place: Place
) -> SummaryCreated:
    """Write a document of a week; what exists is never touched.

    Without a week: the one after the newest document in the folder, or this one.
    """
    template = template_named(templates_in(place.templates), new.template)
    extra = _words(new.words)
    folder = new.folder
    if new.output not in {"", _STDOUT}:
        folder = str(Path(new.output).parent)
    neighbours = _neighbours(folder, present)
    week = _week(new, template, neighbours, present, place)
    last = last_before(neighbours, week)
    language = template.language or headings_language(last) or place.language
    contents = _contents(repository, present, week, last, language)
    text = render_summary(contents, template, extra)
    if new.output == _STDOUT:
        return SummaryCreated("", week, template.name, text)
    path = new.output or _free_path(folder, template, contents, neighbours, last)
    create_document(path, _with_ends_of(last, text))
    if template.suffix == ".md":
        # what stands in it now is what later changes are compared with
        update_documents(
            repository, present, [path], UpdateWishes(week.name), week_start=place.week_start
        )
    return SummaryCreated(path, week, template.name, text)


def _words(pairs: Sequence[str]) -> dict[str, str]:
    words = {}
    for pair in pairs:
        name, equals, text = pair.partition("=")
        if not equals or not name.isidentifier():
            raise UsageProblem(f"--set is NAME=TEXT, such as recipient=Ann, not {pair!r}.")
        words[name] = text
    return words


def _neighbours(folder: str, present: Present) -> list[Neighbour]:
    where = Path(folder)
    if not where.is_dir():
        raise NotWritten(f"There is no folder {folder}.")
    found = []
    for path in sorted(where.glob("*.md")):
        try:
            document = load_document(str(path))
        except UnreadableDocument:
            continue
        sheet = settle(Source(str(path), document), present, Wishes())
        if isinstance(sheet, Sheet):
            found.append(Neighbour(str(path), sheet.week, document))
    return found


def _week(
    new: NewSummary,
    template: Template,
    neighbours: Sequence[Neighbour],
    present: Present,
    place: Place,
) -> Week:
    if new.week or not neighbours or template.suffix != ".md":
        return read_week(new.week, present, place.week_start)
    newest = max(one.week for one in neighbours)
    return Week.holding(newest.last + timedelta(days=1), place.week_start)


def _free_path(
    folder: str,
    template: Template,
    contents: SummaryContents,
    neighbours: Sequence[Neighbour],
    last: Neighbour | None,
) -> str:
    week = contents.week
    if template.suffix != ".md":
        return str(Path(folder, f"weekly-{template.name}-{week.name}{template.suffix}"))
    if there := of_week(neighbours, week):
        raise NotWritten(f"{there.path} is the document of {week.name} already.")
    return str(Path(folder, next_name(last, contents.number)))


def _with_ends_of(last: Neighbour | None, text: str) -> str:
    crlf = last is not None and last.document.lines[0].endswith("\r\n")
    return text.replace("\n", "\r\n") if crlf else text


def _contents(
    repository: Repository, present: Present, week: Week, last: Neighbour | None, language: str
) -> SummaryContents:
    usual = translator(language)("Weekly Summary")
    heading = heading_of(last, week, present.zone, usual)
    notes = repository.day_notes(week.first, week.last)
    before = repository.day_notes(week.first - timedelta(days=7), week.first - timedelta(days=1))
    passages = repository.passages(date.min, week.first)
    days = tuple(
        SummaryDay(day, tuple(one.text for one in notes if one.day == day)) for day in week.days
    )
    tasks, plan = _plan(repository, week, language)
    return SummaryContents(
        title=heading.title,
        number=heading.number,
        week=week,
        written=heading.written,
        language=language,
        front_matter=carried_front_matter(last, heading) if last else "",
        day_list="\n".join(_day_list(passages, days, week, language)),
        table=_table(repository, present, week),
        notes="\n".join(_footnotes(repository, passages, week)),
        plan="\n".join(plan),
        days=tuple(one for one in days if one.notes),
        tasks=tasks,
        open=_todos([one.text for one in notes]),
        todos=_todos(
            [*(one.text for one in before), *_lines_beside_days(last, known=bool(before))]
        ),
    )


def _todos(texts: Sequence[str]) -> list[str]:
    return without_repeats(text for one in texts for text in unfinished(one.splitlines()))


def _lines_beside_days(last: Neighbour | None, *, known: bool) -> list[str]:
    """The lines of the last document, without its days when the store has notes of them."""
    if last is None:
        return []
    lines = [line.rstrip("\r\n") for line in last.document.lines]
    days = find_day_list(lines) if known else None
    if days is not None:
        del lines[days.line : days.line + len(days.lines)]
    return lines


def _latest(passages: Sequence[Passage], part: Part) -> Passage | None:
    return max((one for one in passages if one.part is part), default=None)


def _day_list(
    passages: Sequence[Passage], days: Sequence[SummaryDay], week: Week, language: str
) -> list[str]:
    latest = _latest(passages, Part.DAYS)
    style: DayList | None = find_day_list(latest.text.split("\n")) if latest else None
    if style is not None and latest is not None and latest.week != week.first:
        style = bare_style(style)
    notes = {one.day.isoweekday(): one.notes for one in days}
    names = [(day.isoweekday(), _DAYS[language][day.weekday()]) for day in week.days]
    return day_list_lines(style, notes, names)


def _footnotes(repository: Repository, passages: Sequence[Passage], week: Week) -> list[str]:
    latest = _latest(passages, Part.NOTES)
    texts = [
        f"{named.label}: {named.definition.note}"
        for named in repository.catalog(week.last).active()
        if named.definition.note and (latest is None or named.definition.note not in latest.text)
    ]
    return with_footnotes(latest.text.split("\n") if latest else [], texts)


def _plan(
    repository: Repository, week: Week, language: str
) -> tuple[tuple[PlanRow, ...], Sequence[str]]:
    """The week's plan, or the last one before it."""
    every = repository.plan_tasks(date.min, week.first)
    if not every:
        return (), ()
    newest = every[-1].week
    tasks = [one for one in every if one.week == newest]
    looks = looks_of(repository, Week(newest), language)
    lines = plan_lines(looks.style, tasks, looks.criteria, looks.headings)
    return rated(tasks, looks.criteria, language), lines


def _table(repository: Repository, present: Present, week: Week) -> str:
    layout, rows = _layout(repository, week)
    table = build_week(
        repository.catalog(week.last),
        repository.entries(week.first, week.last),
        repository.goals(),
        week,
        present.day,
        layout,
        rows,
    )
    return week_markdown(table).rstrip("\n")


def _layout(repository: Repository, week: Week) -> tuple[Layout | None, Sequence[LayoutRow]]:
    """The week's own table, or the form of the last one before it."""
    layout, rows = repository.layout(week.first)
    if layout is not None:
        return layout, rows
    earlier = [
        one
        for one in repository.layouts()
        if one.week < week.first and one.week.weekday() == week.first.weekday()
    ]
    if not earlier:
        return None, ()
    newest, rows = repository.layout(earlier[-1].week)
    form = _form(newest.table) if newest else ""
    if not form:
        return None, ()
    moved = [row._replace(week=week.first) for row in rows]
    return Layout(week.first, form, earlier[-1].source), moved


def _form(text: str) -> str:
    """A remembered table without its values; "" when its headings are of one week alone."""
    table = read_document(text).metrics_tables()[0]
    if any(character.isdigit() for word in table.table.header.words for character in word):
        return ""
    cells = [
        (row, column)
        for row in range(len(table.table.body))
        for column in range(1, len(table.weekdays))
    ]
    return "\n".join(table.table.with_cells(dict.fromkeys(cells, "")).lines)
