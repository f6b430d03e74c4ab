"""What can go wrong, each condition with its own exit code.

An error's text is written for the person at the terminal: one or two lines that say
what is wrong and what to do. Only ``habit.cli`` prints them and turns them into an exit
code; everything below it raises.
"""


class HabitError(Exception):
    """A failure that is explained to the user; subclasses choose the exit code."""

    exit_code = 1


class UsageProblem(HabitError):
    """What was typed cannot be understood or is not allowed."""

    exit_code = 2


class NothingFound(HabitError):
    """What was asked for does not exist."""

    exit_code = 3


class DamagedStore(HabitError):
    """The store cannot be trusted, or was written by a newer program."""

    exit_code = 4


class StoreBusy(HabitError):
    """Another process holds the store for longer than the waiting time."""

    exit_code = 75
