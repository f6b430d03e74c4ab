"""The page of promises names tests that exist."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "promises.md"


def test_every_promise_names_tests_that_exist() -> None:
    text = PAGE.read_text(encoding="utf-8")
    named = re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", text)
    missing = [
        f"{path}::{name}"
        for path, name in named
        if not (ROOT / path).is_file()
        or f"def {name}(" not in (ROOT / path).read_text(encoding="utf-8")
    ]
    assert missing == []
    assert len(named) > 40


def test_every_promise_is_proved() -> None:
    rows = [
        line
        for line in PAGE.read_text(encoding="utf-8").splitlines()
        if line.startswith("| ") and not line.startswith("| promise |")
    ]
    bare = [row for row in rows if "tests/" not in row and "all of the above" not in row]
    assert bare == []


def test_every_test_of_faults_and_crashes_proves_a_promise_or_stands_beside_one() -> None:
    text = PAGE.read_text(encoding="utf-8")
    files = {path.name for path in (ROOT / "tests" / "trust").glob("test_*.py")}
    named = set(re.findall(r"tests/trust/(test_\w+\.py)", text))
    assert files - named == {Path(__file__).name}
