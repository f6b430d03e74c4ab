"""The difference that an update makes to a document, as ``diff -u`` shows it."""

from habit.domain.updating import DocumentUpdate


def line_diff(document: DocumentUpdate) -> list[str]:
    """The lines of a unified difference, without ends; none where nothing changes."""
    if not document.changed:
        return []
    # only a difference that is asked for pays for the import
    from difflib import unified_diff  # noqa: PLC0415 - see above

    before, after = document.before.splitlines(), document.after.splitlines()
    name = document.source
    return [
        line.rstrip("\n")
        for line in unified_diff(before, after, f"{name} (now)", f"{name} (updated)", n=2)
    ]
