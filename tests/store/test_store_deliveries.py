"""What was told is remembered beside the journal, and told once."""

from datetime import UTC, date, datetime, timedelta

from habit.domain.deliveries import Delivery, Outcome
from habit.store.repository import Repository

THURSDAY = date(2024, 1, 18)
NOW = datetime(2024, 1, 18, 13, 30, tzinfo=UTC)
LATER = NOW + timedelta(minutes=5)
KEY = ("work", "2024-01-18", "webhook")
SINCE = NOW - timedelta(days=99)


def test_what_is_being_told_is_not_told_by_another_run(repository: Repository) -> None:
    assert repository.claim(*KEY, NOW, SINCE) == Delivery(*KEY, Outcome.SENDING, NOW, 1, "")
    assert repository.claim(*KEY, NOW + timedelta(seconds=119), SINCE) is None


def test_what_was_told_is_never_told_again(repository: Repository) -> None:
    claimed = repository.claim(*KEY, NOW, SINCE)
    assert claimed is not None
    told = repository.settle(claimed, "", LATER)
    assert told == Delivery(*KEY, Outcome.SENT, LATER, 1, "")
    assert repository.claim(*KEY, LATER + timedelta(days=30), SINCE) is None
    assert repository.deliveries_from("work", THURSDAY) == [told]


def test_what_failed_is_tried_again_at_once(repository: Repository) -> None:
    claimed = repository.claim(*KEY, NOW, SINCE)
    assert claimed is not None
    repository.settle(claimed, "HTTP 500", NOW)
    again = Delivery(*KEY, Outcome.SENDING, NOW, 2, "HTTP 500")
    assert repository.claim(*KEY, NOW, SINCE) == again
    assert repository.deliveries_since(NOW) == [again]


def test_what_a_killed_run_left_is_tried_again_after_two_minutes(repository: Repository) -> None:
    repository.claim(*KEY, NOW, SINCE)
    again = repository.claim(*KEY, NOW + timedelta(minutes=2), SINCE)
    assert again is not None
    assert again.attempts == 2


def test_what_an_earlier_reminder_of_the_name_told_does_not_count(repository: Repository) -> None:
    claimed = repository.claim(*KEY, NOW, SINCE)
    assert claimed is not None
    repository.settle(claimed, "", NOW)
    assert repository.claim(*KEY, LATER, NOW) is None
    renewed = repository.claim(*KEY, LATER, NOW + timedelta(minutes=1))
    assert renewed == Delivery(*KEY, Outcome.SENDING, LATER, 1, "")


def test_channels_occasions_and_reminders_are_told_apart(repository: Repository) -> None:
    repository.claim(*KEY, NOW, SINCE)
    assert repository.claim("work", "2024-01-18", "desktop", NOW, SINCE)
    assert repository.claim("work", "2024-01-19", "webhook", NOW, SINCE)
    assert repository.claim("home", "2024-01-18", "webhook", NOW, SINCE)


def test_what_was_told_two_months_ago_is_forgotten(repository: Repository) -> None:
    repository.claim(*KEY, NOW, SINCE)
    repository.claim("work", "2024-03-20", "webhook", NOW + timedelta(days=61), SINCE)
    assert [one.occasion for one in repository.deliveries_from("work", THURSDAY)] == ["2024-03-20"]


def test_undo_never_reaches_what_was_told(repository: Repository) -> None:
    journal, state = repository.changes(9), repository.every_record()
    repository.claim(*KEY, NOW, SINCE)
    assert repository.changes(9) == journal
    assert repository.every_record() == state
    assert repository.undo_target() is None
