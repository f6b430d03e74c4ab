"""The catalogues: complete, without leftovers, and what the program speaks."""

import ast
import re
import string
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from habit.cli.app import app
from habit.cli.help import VERBATIM, paragraphs
from habit.cli.registry import COMMANDS
from habit.locale import said, translator, use
from habit.locale.compiling import FOLDER, module_text, read_catalogue

HABIT = Path(__file__).parents[2] / "habit"
LANGUAGES = sorted(path.stem for path in FOLDER.glob("*.po"))
TEMPLATE_TEXT = re.compile(r'_\("([^"]*)"\)')


def asked_for() -> set[str]:
    """Every text that the source has translated."""
    return {*_literals(), *_of_templates(), *_of_help()} - {""}


def _literals() -> Iterator[str]:
    for path in HABIT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Name(id="said" | "marked" | "usual"),
                    args=[ast.Constant(value=str(text))],
                ):
                    yield text
                case ast.Call(
                    func=ast.Call(func=ast.Name(id="translator")),
                    args=[ast.Constant(value=str(text))],
                ):
                    yield text


def _of_templates() -> Iterator[str]:
    for path in (HABIT / "render" / "templates").iterdir():
        yield from TEMPLATE_TEXT.findall(path.read_text(encoding="utf-8"))


def _of_help() -> Iterator[str]:
    yield from _help_texts(get_command(app), deep=False)
    for spec in COMMANDS.values():
        yield from (spec.panel, spec.summary)
        yield from _help_texts(get_command(import_module(spec.module).app), deep=True)


def _help_texts(command: Any, *, deep: bool) -> Iterator[str]:
    for text in (command.help, command.epilog, *(getattr(p, "help", "") for p in command.params)):
        if text:
            yield from (one for one in paragraphs(text) if not one.startswith(VERBATIM))
    for one in getattr(command, "commands", {}).values() if deep else ():
        yield from _help_texts(one, deep=True)


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    use("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_knows_every_text_that_is_asked_for_and_no_other(language: str) -> None:
    known = read_catalogue((FOLDER / f"{language}.po").read_text(encoding="utf-8"))
    missing, left_over = asked_for() - set(known), set(known) - asked_for()
    assert (missing, left_over) == (set(), set()), f"habit/locale/{language}.po"
    assert [text for text, other in known.items() if not other] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_fills_in_nothing_that_the_text_does_not_have(language: str) -> None:
    known = read_catalogue((FOLDER / f"{language}.po").read_text(encoding="utf-8"))
    for text, other in known.items():
        assert fields(other) <= fields(text), text


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_generated_module_is_what_the_catalogue_says(language: str) -> None:
    generated = (FOLDER / f"{language}.py").read_text(encoding="utf-8")
    assert generated == module_text(language), "run: python -m habit.locale.compiling"


def test_a_text_without_a_translation_stays_as_it_is() -> None:
    assert said("Mon") == "Mon"
    use("zh")
    assert (said("Mon"), said("nowhere said")) == ("周一", "nowhere said")
    assert translator("en")("Mon") == "Mon"


def test_a_catalogue_that_is_not_well_formed_names_its_line() -> None:
    text = 'msgid "a\\"b"\n"c"\nmsgstr ""\n"d\\n"\n'
    assert read_catalogue(text) == {'a"bc': "d\n"}
    with pytest.raises(ValueError, match="line 2 is no part of a catalogue: oops"):
        read_catalogue('msgid "a"\noops\n')
