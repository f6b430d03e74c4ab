"""The catalogues: complete, without leftovers, and what the program speaks."""

import ast
import errno
import os
import re
import sqlite3
import string
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from habit.cli.app import app
from habit.cli.help import VERBATIM, paragraphs
from habit.cli.registry import COMMANDS
from habit.domain.sleep.explanations import EXPLANATIONS
from habit.errors import HabitError
from habit.locale import said, told, translator, use
from habit.locale.compiling import FOLDER, module_text, read_catalogue
from habit.settingtable import SETTINGS
from habit.store.sqlite_failures import explained

HABIT = Path(__file__).parents[2] / "habit"
LANGUAGES = sorted(path.stem for path in FOLDER.glob("*.po"))
FIELD = re.compile(r"\{[0-9]\}")
NAMED_FIELD = re.compile(r"\{[a-z_]+\}")
WORD = re.compile(r"[A-Za-z]{2,}")
SENTENCE = re.compile(r"(?!\{[0-9]\},)[A-Z{][^\\]*([^\\.\s][.?]|: habit .+)", re.DOTALL)
FAILURES = (
    *(errno.EPERM, errno.ENOENT, errno.EIO, errno.EACCES, errno.EBUSY, errno.EEXIST),
    *(errno.ENOTDIR, errno.EISDIR, errno.EMFILE, errno.ENOSPC, errno.EROFS, errno.ENAMETOOLONG),
    *(errno.ELOOP, errno.ENETUNREACH, errno.ECONNREFUSED, errno.EHOSTUNREACH),
)
"""What the system may say of a file or of a connection, inside our own sentences."""
TEMPLATE_TEXT = re.compile(r'_\("([^"]*)"\)')


def asked_for() -> set[str]:
    """Every text that the source has translated."""
    lists = {spec.help for spec in SETTINGS.values()} | set(map(os.strerror, FAILURES))
    for one in EXPLANATIONS.values():
        lists |= {one.title, one.plain, one.exact}
    return {*_literals(), *_of_templates(), *_of_help(), *_of_errors(), *lists} - {""}


def _of_errors() -> Iterator[str]:
    """The sentences of the errors that are raised, with numbered fields."""
    errors = _names_of_errors(HabitError)
    for node in _nodes():
        match node:
            case ast.Raise(exc=ast.Call(func=ast.Name(id=name), args=[sentence, *_])):
                text = _sentence(sentence) if name in errors else ""
                if re.search("[A-Za-z]", FIELD.sub("", text)):
                    yield text


def _names_of_errors(error: type[HabitError]) -> set[str]:
    return {error.__name__}.union(*map(_names_of_errors, error.__subclasses__()))


def _sentence(node: ast.AST) -> str:
    """What a text of the source says, with a numbered field for each value in it."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if not isinstance(node, ast.JoinedStr):
        return ""
    numbers = count()
    return "".join(
        str(part.value) if isinstance(part, ast.Constant) else f"{{{next(numbers)}}}"
        for part in node.values
    )


def _finished_sentences() -> set[str]:
    """The sentences that stand in the source, those of docstrings left out."""
    parts = {id(part) for node in _nodes() for part in _parts(node)}
    texts = {_sentence(node) for node in _nodes() if id(node) not in parts}
    return {one for one in texts if SENTENCE.fullmatch(one) and _words(one) > 1}


def _parts(node: ast.AST) -> list[ast.expr]:
    match node:
        case ast.JoinedStr(values=values):
            return values
        case ast.Expr(value=docstring):
            return [docstring]
    return []


def _words(text: str) -> int:
    return len(WORD.findall(FIELD.sub("", NAMED_FIELD.sub("", text))))


def _numbered(text: str) -> str:
    """A text with its fields numbered, as finished sentences are known."""
    numbers = count()
    return NAMED_FIELD.sub(lambda _: f"{{{next(numbers)}}}", text)


def _made_by_the_source(message: str) -> bool:
    """Whether some text of the source can come to this sentence, with values in its fields."""
    # a value at the end may be empty
    return any(one.fullmatch(text) for one in _patterns() for text in (message, f"{message} "))


@cache
def _patterns() -> list[re.Pattern[str]]:
    texts = {_numbered(_sentence(node)) for node in _nodes()}
    return [_pattern(one) for one in texts if " " in one.strip() and FIELD.sub("", one).strip()]


def _pattern(text: str) -> re.Pattern[str]:
    literals = map(re.escape, FIELD.split(text))
    # what is named in the middle of a sentence may stand at the beginning of another
    return re.compile("(.*)".join(literals), re.DOTALL | re.IGNORECASE)


@cache
def _nodes() -> list[ast.AST]:
    paths = (path for path in HABIT.rglob("*.py") if path.parent.name != "locale")
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in paths)
    return [node for tree in trees for node in ast.walk(tree)]


def _literals() -> Iterator[str]:
    for node in _nodes():
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
    missing = asked_for() - set(known)
    left_over = {one for one in set(known) - asked_for() if not _made_by_the_source(one)}
    assert (missing, left_over) == (set(), set()), f"habit/locale/{language}.po"
    assert [text for text, other in known.items() if not other] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_knows_every_finished_sentence_of_the_source(language: str) -> None:
    known = read_catalogue((FOLDER / f"{language}.po").read_text(encoding="utf-8"))
    unknown = {one for one in _finished_sentences() if not {one, _numbered(one)} & set(known)}
    # what is put together of parts is known as a whole, and not by its parts
    wholes = set(known) - set(map(_numbered, _finished_sentences()))
    missing = {one for one in unknown if not any(map(_pattern(one).fullmatch, wholes))}
    assert missing == set(), f"habit/locale/{language}.po"


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


def test_a_finished_sentence_is_told_with_its_values_and_those_of_sentences_in_it() -> None:
    text = "There is no metric 'slepe'. Did you mean sleep?"
    assert told(text) == text
    use("zh")
    assert told(text) == "没有指标 'slepe'。您是想写 sleep 吗？"
    assert told("week.md: It is not writable. Nothing was changed.") == (
        "week.md: 它不可写。什么都没有改动。"
    )
    assert told("nowhere said: empty") == "nowhere said: empty"


def test_what_a_store_fails_with_is_told_with_its_place_and_reason() -> None:
    use("zh")
    failure = sqlite3.OperationalError("disk I/O error")
    failure.sqlite_errorcode = sqlite3.SQLITE_IOERR_READ
    assert told(str(explained(failure, "/my files/habit.db"))) == (
        "使用 /my files/habit.db 时磁盘出错（disk I/O error）。什么都没有改动；请先检查磁盘再试。"
    )
    assert told("x.json cannot be written: Permission denied.") == "x.json 写不了：没有权限。"


def test_a_catalogue_that_is_not_well_formed_names_its_line() -> None:
    text = 'msgid "a\\"b"\n"c"\nmsgstr ""\n"d\\n"\n'
    assert read_catalogue(text) == {'a"bc': "d\n"}
    with pytest.raises(ValueError, match="line 2 is no part of a catalogue: oops"):
        read_catalogue('msgid "a"\noops\n')
    with pytest.raises(ValueError, match="above line 5 is a message for the second time"):
        read_catalogue('msgid "a"\nmsgstr "b"\nmsgid "a"\nmsgstr "c"')
