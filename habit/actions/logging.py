"""Recording what happened."""

from collections.abc import Iterable, Sequence
from datetime import date

from habit.actions.assigning import Assignment, assignments, begins_with_an_entry
from habit.actions.cells import Cells, command_text
from habit.domain.catalog import Catalog
from habit.domain.daytext import NotADay, read_day
from habit.domain.logged import Logged, LoggedEntry
from habit.domain.present import Present
from habit.errors import UsageProblem
from habit.lighttypes import NamedTuple
from habit.store.repository import Repository


class LogOptions(NamedTuple):
    """How values are logged.

    ``day`` is the day as it was typed, or None for the latest occurrence. ``replace`` puts a
    count or amount in place of the day's earlier one; ``second`` takes the later of a clock
    time that exists twice.
    """

    day: str | None = None
    replace: bool = False
    second: bool = False

    @property
    def words(self) -> list[str]:
        """The options as the user wrote them."""
        day = [] if self.day is None else ["--day", self.day]
        return day + ["--set"] * self.replace + ["--second"] * self.second


def log_words(
    repository: Repository, present: Present, words: Sequence[str], options: LogOptions
) -> Logged:
    """Write the values that the words of one command name, all in one change or none."""
    if not all(word.strip() for word in words[1:]):
        raise UsageProblem("A value is empty. Write it; without one, habit log run marks the day.")
    day = None if options.day is None else read_day(options.day, present)
    with repository.transaction():
        catalog, cells = repository.catalog(present.day), Cells(repository, present)
        try:
            written = _put_all(cells, assignments(words, catalog, present), day, options)
        except UsageProblem as problem:
            if "\n" in str(problem) or not begins_with_an_entry(words, catalog, present):
                raise
            raise UsageProblem(f"{problem}\nNothing was written.") from problem
        return _record(
            repository, present, cells, written, command_text("log", words, options.words)
        )


def log_lines(
    repository: Repository, present: Present, lines: Iterable[str], options: LogOptions
) -> Logged:
    """Write the values of many lines, ``[DAY] METRIC VALUE…`` each, all in one change or none.

    Empty lines and those that begin with ``#`` are passed over. An error names its line.
    """
    day = None if options.day is None else read_day(options.day, present)
    written: list[LoggedEntry] = []
    with repository.transaction():
        catalog, cells = repository.catalog(present.day), Cells(repository, present)
        for number, line in enumerate(lines, start=1):
            words = line.split()
            if not words or words[0].startswith("#"):
                continue
            try:
                own_day, rest = _leading_day(words, catalog, present)
                found = assignments(rest, catalog, present)
                written += _put_all(cells, found, own_day or day, options)
            except UsageProblem as problem:
                raise UsageProblem(
                    f"line {number}: {problem}\nNothing was written. Correct the line first."
                ) from problem
        if not written:
            raise UsageProblem(
                "There was nothing to read. A line is [DAY] METRIC VALUE, such as: mon sleep 3:40"
            )
        command = command_text("log", ["-", f"({len(written)} values)"], options.words)
        return _record(repository, present, cells, written, command)


def _put_all(
    cells: Cells, found: Iterable[Assignment], day: date | None, options: LogOptions
) -> list[LoggedEntry]:
    return [
        cells.put(one.named, one.text, day, replace=options.replace, second=options.second)
        for one in found
    ]


def _record(
    repository: Repository,
    present: Present,
    cells: Cells,
    written: Sequence[LoggedEntry],
    command: str,
) -> Logged:
    if edits := cells.edits():
        repository.record(command, edits, present.now)
    return Logged(tuple(written))


def _leading_day(
    words: Sequence[str], catalog: Catalog, present: Present
) -> tuple[date | None, Sequence[str]]:
    if len(words) == 1 or catalog.exact(words[0]):
        return None, words
    try:
        return read_day(words[0], present), words[1:]
    except NotADay:
        return None, words
