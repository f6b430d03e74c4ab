"""Dates as the echo, the tables and the lists show them."""

from datetime import date

from habit.locale import marked, said
from habit.render.symbols import Symbols

WEEKDAYS = (
    marked("Mon"),
    marked("Tue"),
    marked("Wed"),
    marked("Thu"),
    marked("Fri"),
    marked("Sat"),
    marked("Sun"),
)
MONTHS = (
    marked("Jan"),
    marked("Feb"),
    marked("Mar"),
    marked("Apr"),
    marked("May"),
    marked("Jun"),
    marked("Jul"),
    marked("Aug"),
    marked("Sep"),
    marked("Oct"),
    marked("Nov"),
    marked("Dec"),
)


def weekday_text(day: date) -> str:
    """``Mon``."""
    return said(WEEKDAYS[day.weekday()])


def month_day_text(day: date) -> str:
    """``15 Jan``; ``1月15日``."""
    return said("{day} {month}").format(day=day.day, month=said(MONTHS[day.month - 1]))


def dated_text(day: date) -> str:
    """``15 Jan 2024``; ``2024年1月15日``."""
    text = said("{date} {year}")
    return text.format(date=month_day_text(day), year=day.year)


def day_text(day: date, year: int | None) -> str:
    """``Mon 15 Jan``, with the year where it is not ``year``; None leaves it out."""
    date_text = month_day_text(day) if year is None or day.year == year else dated_text(day)
    return f"{weekday_text(day)} {date_text}"


def full_day_text(day: date) -> str:
    """``Mon 15 Jan 2024``."""
    return f"{weekday_text(day)} {dated_text(day)}"


def range_text(first: date, last: date, signs: Symbols) -> str:
    """``15–21 Jan 2024``, ``29 Jan – 4 Feb 2024``, ``30 Dec 2024 – 5 Jan 2025``; or one day."""
    if first == last:
        return dated_text(first)
    if first.year != last.year:
        return f"{dated_text(first)} {signs.dash} {dated_text(last)}"
    if first.month != last.month:
        return said("{first} {dash} {last} {year}").format(
            first=month_day_text(first), dash=signs.dash, last=month_day_text(last), year=last.year
        )
    return said("{first}{dash}{last} {month} {year}").format(
        first=first.day,
        dash=signs.dash,
        last=last.day,
        month=said(MONTHS[last.month - 1]),
        year=last.year,
    )
