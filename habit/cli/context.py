"""What a command works with: each thing is made when it is first asked for."""

import os
import sys

from habit import clock
from habit.cli.exits import write
from habit.errors import HabitError
from habit.lighttypes import TYPE_CHECKING, Any, cached_property

if TYPE_CHECKING:
    from habit.config import Settings
    from habit.domain.present import Present
    from habit.render import Output
    from habit.store.repository import Repository

TABLE = "table"
JSON = "json"


class AppContext:
    """The store, the settings, the present and the output of one command.

    ``db`` is the root option of that name, or None.
    """

    def __init__(self, db: str | None) -> None:
        self._db = db

    @staticmethod
    def of(ctx: Any) -> "AppContext":
        """The one that the root made, from the context that Typer hands to a command."""
        found = ctx.obj
        if not isinstance(found, AppContext):
            raise TypeError("the root command did not run")
        return found

    @cached_property
    def target(self) -> str:
        """Where the store is: a path or a database URL. Nothing is created by asking."""
        from habit.paths import store_target

        return store_target(self._db)

    @cached_property
    def repository(self) -> "Repository":
        """The opened store, made or upgraded if need be."""
        from habit.store.opening import open_store

        return open_store(self.target)

    @cached_property
    def settings(self) -> "Settings":
        """The settings in force."""
        from habit.config import load

        return load(self.stored_settings)

    @cached_property
    def stored_settings(self) -> dict[str, str]:
        """The settings that differ from their defaults, read once."""
        return self.repository.settings()

    @cached_property
    def language(self) -> str:
        """The language of what is printed: ``en`` or ``zh``."""
        from habit.domain.languages import AUTO, language_of

        # a command that does without the store follows the locale
        stored = self.stored_settings if "repository" in self.__dict__ else {}
        return language_of(stored.get("language", AUTO), os.environ)

    def speak(self) -> None:
        """Have everything said in the reader's language from now on."""
        from habit.locale import use

        use(self.language)

    @cached_property
    def present(self) -> "Present":
        """The clock, read once, in the user's zone."""
        from zoneinfo import ZoneInfo

        from habit.domain.present import Present

        self.speak()  # dates stand in errors and in what is told, which nobody renders later
        name = self.settings.zone
        zone = ZoneInfo(name) if name else clock.local_zone()
        return Present(clock.now(), zone, self.settings.day_start)

    def output(self, output_format: str) -> "Output":
        """What standard output can take, in this format."""
        from habit.render import output_facts

        facts = output_facts(
            output_format,
            os.environ,
            stdout_isatty=sys.stdout is not None and sys.stdout.isatty(),
            columns=_columns(),
            encoding=getattr(sys.stdout, "encoding", None),
        )
        # a command that never asked for the present shows no short dates
        year = self.present.day.year if "present" in self.__dict__ else None
        return facts._replace(year=year)

    def show(self, value: object, output_format: str = TABLE, *, json: bool = False) -> None:
        """Render what an action returned and write it: the only place where output is made."""
        from habit.render import renderer_for

        self.speak()
        renderer = renderer_for(self.output(JSON if json else output_format))
        rendered = renderer.render(value)
        write(rendered.out, rendered.err)

    def close(self) -> None:
        """Let go of the store, if it was opened, and begin the backup of the day behind."""
        if sys.exc_info()[0] is not None:
            self._speak_of_a_problem()
        if "repository" not in self.__dict__:
            return
        self.repository.close()
        if "://" not in self.target:
            from habit.store.dailybackup import back_up_behind

            back_up_behind(self.target)

    def _speak_of_a_problem(self) -> None:
        from habit.domain.languages import AUTO, language_of
        from habit.locale import use

        try:
            self.speak()
        except HabitError:  # the settings may be what cannot be read
            use(language_of(AUTO, os.environ))


def _columns() -> int:
    """The terminal's width in cells; 0 when there is none to ask. ``COLUMNS`` comes first."""
    wished = os.environ.get("COLUMNS", "")
    if wished.isascii() and wished.isdigit():
        return int(wished)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError, AttributeError):  # no terminal, or no stdout at all
        return 0
