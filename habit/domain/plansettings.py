"""What a plan looks like that no document has given its looks."""

from habit.domain.plans import Criterion, NotAPlan, read_criteria
from habit.domain.plantable import PlanHeadings

AUTO = "auto"
"""The value of a setting that follows the language."""

_CRITERIA = {
    "en": "urgency(3), importance(3), liking(1), workload(3)",
    "zh": "紧急性(3), 重要性(3), 喜好(1), 工作量(3)",
}
_HEADINGS = {
    "en": PlanHeadings("", "total", "share", "at least", "Summary"),
    "zh": PlanHeadings("", "总分", "分配", "要求", "Summary"),
}


def criteria_of(setting: str, language: str) -> tuple[Criterion, ...]:
    """The criteria that the setting ``plan_criteria`` names."""
    return read_criteria(_CRITERIA[language] if setting == AUTO else setting)


def headings_of(setting: str, language: str) -> PlanHeadings:
    """The headings that the setting ``plan_headings`` names, or NotAPlan."""
    if setting == AUTO:
        return _HEADINGS[language]
    parts = [part.strip() for part in setting.replace("，", ",").split(",")]
    if len(parts) != 4 or not all(parts):  # noqa: PLR2004 - as the message says
        raise NotAPlan("plan_headings are four: total, share, at least, Summary.")
    return PlanHeadings("", *parts)


def check_criteria(text: str) -> str:
    """The setting ``plan_criteria`` as it is kept, or NotAPlan."""
    return (
        AUTO
        if text.strip() in {"", AUTO}
        else ", ".join(one.heading for one in read_criteria(text))
    )


def check_headings(text: str) -> str:
    """The setting ``plan_headings`` as it is kept, or NotAPlan."""
    return AUTO if text.strip() in {"", AUTO} else ", ".join(headings_of(text, "en")[1:])
