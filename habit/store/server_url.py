"""The URL of a database on a server, read and shown as SQLAlchemy does, which takes 30 starts."""

import re
from collections.abc import Mapping
from urllib.parse import parse_qsl, quote, quote_plus, unquote

from habit.errors import UsageProblem
from habit.lighttypes import NamedTuple

DRIVER = "postgresql+psycopg"

_PARTS = re.compile(
    r"""
    (?P<driver> [\w+]+ ) ://
    (?: (?P<user> [^:/]* ) (?: : (?P<password> [^@]* ) )? @ )?
    (?: \[ (?P<address> [^/?]+ ) \] | (?P<host> [^/:?]+ ) )?
    (?: : (?P<port> [^/?]* ) )?
    (?: / (?P<database> [^?]* ) )?
    (?: \? (?P<query> .* ) )?
    """,
    re.VERBOSE,
)
_WITH_PORT = re.compile(r"[A-Za-z0-9.-]*:[0-9]*")
"""A host among the options, with a port of its own."""

_SECRET = {"password", "sslpassword", "oauth_client_secret"}
"""Options that are not shown."""


class ServerUrl(NamedTuple):
    """The parts of a URL, with nothing escaped; None is what is not in it.

    ``options``: what stands behind the question mark, each name with all of its values.
    """

    driver: str
    user: str | None
    password: str | None
    host: str | None
    port: int | None
    database: str | None
    options: Mapping[str, tuple[str, ...]]

    def shown(self) -> str:
        """The URL without its password, wherever that stands."""
        text = f"{self.driver}://"
        if self.user is not None:
            hidden = "" if self.password is None else ":***"
            text += f"{quote(self.user, safe=' +')}{hidden}@"
        if self.host is not None:
            text += f"[{self.host}]" if ":" in self.host else self.host
        if self.port is not None:
            text += f":{self.port}"
        if self.database is not None:
            text += f"/{quote(self.database, safe=' +/')}"
        pairs = [
            f"{quote_plus(name)}={'***' if name in _SECRET else quote_plus(value)}"
            for name in sorted(self.options)
            for value in self.options[name]
        ]
        return text + ("?" + "&".join(pairs) if pairs else "")

    def parameters(self) -> dict[str, str]:
        """What the driver is told, by libpq's names; an option stands above the part before it.

        Raises UsageProblem when ports are given both with their hosts and by themselves.
        """
        parts = {
            "user": self.user,
            "password": self.password,
            "host": self.host,
            "port": self.port and str(self.port),
            "dbname": self.database,
        }
        given = {name: values[-1] for name, values in self.options.items()}
        return {name: value for name, value in parts.items() if value} | given | self._hosts()

    def _hosts(self) -> dict[str, str]:
        """Several hosts, or one with its port, out of the options."""
        hosts = self.options.get("host", ())
        ports = self.options.get("port", ())
        with_ports = [one for one in hosts if _WITH_PORT.fullmatch(one)]
        if with_ports and ports:
            raise _unreadable()
        if with_ports:
            ports = tuple(one.partition(":")[2] if one in with_ports else "" for one in hosts)
            hosts = tuple(one.partition(":")[0] if one in with_ports else one for one in hosts)
        joined = {"host": ",".join(hosts), "port": ",".join(ports)}
        return {name: text for name, text in joined.items() if text}


def read_url(text: str) -> ServerUrl:
    """The parts of any database's URL. Raises UsageProblem when it is none.

    An @ behind the one that ends the password is refused: it is most likely the password's own,
    and what follows it would be shown as the host.
    """
    found = _PARTS.fullmatch(text)
    if found is None or not _is_text(text):
        raise _unreadable()
    if "@" in f"{found['host']}{found['database']}":
        raise UsageProblem(
            "The database URL has an @ too many. Write %40 for one in a name or password."
        )
    try:
        port = None if found["port"] is None else int(found["port"])
    except ValueError as error:
        raise _unreadable() from error
    options: dict[str, tuple[str, ...]] = {}
    for name, value in parse_qsl(found["query"] or ""):
        options[name] = (*options.get(name, ()), value)
    user, password, database = (
        None if found[name] is None else unquote(found[name])
        for name in ("user", "password", "database")
    )
    host = found["host"] or found["address"]
    return ServerUrl(found["driver"], user, password, host, port, database, options)


def server_url(text: str) -> ServerUrl:
    """The URL of a PostgreSQL database. Raises UsageProblem when it is another one's."""
    url = read_url(text)
    if url.driver in {"postgres", "postgresql"}:
        return url._replace(driver=DRIVER)
    if url.driver != DRIVER:
        raise UsageProblem(
            f"habit keeps its store in SQLite or PostgreSQL, not in {url.driver}. "
            "Write postgresql+psycopg://USER@HOST/DATABASE, or the path of a file."
        )
    return url


def _is_text(url: str) -> bool:
    """Whether it is UTF-8 without a NUL, where libpq would stop reading and connect elsewhere."""
    try:
        return b"\0" not in unquote(url).encode()
    except UnicodeEncodeError:
        return False


def _unreadable() -> UsageProblem:
    return UsageProblem(
        "The database URL cannot be read. Write postgresql+psycopg://USER@HOST/DATABASE."
    )
