"""URLs of databases mean what SQLAlchemy, whose form they have, makes of them."""

import pytest
from psycopg.conninfo import conninfo_to_dict
from sqlalchemy import make_url

from habit.errors import HabitError, UsageProblem
from habit.store.server import conninfo
from habit.store.server_url import DRIVER, read_url, server_url

URLS = [
    "postgresql+psycopg://",
    "postgresql+psycopg:///",
    "postgresql+psycopg:///habit",
    "postgresql+psycopg://host",
    "postgresql+psycopg://host/habit",
    "postgresql+psycopg://host:5433/habit",
    "postgresql+psycopg://host:0/habit",
    "postgresql+psycopg://me@host/habit",
    "postgresql+psycopg://me:@host/habit",
    "postgresql+psycopg://@host/habit",
    "postgresql+psycopg://:secret@host/habit",
    "postgresql+psycopg://me:p%40ss%2Fw%3Ard%25@host:5433/habit",
    "postgresql+psycopg://me:a:b/c@host/habit",
    "postgresql+psycopg://m%20e+you:secret@host/my%20habits/and%3Fmore",
    "postgresql+psycopg://mé:ß@hôte/habitude",
    "postgresql+psycopg://me@[::1]:5433/habit",
    "postgresql+psycopg://me@/habit?host=/var/run/postgresql&port=5433",
    "postgresql+psycopg://me:secret@/habit?host=%2Ftmp%2Fx%3A1",
    "postgresql+psycopg://me@host/habit?host=/elsewhere&user=you",
    "postgresql+psycopg://me@/habit?host=one:1&host=two:2&host=three",
    "postgresql+psycopg://me@/habit?host=one:5433",
    "postgresql+psycopg://me@/habit?host=one,two&port=1,2",
    "postgresql+psycopg://host/habit?sslmode=require&connect_timeout=2&empty=",
    "postgresql+psycopg://host/habit?options=-c%20search_path%3Dmine&application_name=a+b%26c",
    "postgresql+psycopg://host?dbname=habit",
    "mysql://me:secret@localhost/x",
    "nonsense://",
]


@pytest.mark.parametrize("url", URLS)
def test_a_url_is_shown_as_sqlalchemy_shows_it_without_its_password(url: str) -> None:
    assert read_url(url).shown() == make_url(url).render_as_string(hide_password=True)


@pytest.mark.parametrize("option", ["password", "sslpassword", "oauth_client_secret"])
def test_a_password_among_the_options_is_not_shown_either(option: str) -> None:
    url = server_url(f"postgresql://me@host/habit?{option}=p%25ss")
    assert url.shown() == f"{DRIVER}://me@host/habit?{option}=***"
    assert url.parameters()[option] == "p%ss"


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://me:p@ss@host/habit",
        "postgresql://me:p@ss/w:rd@host/habit",
        "postgresql://me:p/a?s@s@host:5433/habit",
    ],
)
def test_an_at_sign_in_a_password_is_asked_for_in_its_escaped_form(url: str) -> None:
    with pytest.raises(UsageProblem) as refused:
        server_url(url)
    assert str(refused.value) == (
        "The database URL has an @ too many. Write %40 for one in a name or password."
    )


@pytest.mark.parametrize("url", [one for one in URLS if one.startswith(DRIVER)])
def test_a_server_is_reached_with_the_parameters_that_sqlalchemy_finds_in_its_url(url: str) -> None:
    _, parameters = make_url(url).get_dialect()().create_connect_args(make_url(url))
    wanted = {name: str(value) for name, value in parameters.items()}
    assert server_url(url).parameters() == wanted


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_scheme_of_postgresql_is_shown_as_the_full_one(scheme: str) -> None:
    assert server_url(f"{scheme}://me:secret@host/habit").shown() == f"{DRIVER}://me:***@host/habit"


def test_a_server_that_does_not_answer_is_waited_for_as_long_as_a_writer_unless_the_url_says() -> (
    None
):
    usual = conninfo_to_dict(conninfo(server_url("postgresql://host/habit")))
    said = conninfo_to_dict(conninfo(server_url("postgresql://host/habit?connect_timeout=2")))
    assert usual["connect_timeout"] == "5"
    assert said["connect_timeout"] == "2"


@pytest.mark.parametrize(
    "url",
    [
        "no url",
        "postgresql+psycopg:/host/habit",
        "postgres-ql://host/habit",
        "postgresql://host:port/habit",
        "postgresql://host:/habit",
        "postgresql://host:5432:5433/habit",
        "postgresql://me@[::1]5433/habit",
        "postgresql://me%00@host/habit",
        "postgresql://me@host/habit?sslmode=%00",
        "postgresql://me@host/habit\udcff",
        "postgresql://me@host/habit?sslmode=require\n&connect_timeout=2",
    ],
)
def test_what_is_no_url_is_refused_with_the_form_of_one(url: str) -> None:
    with pytest.raises(UsageProblem) as refused:
        server_url(url)
    assert str(refused.value) == (
        "The database URL cannot be read. Write postgresql+psycopg://USER@HOST/DATABASE."
    )


def test_a_port_that_is_given_twice_is_refused() -> None:
    with pytest.raises(UsageProblem, match="cannot be read"):
        server_url("postgresql://me@/habit?host=one:1&host=two&port=2").parameters()


@pytest.mark.parametrize("scheme", ["mysql", "postgresql+psycopg2", "http"])
def test_the_url_of_another_database_is_refused_by_its_name(scheme: str) -> None:
    with pytest.raises(UsageProblem) as refused:
        server_url(f"{scheme}://me:secret@host/habit")
    assert str(refused.value) == (
        f"habit keeps its store in SQLite or PostgreSQL, not in {scheme}. "
        "Write postgresql+psycopg://USER@HOST/DATABASE, or the path of a file."
    )


def test_text_goes_over_the_line_in_utf_8_whatever_the_url_says() -> None:
    url = server_url("postgresql://host/habit?client_encoding=latin1&connect_timeout=2")
    assert conninfo_to_dict(conninfo(url)) == {
        "client_encoding": "utf8",
        "connect_timeout": "2",
        "dbname": "habit",
        "host": "host",
    }


def test_an_option_that_the_server_s_library_does_not_know_is_named() -> None:
    with pytest.raises(HabitError, match=r'\(invalid connection option "mood"\)'):
        conninfo(server_url("postgresql://host/habit?mood=good"))
