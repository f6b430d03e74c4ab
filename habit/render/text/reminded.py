"""What there is to remind of, for a person who asks."""

from habit.domain.notices import Reminded
from habit.locale import told
from habit.render import Output, Rendered
from habit.render.text.notice import body, title


def write(value: Reminded, output: Output) -> Rendered:
    """The notices; nothing when they were delivered, for then a channel has printed them."""
    remark = f"{told(value.remark)}\n" if value.remark else ""
    if not value.shown:
        return Rendered("", remark)
    blocks = []
    for notice in value.notices:
        inside = body(notice, output)
        lines = inside.splitlines()
        below = lines if notice.week is not None else [f"  {line}" for line in lines]
        head = [] if notice.week is not None else [title(notice, output)]
        blocks.append("\n".join([*head, *below]) + "\n")
    return Rendered("\n".join(blocks), remark)
