"""Changed lines in their document: every other byte stays."""

from hypothesis import given
from hypothesis import strategies as st

from habit.domain.document import read_document
from habit.domain.splicing import spliced

LINE = st.text("ab |-\t，", max_size=6)
END = st.sampled_from(["\n", "\r\n", "\r"])


@given(
    st.sampled_from(["", "\ufeff"]),
    st.lists(st.tuples(LINE, END), min_size=1, max_size=6),
    st.text("ab|", min_size=1, max_size=4),
    st.data(),
)
def test_lines_that_stay_the_same_give_the_same_document(
    bom: str, lines: list[tuple[str, str]], last: str, data: st.DataObject
) -> None:
    document = read_document(bom + "".join(map("".join, lines)) + last)
    first = data.draw(st.integers(0, len(document.lines) - 1))
    length = data.draw(st.integers(1, len(document.lines) - first))
    same = [
        line.rstrip("\r\n").removeprefix("\ufeff" if not number else "")
        for number, line in enumerate(document.lines)
    ][first : first + length]
    assert spliced(document, first, length, same) == document.text


def test_each_line_takes_the_end_of_its_predecessor_and_the_last_keeps_none() -> None:
    document = read_document("\ufeffa\r\nb\nc")
    assert spliced(document, 0, 2, ["A", "B"]) == "\ufeffA\r\nB\nc"
    assert spliced(document, 0, 2, ["A", "B", "new"]) == "\ufeffA\r\nB\r\nnew\nc"
    assert spliced(document, 2, 1, ["C", "new"]) == "\ufeffa\r\nb\nC\nnew"
    assert spliced(document, 0, 3, ["A", "B", "C", "new"]) == "\ufeffA\r\nB\nC\r\nnew"
