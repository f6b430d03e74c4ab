"""Beginning weekly documents, and their way into the store and back."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from habit.actions.beginning import NewSummary, Place, begin_summary
from habit.actions.importing import import_documents
from habit.actions.logging import LogOptions, log_words
from habit.actions.noting import NewNote, add_note, finish_note
from habit.actions.redefining import note_metric
from habit.actions.templates import list_templates
from habit.actions.updating import UpdateWishes, update_documents
from habit.domain.present import Present
from habit.domain.sheets import Wishes
from habit.domain.summaries import SummaryCreated
from habit.errors import HabitError, NothingFound, UsageProblem
from habit.render.templating import BrokenTemplate
from habit.store.repository import Repository
from habit.transfer.writing import NotWritten

SUMMARY = Path(__file__).parents[1] / "summaries" / "weekly-summary-8.md"
TEXT = SUMMARY.read_text(encoding="utf-8")
BARE = """\
1. Mon:
2. Tue:
3. Wed:
4. Thu:
   1. read
5. Fri:
6. Sat:
7. Sun:
"""

Begin = Callable[..., SummaryCreated]


@pytest.fixture
def begin(store: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Begin:
    """Begin a document in the folder ``blog``, on the first Thursday of February 2024."""
    (tmp_path / "blog").mkdir()
    monkeypatch.chdir(tmp_path / "blog")
    present = Present.at(datetime(2024, 2, 1, 9), "Asia/Shanghai")  # noqa: DTZ001 - a wall clock

    def beginning(week: str = "", language: str = "en", **wishes: object) -> SummaryCreated:
        new = NewSummary(week, **wishes)  # type: ignore[arg-type]  # wishes as a test names them
        return begin_summary(store, present, new, Place(str(tmp_path / "own"), 1, language))

    return beginning


@pytest.fixture
def imported(store: Repository, morning: Present) -> None:
    """The document of 2024-W05 in the store."""
    import_documents(store, morning, [str(SUMMARY)], Wishes())


@pytest.mark.usefixtures("imported")
def test_a_document_goes_into_the_store_and_comes_back_to_the_byte(begin: Begin) -> None:
    text = begin("2024-W05", "zh").text
    days = TEXT[TEXT.index("## 本周") : TEXT.index("{{< mdImg")]
    plan = TEXT[TEXT.index("### 任务评估") : TEXT.index("\n\n\n{{% adm")]
    assert days.rstrip() + "\n" in text
    assert plan in text
    assert text.startswith('---\ntitle: "每周总结 1"\n')


@pytest.mark.usefixtures("imported")
def test_the_next_document_continues_the_last_one(
    begin: Begin, store: Repository, morning: Present
) -> None:
    Path("weekly-summary-8.md").write_bytes(SUMMARY.read_bytes())
    note_metric(store, morning, "run", "not on Mondays")
    begun = begin(language="zh")
    assert (begun.path, begun.week.name) == ("weekly-summary-9.md", "2024-W06")
    assert Path(begun.path).read_text(encoding="utf-8") == begun.text
    front = TEXT.partition("\n\n")[0]
    assert begun.text.startswith(
        front.replace("Summary 8", "Summary 9").replace("2024-02-04", "2024-02-11") + "\n"
    )
    assert "\n4. Thurs： \n5. Fri: \n6. Sat: \n7. Sun：\n\n| metrics  " in begun.text
    assert "\n| Sketching             |        |         |           |          |  " in begun.text
    assert "\n2. 时间都是钟上读的。\n3. Running: not on Mondays\n" in begun.text
    assert "## 下周任务优先级\n\n1. [ ] an open box\n2. [ ] call back\n\n### 任务" in begun.text
    assert TEXT[TEXT.index("| thesis") : TEXT.index("\n\n\n{{% adm")] in begun.text


@pytest.mark.usefixtures("imported")
def test_a_todo_that_was_ticked_off_in_the_store_is_done(
    begin: Begin, store: Repository, morning: Present
) -> None:
    Path("weekly-summary-8.md").write_bytes(SUMMARY.read_bytes() + b"\n- [ ] write back\n")
    finish_note(store, morning, 2, "2024-02-01")
    text = begin().text
    assert "\n1. [ ] an open box\n2. [ ] write back\n\n" in text


@pytest.mark.usefixtures("imported")
def test_a_new_document_is_in_step_and_stays_so(
    begin: Begin, store: Repository, morning: Present
) -> None:
    log_words(store, morning, ["sleep", "3:40"], LogOptions("mon"))
    path = begin("2024-W03").path
    log_words(store, morning, ["sleep", "3:50"], LogOptions("mon"))
    updated = update_documents(store, morning, [path], UpdateWishes())
    assert [cell.stored for cell in updated.documents[0].written] == ["3:50"]
    assert not update_documents(store, morning, [path], UpdateWishes()).differs


def test_the_first_document_of_all_has_everything_it_needs(
    begin: Begin, store: Repository, morning: Present
) -> None:
    add_note(store, morning, NewNote("read", "2024-02-01"))
    begun = begin(template="plain")
    assert begun.path == "weekly-summary-1.md"
    head, _, table = begun.text.partition("| metrics ")
    assert head == (
        '---\ntitle: "Weekly Summary 1"\ndate: 2024-02-04\n---\n\n# Weekly Summary 1\n\n'
        "January 29 - February 4, 2024\n\n" + BARE + "\n"
    )
    assert len(table.splitlines()) == 6
    assert begin(template="plain", output="-").path == ""
    assert begin("next").path == "weekly-summary-2.md"


@pytest.mark.usefixtures("imported")
def test_a_letter_tells_of_the_week_and_of_what_comes_next(begin: Begin) -> None:
    begun = begin("2024-W05", template="email", words=["recipient=Ann", "sender=Bob"])
    assert begun.path == "weekly-email-2024-W05.txt"
    head, _, tail = begun.text.partition("Weekly report (January 29 - February 4, 2024):\n\n")
    assert head.startswith("Dear Ann,\n")
    assert tail == (
        "1. 第一件事 (January 29)\n"
        "2. read 第三章，写了摘要 (January 29)\n"
        "3. one line (January 30)\n"
        "4. 天气很好，散步。 (January 31)\n"
        "5. second: 画了三张图 (January 31)\n"
        "Next：继续画图，再写说明。\n"
        "6. a list (February 1)\n"
        "   - [ ] an open box\n"
        "   - [x] a ticked one\n"
        "7. call back (February 1)\n"
        "\n"
        "Upcoming tasks:\n"
        "\n"
        "1. an open box\n"
        "2. call back\n"
        "3. thesis (3 days)\n"
        "4. AI (2 days)\n"
        "5. Worload (1 day +)\n"
        "6. web (1 day −)\n"
        "\n"
        "Please tell me if anything should change.\n"
        "\n"
        "Best regards,\n"
        "\n"
        "Bob\n"
    )


@pytest.mark.usefixtures("imported")
def test_a_letter_is_english_whatever_the_terminal_speaks(begin: Begin) -> None:
    begun = begin("2024-W05", "zh", template="email", output="-")
    assert begun.text == begin("2024-W05", "en", template="email", output="-").text


def test_headings_stay_in_the_language_of_the_last_document(begin: Begin) -> None:
    Path("weekly-summary-8.md").write_text(TEXT, encoding="utf-8")
    assert "## 本周的工作" in begin(language="en", output="-").text
    english = TEXT.replace("## 本周的工作", "## Work")
    english = "".join(
        line for line in english.splitlines(keepends=True) if line.isascii() or line[0] != "#"
    )
    Path("weekly-summary-8.md").write_text(english, encoding="utf-8")
    assert "## Work of the week" in begin(language="zh", output="-").text


def test_what_exists_is_never_written_over(begin: Begin) -> None:
    Path("weekly-summary-8.md").write_bytes(SUMMARY.read_bytes())
    with pytest.raises(NotWritten, match=r"weekly-summary-8\.md is the document of 2024-W05"):
        begin("2024-W05")
    with pytest.raises(NotWritten, match="exists already"):
        begin("2024-W05", output="weekly-summary-8.md")
    Path("weekly-summary-9.md").write_text("mine")
    with pytest.raises(NotWritten, match="exists already"):
        begin()
    assert Path("weekly-summary-8.md").read_bytes() == SUMMARY.read_bytes()
    assert Path("weekly-summary-9.md").read_text() == "mine"


def test_blanks_that_end_the_plan_stay(begin: Begin, store: Repository, morning: Present) -> None:
    Path("w8.md").write_text(TEXT.replace("|\n", "|  \n"), encoding="utf-8")
    import_documents(store, morning, ["w8.md"], Wishes())
    assert begin("2024-W05", output="-").text.endswith("|  \n")


def test_line_ends_are_those_of_the_last_document(begin: Begin) -> None:
    Path("w8.md").write_bytes(TEXT.replace("\n", "\r\n").encode())
    begun = begin()
    assert begun.path == "w9.md"
    octets = Path("w9.md").read_bytes()
    assert octets.count(b"\r\n") == octets.count(b"\n")


def test_headings_of_one_week_alone_are_not_carried_over(
    begin: Begin, store: Repository, morning: Present
) -> None:
    dated = TEXT.replace("| Monday |", "| Mon 29|").replace("1. Mon: ", "1. Mon 29: ")
    Path("w8.md").write_text(dated, encoding="utf-8")
    import_documents(store, morning, ["w8.md"], Wishes())
    text = begin().text
    assert "| metrics          | Monday | Tuesday |" in text
    assert "\n1. Mon: \n" in text


def test_the_users_own_template_takes_the_place_of_a_built_in_one(
    begin: Begin, tmp_path: Path
) -> None:
    own = tmp_path / "own"
    copied = list_templates(str(own), "hugo", None)
    assert [(one.name, one.own) for one in copied.templates] == [
        ("email", False),
        ("hugo", True),
        ("plain", False),
    ]
    (own / "hugo.md.j2").write_text("{{ title }} of {{ who }}, {{ days|length }} days\n")
    assert begin(words=["who=Ann"], output="-").text == "Weekly Summary 1 of Ann, 0 days\n"
    list_templates(str(own), "hugo", "mine")
    assert begin(template="mine", words=["who=B"], output="-").template == "mine"
    with pytest.raises(NotWritten, match="exists already"):
        list_templates(str(own), "hugo", "mine")


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("{{ titel }}", r"hugo\.md\.j2: 'titel' is undefined"),
        ("a\n{% if %}", r"hugo\.md\.j2:2: Expected an expression"),
        ("{{ title.__class__.__mro__ }}", "unsafe"),
        ("{{ number / 0 }}", "division by zero"),
    ],
)
def test_a_broken_template_is_named_with_its_line(
    begin: Begin, tmp_path: Path, source: str, message: str
) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "hugo.md.j2").write_text(source)
    with pytest.raises(BrokenTemplate, match=message):
        begin()
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize(
    ("wishes", "problem"),
    [
        ({"template": "none"}, NothingFound),
        ({"words": ["recipient"]}, UsageProblem),
        ({"week": "soon"}, UsageProblem),
        ({"folder": "nowhere"}, HabitError),
    ],
)
def test_what_cannot_be_begun_is_said(
    begin: Begin, wishes: dict[str, str], problem: type[HabitError]
) -> None:
    with pytest.raises(problem):
        begin(**wishes)


def test_copies_need_a_name_that_is_one(tmp_path: Path) -> None:
    with pytest.raises(UsageProblem, match="is no name"):
        list_templates(str(tmp_path), "hugo", "../x")
    with pytest.raises(UsageProblem, match="--as names a copy"):
        list_templates(str(tmp_path), None, "x")


def test_the_week_of_a_document_is_the_one_that_its_date_says(begin: Begin) -> None:
    Path("w8.md").write_bytes(SUMMARY.read_bytes())
    Path("broken.md").write_bytes(b"\xff")
    Path("other.md").write_text("no table")
    assert begin("2024-01-17").week.first == date(2024, 1, 15)
    assert Path("weekly-summary-1.md").exists()
