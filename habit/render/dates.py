"""Dates as the echo, the tables and the lists show them."""

from datetime import date

from habit.render.symbols import Symbols

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def weekday_text(day: date) -> str:
    """``Mon``."""
    return WEEKDAYS[day.weekday()]


def month_day_text(day: date) -> str:
    """``15 Jan``."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def day_text(day: date, year: int | None) -> str:
    """``Mon 15 Jan``, with the year where it is not ``year``; None leaves it out."""
    text = f"{weekday_text(day)} {month_day_text(day)}"
    return text if year is None or day.year == year else f"{text} {day.year}"


def full_day_text(day: date) -> str:
    """``Mon 15 Jan 2024``."""
    return f"{weekday_text(day)} {month_day_text(day)} {day.year}"


def range_text(first: date, last: date, signs: Symbols) -> str:
    """``15–21 Jan 2024``, ``29 Jan – 4 Feb 2024``, ``30 Dec 2024 – 5 Jan 2025``."""
    end = f"{month_day_text(last)} {last.year}"
    if first.year != last.year:
        return f"{month_day_text(first)} {first.year} {signs.dash} {end}"
    if first.month != last.month:
        return f"{month_day_text(first)} {signs.dash} {end}"
    return f"{first.day}{signs.dash}{end}"
