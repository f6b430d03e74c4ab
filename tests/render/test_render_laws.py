"""What holds for every week, whatever is written in it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from render_examples import Sketch, output, week

from habit.domain.metrics import Kind
from habit.domain.textwidth import display_width
from habit.domain.verdicts import Verdict
from habit.render import renderer_for
from habit.render.wrapping import IN_LABELS, IN_VALUES, longest_piece, pieces, wrap

ALPHABET = "abc XYZ019/+~-,.:()（）睡觉跑步кé·✓\u3000\t\x1b\u202e[]|"
TEXTS = st.text(alphabet=ALPHABET, max_size=40)
LABELS = TEXTS.filter(lambda text: bool(text.strip()))
SKETCHES = st.lists(
    st.builds(
        Sketch,
        LABELS,
        st.just(Kind.CHECK),
        st.lists(TEXTS, max_size=7),
        st.sampled_from(["8:55", "–", "62.95 kg", "2/7"]),
        st.sampled_from(["", "before 2:00", "at least 3 times a week"]),
        st.sampled_from([None, *Verdict]),
    ),
    max_size=4,
)
SIGNS = st.sampled_from([IN_LABELS, IN_VALUES])
ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


def unspaced(text: str) -> str:
    return "".join(text.split())


@given(SKETCHES, st.integers(20, 140), st.booleans(), st.booleans())
def test_no_line_is_wider_than_the_terminal(
    sketches: list[Sketch], width: int, colour: bool, unicode: bool
) -> None:
    facts = output(width, colour=colour, unicode=unicode)
    text = renderer_for(facts).render(week(sketches)).out
    assert max(display_width(ESCAPES.sub("", line)) for line in text.splitlines()) <= width


@given(SKETCHES, st.integers(20, 140))
def test_colour_changes_no_character(sketches: list[Sketch], width: int) -> None:
    plain = renderer_for(output(width)).render(week(sketches)).out
    coloured = renderer_for(output(width, colour=True)).render(week(sketches)).out
    bare = [line.rstrip() for line in ESCAPES.sub("", coloured).splitlines()]
    assert bare == plain.splitlines()


@given(SKETCHES, st.sampled_from([20, 30, 80, 140]), st.booleans())
def test_no_control_character_reaches_the_terminal(
    sketches: list[Sketch], width: int, terminal: bool
) -> None:
    text = renderer_for(output(width, terminal=terminal)).render(week(sketches)).out
    assert not set("\x1b\u202e\t") & set(text)


@given(st.text(alphabet=ALPHABET, max_size=60), st.integers(2, 50), SIGNS)
def test_wrapping_loses_nothing_but_blanks_and_fits(text: str, width: int, signs: str) -> None:
    lines = wrap(text, width, signs)
    assert unspaced("".join(lines)) == unspaced(text)
    assert all(display_width(line) <= width for line in lines)


@given(st.text(alphabet=ALPHABET, max_size=60), SIGNS)
def test_the_pieces_of_a_text_are_the_text(text: str, signs: str) -> None:
    assert "".join(pieces(text, signs)) == text


@given(st.text(alphabet=ALPHABET, max_size=60), SIGNS)
def test_a_line_as_wide_as_the_longest_piece_breaks_no_word(text: str, signs: str) -> None:
    width = longest_piece(text, signs)
    words = {unspaced(piece) for piece in pieces(text, signs)}
    lines = [unspaced(line) for line in wrap(text, width, signs)] if width else []
    assert all(any(line.startswith(word) for word in words) for line in lines if line)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("记下发生的事，再看一周的表。", ["记下发生的", "事，再看一", "周的表。"]),
        ("看一看吧「睡眠」", ["看一看吧", "「睡眠」"]),
        ("看一看「睡眠规律」吧", ["看一看「睡", "眠规律」吧"]),
        ("这里一共有五。）再来", ["这里一共有", "五。）再来"]),
        ("用 habit log 记下跑步", ["用 habit", "log 记下跑", "步"]),
        ("全宽的３：４０不拆开", ["全宽的３：", "４０不拆开"]),
    ],
)
def test_a_chinese_line_is_full_and_begins_with_no_closing_sign(
    text: str, lines: list[str]
) -> None:
    assert wrap(text, 10) == lines


def test_an_option_is_not_parted_from_its_dashes() -> None:
    assert wrap("habit sleep --explain debt-net", 14) == ["habit sleep", "--explain", "debt-net"]
    assert pieces("week -2 debt-net", IN_LABELS) == ["week ", "-2 ", "debt-", "net"]


@given(st.text(alphabet="睡觉步，。）「」a1", max_size=40), SIGNS)
def test_no_piece_begins_with_a_closing_sign_or_ends_with_an_opening_one(
    text: str, signs: str
) -> None:
    found = pieces(text, signs)
    assert not [piece for piece in found[1:] if piece[0] in "，。）」"]
    assert not [piece for piece in found[:-1] if piece[-1] == "「"]


def test_a_pipe_keeps_every_label_and_cell_whole() -> None:
    sketches = [Sketch("跑步 (long label)" * 3, Kind.CHECK, ["11km/50min + 4km"] * 7, "15 km")]
    text = renderer_for(output(20, terminal=False)).render(week(sketches)).out
    assert text.count("跑步 (long label)" * 3) == 1
    assert text.count("11km/50min + 4km") == 7
