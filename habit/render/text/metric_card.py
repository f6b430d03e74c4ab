"""One metric in full."""

from habit.domain.outcomes import MetricCard
from habit.domain.textwidth import display_width, padded
from habit.render import Output, Rendered
from habit.render.harmless import harmless
from habit.render.text.metric_facts import facts


def write(value: MetricCard, output: Output) -> Rendered:
    """The label with the slug, then a line for each fact."""
    del output  # the facts are short: no width, sign or colour is needed
    head = f"{harmless(value.named.label.strip())} ({value.named.metric.slug})"
    told = facts(value)
    width = max(8, *(display_width(name) for name, _ in told))
    lines = [f"  {padded(name, width)}  {text}" for name, text in told]
    return Rendered("".join(f"{line}\n" for line in (head, *lines)))
