from collections.abc import Sequence
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from import_examples import DAYS, TEXTS, W03, Shelf, own_lines

MONDAYS = {
    "week-2024-03.md": date(2024, 1, 15),
    "week-2024-06.md": date(2024, 2, 5),
    "week-2024-07.md": date(2024, 2, 12),
    "week-2024-09.md": date(2024, 2, 26),
    "week-2024-10.md": date(2024, 3, 4),
    "week-2024-20.md": date(2024, 5, 13),
}


def test_every_week_prints_as_its_own_document_had_it() -> None:
    shelf = Shelf()
    shelf.take(TEXTS)
    printed = {name: shelf.printed(first) for name, first in MONDAYS.items()}
    assert printed == {name: own_lines(text) for name, text in TEXTS.items()}


@settings(max_examples=25)
@given(st.permutations(sorted(TEXTS)), st.sets(st.integers(min_value=1, max_value=5)))
def test_the_order_of_documents_leaves_no_trace(order: Sequence[str], cuts: set[int]) -> None:
    together, one_by_one = Shelf(), Shelf()
    together.take(TEXTS)
    starts = [0, *sorted(cuts)]
    for start, end in zip(starts, [*starts[1:], len(order)], strict=True):
        one_by_one.take({name: TEXTS[name] for name in order[start:end]})
    assert one_by_one.state() == together.state()
    assert one_by_one.plan(TEXTS).edits == ()


def test_a_week_without_a_document_has_the_labels_and_the_order_of_then() -> None:
    shelf = Shelf()
    shelf.take(TEXTS)

    def labels(first: date) -> list[str]:
        return [row.label for row in shelf.week(first).rows]

    start = ["Get up", "Running", "In-door Exercise", "Fall Sleep"]
    assert labels(date(2024, 1, 8)) == start
    assert labels(date(2024, 1, 22)) == [
        "Get up",
        "Release",
        "Running",
        "In-door Exercise",
        "Fall Sleep",
        "Night Think",
        "Resleep",
    ]
    assert "Go2Bed (Before 10pm)" in labels(date(2024, 2, 19))
    assert "Go2Bed" in labels(date(2024, 3, 11))
    assert "冥想" in labels(date(2024, 3, 11))
    assert "冥想(10分钟)" in labels(date(2024, 5, 20))


def test_definitions_of_the_user_are_not_touched() -> None:
    shelf = Shelf()
    shelf.take({"week-2024-06.md": TEXTS["week-2024-06.md"]})
    [mood] = [one for one in shelf.memory().definitions if one.label == "Mood"]
    mine = mood._replace(valid_from=date(2024, 2, 20), label="Temper", from_document=False)
    shelf.put(mine)
    shelf.take(TEXTS)
    own = [one for one in shelf.memory().definitions if one.metric_id == mood.metric_id]
    assert [(str(one.valid_from), one.label) for one in sorted(own)] == [
        ("2024-02-05", "Mood"),
        ("2024-02-20", "Temper"),
    ]
    assert shelf.printed(date(2024, 3, 4)) == own_lines(TEXTS["week-2024-10.md"])


TEXT = st.text(st.sampled_from("xxAB034:~km+ |\\*`-()（）无睡一\u3000\u200b\x1b>#."), max_size=8)
ROWS = st.lists(st.tuples(TEXT, st.lists(TEXT, max_size=9)), max_size=6)


@given(ROWS, st.sampled_from(["|", " | ", "  |"]))
def test_any_table_is_taken_and_printed_as_it_was(
    rows: Sequence[tuple[str, Sequence[str]]], between: str
) -> None:
    body = [f"|{between.join([label, *cells])}|" for label, cells in rows]
    text = "\n".join([f"| m {DAYS}", "|---" * 8 + "|", *body])
    shelf = Shelf()
    texts = {"a.md": f"---\ndate: 2024-01-21\n---\n{text}\n"}
    shelf.take(texts)
    assert shelf.printed(W03) == own_lines(texts["a.md"])
    assert shelf.plan(texts).edits == ()
