"""Minutes of a day as clock text."""


def clock(minute: int) -> str:
    """``4:00`` for 240; minutes count modulo a day."""
    return f"{minute % 1440 // 60}:{minute % 60:02}"
