"""The sleep raster as JSON."""

from habit.domain.sleep.raster import Half, SleepRaster
from habit.render import Output, Rendered
from habit.render.jsonform.document import document
from habit.render.jsonform.figures import night_json, period_json

_LETTERS = {Half.ASLEEP: "ss", Half.FIRST: "sw", Half.SECOND: "ws", Half.AWAKE: "ww"}


def write(value: SleepRaster, output: Output) -> Rendered:
    """The nights; ``quarters`` is a letter for each quarter of an hour from ``opens_min`` on."""
    del output  # JSON is the same everywhere
    nights = [
        {
            **night_json(night),
            "free": row.free,
            "quarters": "".join(_LETTERS[one] for one in row.cells) or None,
        }
        for night, row in zip(value.nights, value.rows, strict=True)
    ]
    content = {
        "period": period_json(value.period),
        "opens_min": value.opens_min,
        "free_days": value.free_days,
        "nights": nights,
    }
    return Rendered(document(content))
