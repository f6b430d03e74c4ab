"""Secrets made safe to show: an address that is a password is shown only as far as its host."""

from habit.late import re

HIDDEN = "…"

_WEB = r"(?is)(https?://)(?:[^/?#@]*@)?([^/?#@]*)(.*)"


def masked_url(url: str) -> str:
    """``https://ntfy.sh/…``: a path, a query, a user and a fragment may all be the secret."""
    found = re.fullmatch(_WEB, url)
    if found is None:
        return masked_address(url)
    rest = f"/{HIDDEN}" if found[3].strip("/") else ""
    return f"{found[1].lower()}{found[2]}{rest}"


def masked_address(address: str) -> str:
    """``tgram://…``: of other addresses even the host may be a token."""
    scheme, colon, _ = address.partition("://")
    return f"{scheme}://{HIDDEN}" if colon and scheme.isascii() and scheme.isalnum() else HIDDEN


def masked_command(command: str) -> str:
    """The program alone; its arguments may be a token."""
    words = command.split(maxsplit=1)
    return f"{words[0]} {HIDDEN}" if len(words) > 1 else command


def without(secrets: tuple[str, ...], text: str) -> str:
    """A text in which another program may have repeated a secret, without it."""
    for secret in secrets:
        if secret:
            text = text.replace(secret, HIDDEN)
    return text
