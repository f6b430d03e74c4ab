"""Reminders as text, whole."""

import pytest
from reminder_examples import (
    CHANGE,
    EMPTY_STATUS,
    REHEARSAL,
    REMINDED,
    REPORTS,
    STATUS,
    TOLD,
    WEEKLY,
)
from render_examples import output, week

from habit.render import Rendered, renderer_for


@pytest.mark.parametrize(
    ("value", "out", "err"),
    [
        (
            REMINDED,
            (
                "Missing on Thu 18 Jan\n"
                "  Running\n"
                "  Fall Sleep (the night of Wed 17 Jan)\n"
                "\n"
                "Fall Sleep: before 2:00\n"
                "  It is nearly 2:00.\n"
            ),
            "",
        ),
        (TOLD, "", "why not\n"),
        (
            CHANGE,
            "evening: what is missing, every day at 21:30\nmade crontab\n",
            "cron is not running\n",
        ),
        (
            REHEARSAL,
            (
                "--- crontab\n+++ crontab\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n"
                "--- file\n+++ file\n@@ -1 +0,0 @@\n-x\n"
            ),
            "evening: what is missing, every day at 21:30\nNothing was changed.\n",
        ),
        (
            REHEARSAL._replace(lines=(), changes=()),
            "",
            "Nothing would change.\n",
        ),
        (
            REPORTS,
            "print: Printed.\nwebhook: FAILED. It answered 500.\n",
            "",
        ),
        (
            STATUS,
            (
                "reminder   evening: what is missing of Running, Mon-Fri at 21:30, then every 1h\n"
                "           next Thu 18 Jan 21:30 Asia/Shanghai\n"
                "reminder   bedtime: bedtime, 30m before the goal, every day\n"
                "           (no goal)\n"
                "reminder   summary: the week's table, the last day of the week at 20:00\n"
                "           next Thu 18 Jan 21:30 Asia/Shanghai\n"
                "runs by    cron, every 5 minutes: running\n"
                "runs by    systemd, every 5 minutes: whether it runs cannot be told\n"
                "last run   Thu 18 Jan 21:30 Asia/Shanghai: nothing was due\n"
                "told by    print\n"
                "told by    webhook: https://ntfy.sh/…\n"
                "quiet      23:00-8:00\n"
                "snoozed    all, until Thu 18 Jan 21:30 Asia/Shanghai\n"
                "failed     evening by webhook, Thu 18 Jan 21:30 Asia/Shanghai, 2 tries: "
                "It answered 500.\n"
                "failed     evening by desktop, Thu 18 Jan 21:30 Asia/Shanghai, 1 try: "
                "it was begun and not finished\n"
            ),
            "a warning\n",
        ),
        (EMPTY_STATUS, "", ""),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, tuple) else None,
)
def test_a_value_is_written_like_this(value: object, out: str, err: str) -> None:
    assert renderer_for(output(200)).render(value) == Rendered(out, err)


def test_the_weeks_table_stands_alone() -> None:
    plain = renderer_for(output(terminal=False))
    assert plain.render(WEEKLY) == plain.render(week())
