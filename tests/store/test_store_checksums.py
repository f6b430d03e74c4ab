"""The journal's checksums find what changed inside a value, and name where."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habit.domain.journal import Change, ChangeKind
from habit.store.checksums import change_checksum, edit_checksum

AT = datetime(2024, 1, 18, 1, 30, tzinfo=UTC)
CHANGE = Change("c1", 2, "d1", 2, AT, ChangeKind.DO, None, "log sleep 3:40")
ROW = ("c1", 0, "entry", "m1", AT.date(), None, '{"text":"3:40"}')


def test_a_checksum_never_changes_its_meaning() -> None:
    assert change_checksum(CHANGE, empty=False) == 3697061704115034613
    assert (
        edit_checksum(change_checksum(CHANGE, empty=False), ROW, last=False) == 1421321817176821362
    )


@pytest.mark.parametrize(
    "changed",
    [
        CHANGE._replace(id="c2"),
        CHANGE._replace(device_id="d2"),
        CHANGE._replace(device_sequence=3),
        CHANGE._replace(at=AT.replace(second=1)),
        CHANGE._replace(kind=ChangeKind.UNDO),
        CHANGE._replace(target=""),
        CHANGE._replace(command="log sleep 3:41"),
    ],
)
def test_every_field_of_a_change_but_its_place_is_covered(changed: Change) -> None:
    assert change_checksum(changed, empty=False) != change_checksum(CHANGE, empty=False)
    assert change_checksum(CHANGE._replace(position=9), empty=False) == change_checksum(
        CHANGE, empty=False
    )


@pytest.mark.parametrize("index", range(len(ROW)))
def test_every_field_of_an_edit_and_the_row_before_it_are_covered(index: int) -> None:
    other = (*ROW[:index], "other", *ROW[index + 1 :])
    assert (
        edit_checksum(1, other, last=False)
        != edit_checksum(1, ROW, last=False)
        != edit_checksum(2, ROW, last=False)
    )


def test_where_a_change_ends_is_covered() -> None:
    assert change_checksum(CHANGE, empty=True) != change_checksum(CHANGE, empty=False)
    assert edit_checksum(1, ROW, last=True) != edit_checksum(1, ROW, last=False)


@given(st.binary(min_size=1, max_size=300), st.data())
def test_a_burst_of_damage_is_always_found(content: bytes, data: st.DataObject) -> None:
    text = content.decode("latin-1").replace("\0", "0")
    place = data.draw(st.integers(0, len(text) - 1))
    burst = data.draw(
        st.text(st.characters(min_codepoint=1, max_codepoint=127), min_size=1, max_size=3)
    )
    ascii_text = text.encode("ascii", "replace").decode()
    damaged = ascii_text[:place] + burst + ascii_text[place + len(burst) :]
    if damaged != ascii_text and len(damaged) == len(ascii_text):
        assert edit_checksum(1, (damaged,), last=False) != edit_checksum(
            1, (ascii_text,), last=False
        )


def test_an_instant_is_the_same_in_whatever_zone_a_database_gives_it_back() -> None:
    elsewhere = CHANGE._replace(at=AT.astimezone(ZoneInfo("Asia/Shanghai")))
    assert change_checksum(elsewhere, empty=False) == change_checksum(CHANGE, empty=False)
