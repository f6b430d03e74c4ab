"""Identities: of records, and of the device that writes."""

import os


def new_id() -> str:
    """A random UUID (version 4) as 32 hex digits; the uuid module costs a tenth of a start."""
    octets = bytearray(os.urandom(16))
    octets[6] = octets[6] & 0x0F | 0x40
    octets[8] = octets[8] & 0x3F | 0x80
    return octets.hex()


def device_name() -> str:
    """The name under which this machine signs its changes: its host name."""
    return os.uname().nodename or "unnamed"
