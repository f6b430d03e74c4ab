"""Every example in the README and in docs/ prints what the page says."""

from pathlib import Path

import pytest
from doc_examples import PAGES, ROOT, examples_of, walk


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_example_prints_what_the_page_says(page: Path, tmp_path: Path) -> None:
    home = tmp_path / "reader"
    home.mkdir()
    for example, printed in walk(page, home):
        place = f"{page.name}:{example.line}: $ {example.command}"
        assert [place, *printed] == [place, *example.expected]


def test_the_tutorial_and_the_readme_hold_examples() -> None:
    for name in ("README.md", "docs/tutorial.md", "docs/days-and-nights.md"):
        assert examples_of(ROOT / name), name
