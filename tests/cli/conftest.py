"""The command line to call: ``habit("week", "--json")`` gives its output and exit code."""

import pytest
from cli_runner import Run, in_this_process


@pytest.fixture
def habit() -> Run:
    """Runs a command line on the store of the test's own home."""
    return in_this_process
