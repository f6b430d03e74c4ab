"""The light shapes of classes do what those of the standard library do."""

import copy
import datetime as dt
import enum
import functools
import json
import pickle
import subprocess
import sys
import typing
from collections.abc import Callable
from pathlib import Path

import pytest

from habit import lighttypes

ROOT = Path(__file__).parents[1]


class Light(lighttypes.NamedTuple):
    name: str
    size: int = 3
    note: str = ""


class Standard(typing.NamedTuple):
    name: str
    size: int = 3
    note: str = ""


class LightWord(lighttypes.StrEnum):
    ONE = "one"
    TWO = "two"


class StandardWord(enum.StrEnum):
    ONE = "one"
    TWO = "two"


Records = type[Light] | type[Standard]
Words = type[LightWord] | type[StandardWord]


@pytest.mark.parametrize(
    "ask",
    [
        lambda kind: tuple(kind("a")),
        lambda kind: tuple(kind("a", 1)),
        lambda kind: tuple(kind(note="x", name="a")),
        lambda kind: kind("a")._asdict(),
        lambda kind: tuple(kind("a")._replace(size=8)),
        lambda kind: tuple(kind._make(["a", 2, "b"])),
        lambda kind: (kind._fields, kind._field_defaults, kind.__match_args__),
        lambda kind: repr(kind("a")).partition("(")[2],
        lambda kind: kind("a") == ("a", 3, ""),
        lambda kind: hash(kind("a")),
        lambda kind: tuple(copy.deepcopy(kind("a"))),
        lambda kind: type(pickle.loads(pickle.dumps(kind("a")))) is kind,  # noqa: S301 - its own
        lambda kind: json.dumps(kind("a")),
        lambda kind: [kind("a").name, kind("a").size, kind("a").note],
    ],
)
def test_a_light_record_is_as_a_named_tuple(ask: Callable[[Records], object]) -> None:
    assert ask(Light) == ask(Standard)


@pytest.mark.parametrize(
    "ask",
    [
        lambda kind: kind(),
        lambda kind: kind("a", 1, "b", "c"),
        lambda kind: kind("a", name="b"),
        lambda kind: kind("a", colour="red"),
        lambda kind: setattr(kind("a"), "name", "b"),
        lambda kind: setattr(kind("a"), "colour", "red"),
    ],
)
def test_a_light_record_refuses_what_a_named_tuple_refuses(
    ask: Callable[[Records], object],
) -> None:
    for kind in (Light, Standard):
        with pytest.raises((TypeError, AttributeError)):
            ask(kind)


@pytest.mark.parametrize(
    "ask",
    [
        lambda kind: [str(word) for word in kind],
        lambda kind: list(kind.__members__),
        len,
        lambda kind: kind("one") is kind.ONE,
        lambda kind: (kind.TWO.name, kind.TWO.value, f"{kind.TWO}"),
        lambda kind: {kind.ONE: 1}["one"],
        lambda kind: repr(kind.ONE).partition(".")[2],
        lambda kind: pickle.loads(pickle.dumps(kind.ONE)) is kind.ONE,  # noqa: S301 - its own
        lambda kind: copy.deepcopy(kind.ONE) is kind.ONE,
    ],
)
def test_light_words_are_as_an_enumeration(ask: Callable[[Words], object]) -> None:
    assert ask(LightWord) == ask(StandardWord)


def test_a_light_word_that_is_none_is_refused_in_the_same_words() -> None:
    said = []
    for kind in (LightWord, StandardWord):
        with pytest.raises(ValueError, match="is not a valid") as refused:
            kind("three")
        said.append(str(refused.value).replace("Standard", "Light"))
    assert said[0] == said[1]


def test_a_light_property_is_made_once() -> None:
    for cached in (lighttypes.cached_property, functools.cached_property):
        made = []

        class Holder:
            @cached
            def thing(self) -> int:
                """Made."""
                made.append(self)  # noqa: B023 - used before the loop goes on
                return 7

        holder = Holder()
        assert [holder.thing, holder.thing, len(made), Holder.thing.__doc__] == [7, 7, 1, "Made."]


def test_the_light_datetime_is_the_whole_of_it() -> None:
    asked = """
import sys
import habit.lighttypes
import datetime
light = {name: getattr(datetime, name) for name in sys.argv[1:]}
assert isinstance(light["datetime"].now(light["UTC"]) - light["timedelta"](1), light["date"])
"""
    done = subprocess.run(
        [sys.executable, "-c", asked, *dt.__all__],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("kind", [Light, Standard])
def test_records_made_in_bulk_are_those_made_one_by_one(kind: Records) -> None:
    made = lighttypes.records(kind, zip("ab", [1, 2], ["", "x"], strict=True))
    assert made == [kind("a", 1, ""), kind("b", 2, "x")]
    assert {type(one) for one in made} == {kind}
