"""A reminder as a JSON object: what a webhook gets, and what ``--json`` prints."""

from habit.domain.days import clock_text
from habit.domain.notices import Notice
from habit.lighttypes import Any

SCHEMA = 1
"""As in every JSON answer; a webhook's object carries it itself."""


def notice_json(notice: Notice) -> dict[str, Any]:
    """The occasion, and what is missing, the bedtime, or the week."""
    bedtime = notice.bedtime
    return {
        "schema": SCHEMA,
        "reminder": notice.reminder,
        "what": notice.what.value,
        "day": notice.day.isoformat(),
        "missing": [
            {
                "metric": one.named.metric.slug,
                "label": one.named.label,
                "day": one.day.isoformat(),
            }
            for one in notice.missing
        ],
        "bedtime": None
        if bedtime is None
        else {
            "label": bedtime.label,
            "day": bedtime.day.isoformat(),
            "time": clock_text(bedtime.minute),
            "goal": bedtime.text,
        },
        "week": None if notice.week is None else notice.week.week.name,
    }
