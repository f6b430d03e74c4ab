"""Finding out which words of a command name metrics and which are their values."""

from collections.abc import Sequence

from habit.domain.catalog import Catalog, Named, UnknownMetric
from habit.domain.daytext import NotADay, day_named
from habit.domain.kinds import read_entry
from habit.domain.kinds.rules import MARKS, NotAValue
from habit.domain.metrics import Kind
from habit.domain.present import Present
from habit.errors import UsageProblem
from habit.lighttypes import NamedTuple

LONGEST_VALUE = 5
"""More words than any value takes (``last night 11:40 pm`` has four)."""

MARKABLE = frozenset({Kind.CHECK, Kind.COUNT, Kind.AMOUNT})
"""The kinds that a bare ``habit log METRIC`` marks as done."""


class Assignment(NamedTuple):
    """One metric and the text of its value; "" is a bare mark."""

    named: Named
    text: str


class _Split(NamedTuple):
    """One way to read the words; the lower ``cost``, the less is taken for granted."""

    cost: tuple[int, int]
    assignments: tuple[Assignment, ...]


_END = [_Split((0, 0), ())]


def assignments(words: Sequence[str], catalog: Catalog, present: Present) -> list[Assignment]:
    """The metrics and values that ``words`` are: ``up 8:55 sleep 3:40`` are two.

    Names written in full come before beginnings of names, and long values before short ones.
    Raises UsageProblem when there is no way to read the words, or more than one.
    """
    splits = _Splitter(words, catalog, present).splits(0)
    if not splits:
        splits = _Splitter(words, catalog, present, names_in_values=True).splits(0)
    if not splits:
        raise _reason(words, catalog, present)
    if len(splits) > 1:
        one, other = (_shown(split) for split in splits[:2])
        raise UsageProblem(
            f"{' '.join(words)!r} can be read as {one}, or as {other}. Log one metric at a time."
        )
    return list(splits[0].assignments)


class _Splitter:
    """All ways to read the words from a position on, each position looked at once.

    A metric's name ends the value before it. ``names_in_values`` lifts that, for someone who
    calls a metric ``night`` and logs ``last night 23:50``.
    """

    def __init__(
        self,
        words: Sequence[str],
        catalog: Catalog,
        present: Present,
        *,
        names_in_values: bool = False,
    ) -> None:
        self._names_in_values = names_in_values
        self._words = words
        self._present = present
        self._catalog = catalog
        self._longest_name = max(
            (len(name.split()) for named in catalog for name in named.names), default=1
        )
        self._known: dict[int, list[_Split]] = {len(words): _END}

    def splits(self, start: int) -> list[_Split]:
        """The cheapest ways to read the words from ``start`` to the end."""
        if start not in self._known:
            found = [
                split
                for named, taken, guesses in self._names(start)
                for split in self._after_name(named, start + taken, guesses)
            ]
            least = min((split.cost for split in found), default=(0, 0))
            self._known[start] = [split for split in found if split.cost == least]
        return self._known[start]

    def _names(self, start: int) -> list[tuple[Named, int, int]]:
        found = []
        longest = min(self._longest_name, len(self._words) - start)
        for taken in range(longest, 0, -1):
            named = self._catalog.exact(" ".join(self._words[start : start + taken]))
            if named is not None:
                found.append((named, taken, 0))
        word = self._words[start]
        # after a metric, "no" is an answer and not the beginning of "notes"
        answers = start > 0 and word.casefold() == "no"
        if not found and not answers and (named := self._catalog.beginning(word)):
            found.append((named, 1, 1))
        return found

    def _after_name(self, named: Named, start: int, guesses: int) -> list[_Split]:
        found = []
        for end in range(start, self._value_limit(start) + 1):
            text = " ".join(self._words[start:end])
            if not readable(named, text, self._present):
                continue
            for (more, groups), rest in self.splits(end):
                assignment = Assignment(named, text)
                found.append(_Split((guesses + more, 1 + groups), (assignment, *rest)))
        return found

    def _value_limit(self, start: int) -> int:
        limit = min(start + LONGEST_VALUE, len(self._words))
        if self._names_in_values:
            return limit
        names = (at for at in range(start, limit) if self._catalog.exact(self._words[at]))
        return next(names, limit)


def readable(named: Named, text: str, present: Present) -> bool:
    """Whether the text is a value of the metric, be it one that cannot be logged now."""
    if not text and named.metric.kind not in MARKABLE:
        return False
    try:
        read_entry(named.metric, text, present)
    except NotAValue:
        return False
    except UsageProblem:  # a time to come, or one that the clocks went over
        return True
    return True


def begins_with_an_entry(words: Sequence[str], catalog: Catalog, present: Present) -> bool:
    """Whether a metric and a value stand before whatever is wrong with the words."""
    try:
        named, rest = _leading_name(words, catalog)
    except UnknownMetric:
        return False
    return any(readable(named, " ".join(rest[:end]), present) for end in range(1, len(rest)))


def _shown(split: _Split) -> str:
    return ", ".join(f"{one.named.metric.slug} {one.text}".strip() for one in split.assignments)


def _reason(
    words: Sequence[str], catalog: Catalog, present: Present, *, first: bool = True
) -> UsageProblem:
    """Why the words cannot be read: the first name or value that is none."""
    try:
        named, rest = _leading_name(words, catalog)
    except UnknownMetric as problem:
        if first and words[0][:1].isdigit():
            return UsageProblem(
                f"{words[0]!r} is a value. Its metric goes before it: habit log sleep 3:40"
            )
        return problem if first else _not_another(words[0], problem)
    for taken in range(min(LONGEST_VALUE, len(rest)), 0, -1):
        if taken < len(rest) and readable(named, " ".join(rest[:taken]), present):
            return _reason(rest[taken:], catalog, present, first=False)
    value = _up_to_a_name(rest, catalog)
    try:
        read_entry(named.metric, " ".join(value), present)
    except UsageProblem as problem:
        return _about(named, value, problem)
    return _reason(rest[len(value) :], catalog, present, first=False)


def _not_another(word: str, problem: UnknownMetric) -> UsageProblem:
    """What stands after a complete value and is no metric."""
    if word[:1].isdigit() or MARKS.issuperset(word):
        return UsageProblem(f"{word!r} is one value too many: a metric takes one at a time.")
    try:
        is_day = day_named(word) is not None
    except NotADay:
        is_day = True
    if is_day:
        return UsageProblem(f"A day stands before its time, or in an option: --day {word}")
    return problem


def _about(named: Named, value: Sequence[str], problem: UsageProblem) -> UsageProblem:
    """The problem, with the metric's name where the message would leave one guessing."""
    return problem if value else NotAValue(f"{named.metric.slug}: {problem}")


def _leading_name(words: Sequence[str], catalog: Catalog) -> tuple[Named, Sequence[str]]:
    for taken in range(len(words), 1, -1):
        if named := catalog.exact(" ".join(words[:taken])):
            return named, words[taken:]
    return catalog.resolve(words[0]), words[1:]


def _up_to_a_name(words: Sequence[str], catalog: Catalog) -> Sequence[str]:
    for index, word in enumerate(words):
        if catalog.exact(word):
            return words[:index]
    return words
