"""The days of the week as people head their columns, in several languages."""

import re

ENGLISH = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""The headings of a table that no document gave its own, Monday first."""

_NAMES = """
monday mon mo montag lundi lun lunes 一 月 月曜 月曜日
tuesday tue tues tu dienstag di mardi martes 二 火 火曜 火曜日
wednesday wed weds we mittwoch mi mercredi mer miércoles mié 三 水 水曜 水曜日
thursday thu thur thurs th donnerstag do jeudi jeu jueves jue 四 木 木曜 木曜日
friday fri fr freitag vendredi ven viernes vie 五 金 金曜 金曜日
saturday sat sa samstag sonnabend samedi sam sábado sáb 六 土 土曜 土曜日
sunday sun su sonntag so dimanche dim domingo dom 日 天 日曜 日曜日
"""
_ISO_WEEKDAY = {
    name: weekday
    for weekday, line in enumerate(_NAMES.split("\n")[1:8], 1)
    for name in line.split()
}
_TAG = re.compile(r"<[^<>]*>")
_CHINESE_PREFIX = re.compile(r"周|週|星期|礼拜|禮拜")
_DATE = re.compile(
    r"[0-9]+\s*月(?:\s*[0-9]+\s*[日号號]?)?|[0-9]+(?:st|nd|rd|th)\b|[0-9]+\s*[日号號]?"
)
_MONTH_NAMES = """
january february march april may june july august september october november december
jan feb mar apr jun jul aug sep sept oct nov dec
"""
_MONTHS = frozenset(_MONTH_NAMES.split())
_LETTERS = re.compile(r"[^\W\d_]+")


def read_weekday(heading: str) -> int | None:
    """The ISO weekday (1 is Monday) that a column heading names, with or without its date."""
    text = _DATE.sub(" ", _TAG.sub(" ", heading).casefold())
    words = _LETTERS.findall(_CHINESE_PREFIX.sub(" ", text))
    words = [word for word in words if word not in _MONTHS]
    return _ISO_WEEKDAY.get(words[0]) if len(words) == 1 else None
