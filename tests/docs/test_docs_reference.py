"""The pages that are made out of the program agree with it."""

import json
import re
from pathlib import Path

import pytest
from command_reference import PAGE, reference
from doc_examples import PAGES, ROOT


def test_the_command_reference_is_what_help_prints_now() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference(), (
        "run: python tests/docs/command_reference.py"
    )


def test_every_command_and_every_group_of_commands_shows_an_example() -> None:
    for section in re.split(r"^##+ ", reference(), flags=re.MULTILINE)[1:]:
        name = section.partition("\n")[0]
        assert f"  Example:\n    {name}" in section, name


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_between_the_pages_leads_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    targets = [target.partition("#")[0] for target in re.findall(r"\]\(([^)]+)\)", text)]
    local = [target for target in targets if target and "://" not in target]
    assert [target for target in local if not (page.parent / target).exists()] == []


def test_the_page_on_json_names_every_schema() -> None:
    text = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    schemas = {path.name for path in (ROOT / "docs" / "schema").glob("*.json")}
    assert {name for name in schemas if f"schema/{name}" not in text} == set()
    for name in schemas:
        json.loads((ROOT / "docs" / "schema" / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_command_in_running_text_exists_with_its_options(page: Path) -> None:
    sections = re.split(r"^## ", reference(), flags=re.MULTILINE)
    known = {section.partition("\n")[0]: section for section in sections[1:]}
    for command in re.findall(r"(?<!`)`habit ([^`]+)`", page.read_text(encoding="utf-8")):
        words = command.split()
        section = known.get(f"habit {words[0]}", known["habit"])
        options = [word for word in words if re.fullmatch("--[a-z-]+", word)]
        assert section is not known["habit"] or words[0].startswith(("-", "COMMAND")), command
        assert [option for option in options if option not in section] == [], command
