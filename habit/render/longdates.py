"""Dates as a letter writes them: ``January 8-14, 2024``, ``2024年1月8日-14日``."""

from datetime import date

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def long_date(day: date, language: str) -> str:
    """``January 8``; ``1月8日``."""
    return (
        f"{day.month}月{day.day}日" if language == "zh" else f"{_MONTHS[day.month - 1]} {day.day}"
    )


def long_range(first: date, last: date, language: str) -> str:
    """``January 8-14, 2024``, ``January 29 - February 4, 2024``, with the year where it differs."""
    if language == "zh":
        end = f"{last.day}日" if first.month == last.month else long_date(last, language)
        year = f"{last.year}年" if first.year != last.year else ""
        return f"{first.year}年{long_date(first, language)}-{year}{end}"
    if first.year != last.year:
        return f"{long_date(first, 'en')}, {first.year} - {long_date(last, 'en')}, {last.year}"
    if first.month != last.month:
        return f"{long_date(first, 'en')} - {long_date(last, 'en')}, {last.year}"
    return f"{long_date(first, 'en')}-{last.day}, {last.year}"
