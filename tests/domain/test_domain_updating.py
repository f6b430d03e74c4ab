"""How a cell of a document stands to the store, by the texts that are known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habit.domain.updating import Standing, standing_of

TEXTS = st.sampled_from(["", "A", "B", "C"])


@pytest.mark.parametrize(
    ("text", "stored", "base", "standing"),
    [
        ("", "A", None, Standing.STORE),
        ("A", "", None, Standing.DOCUMENT),
        ("A", "B", None, Standing.CONFLICT),
        ("A", "B", "A", Standing.STORE),
        ("A", "", "A", Standing.STORE),
        ("B", "A", "A", Standing.DOCUMENT),
        ("", "A", "A", Standing.DOCUMENT),
        ("B", "C", "A", Standing.CONFLICT),
        ("", "B", "A", Standing.CONFLICT),
    ],
)
def test_the_side_that_left_the_common_text_has_changed(
    text: str, stored: str, base: str | None, standing: Standing
) -> None:
    assert standing_of(text, stored, base) is standing


@given(TEXTS, TEXTS, st.none() | TEXTS)
def test_a_text_that_nobody_saw_in_step_is_never_written_over(
    text: str, stored: str, base: str | None
) -> None:
    standing = standing_of(text, stored, base)
    assert (standing is Standing.SAME) == (text == stored)
    if standing is Standing.STORE:
        assert text == (base or "")


@given(TEXTS, TEXTS, TEXTS)
def test_both_sides_are_judged_alike(text: str, stored: str, base: str) -> None:
    mirrored = {Standing.STORE: Standing.DOCUMENT, Standing.DOCUMENT: Standing.STORE}
    one, other = standing_of(text, stored, base), standing_of(stored, text, base)
    assert mirrored.get(one, one) is other
