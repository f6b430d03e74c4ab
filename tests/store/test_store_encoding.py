"""Records in the journal: readable without this program, and the same when read again."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from typing import get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habit.domain.entries import Entry, State
from habit.domain.journal import Record
from habit.domain.metrics import FROM_THE_BEGINNING, Definition
from habit.lighttypes import StrEnum
from habit.store.codecs import read_instant, write_instant
from habit.store.encoding import decoded, encoded
from habit.store.records import RECORD_TYPES, RecordType

TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))
# Python holds a time that a clock shows twice to be unequal to all times of other zones
INSTANTS = st.datetimes(timezones=st.timezones()).filter(
    lambda at: 2 < at.year < 9998 and at == at.astimezone(UTC)
)
FINITE = st.floats(allow_nan=False, allow_infinity=False)


def records(kind: RecordType) -> st.SearchStrategy[Record]:
    """Arbitrary records of a kind, with values that may be stored."""
    own = {str: TEXT, float: FINITE, datetime: INSTANTS}
    fields = {
        name: st.one_of(
            [own[part] if part in own else _of(part) for part in get_args(hint) or (hint,)]
        )
        for name, hint in get_type_hints(kind.record).items()
    }
    return st.builds(kind.record, **fields)


def _of(part: type) -> st.SearchStrategy[object]:
    return st.sampled_from(list(part)) if issubclass(part, StrEnum) else st.from_type(part)


@pytest.mark.parametrize("kind", RECORD_TYPES, ids=lambda kind: str(kind.name))
@given(data=st.data())
def test_every_record_survives_its_json(kind: RecordType, data: st.DataObject) -> None:
    record = data.draw(records(kind))
    assert decoded(kind.name, encoded(record)) == record


def _for_json(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value.isoformat() if isinstance(value, date) else value


@pytest.mark.parametrize("kind", RECORD_TYPES, ids=lambda kind: str(kind.name))
@given(data=st.data())
def test_the_json_is_what_the_standard_library_writes(
    kind: RecordType, data: st.DataObject
) -> None:
    record = data.draw(records(kind))
    fields = {name: _for_json(value) for name, value in record._asdict().items()}
    assert encoded(record) == json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def test_the_json_of_an_entry_is_a_contract() -> None:
    asleep = Entry(
        "db7129a61b654f4dae31ec39612da1ae",
        date(2024, 1, 15),
        State.VALUE,
        '3:40 "睡"',
        minute=1660,
        zone="Asia/Shanghai",
        instant=datetime(2024, 1, 16, 3, 40, tzinfo=timezone(timedelta(hours=8))),
    )
    assert encoded(asleep) == (
        '{"metric_id":"db7129a61b654f4dae31ec39612da1ae","day":"2024-01-15","state":"value",'
        '"text":"3:40 \\"睡\\"","number":null,"duration_min":null,"minute":1660,'
        '"end_minute":null,"zone":"Asia/Shanghai",'
        '"instant":"2024-01-15T19:40:00.000000+00:00","end_instant":null}'
    )


def test_the_first_day_of_all_keeps_its_four_digits() -> None:
    definition = Definition(
        "m", FROM_THE_BEGINNING, "Nap", 1, archived=False, note="", from_document=True
    )
    assert encoded(definition) == (
        '{"metric_id":"m","valid_from":"0001-01-01","label":"Nap","position":1,'
        '"archived":false,"note":"","from_document":true}'
    )


def test_nothing_stays_nothing() -> None:
    assert encoded(None) is None
    assert decoded("entry", None) is None


@given(INSTANTS)
def test_an_instant_is_kept_in_utc(instant: datetime) -> None:
    text = write_instant(instant)
    assert read_instant(text) == instant
    assert len(text) == len("2024-01-15 19:40:00.000000")


def test_an_instant_without_a_zone_is_a_mistake_of_the_program() -> None:
    with pytest.raises(ValueError, match="has no zone"):
        write_instant(datetime(2024, 1, 15, tzinfo=UTC).replace(tzinfo=None))
