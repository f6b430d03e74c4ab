"""The kinds of metrics that only documents have named: a function of what their cells hold.

Such a kind is concluded from all cells together, whenever more of them arrive, so that it does
not depend on which document came first. A kind that the user has chosen is not concluded anew.
"""

from collections.abc import Sequence

from habit.domain.importreport import Added, Rekinded
from habit.domain.kinds.infer import Guess, kind_for
from habit.domain.metrics import Metric
from habit.domain.recognising import Newcomer
from habit.lighttypes import NamedTuple


class Concluded(NamedTuple):
    """A metric with the kind that its cells call for, and what there is to say about that."""

    metric: Metric
    news: Added | Rekinded | None


def conclude_new(newcomer: Newcomer, texts: Sequence[str]) -> Concluded:
    """A new metric whose cells hold ``texts``."""
    guess = kind_for(texts, newcomer.slug)
    metric = Metric(newcomer.id, newcomer.slug, *guess[:4])
    news = Added(newcomer.slug, newcomer.label, guess.kind, guess.unit, guess.why)
    return Concluded(metric, news)


def conclude_again(metric: Metric, before: Sequence[str], after: Sequence[str]) -> Concluded:
    """A metric out of documents whose cells held ``before`` and will hold ``after``."""
    if metric != _as_guessed(metric, kind_for(before, metric.slug)):
        return Concluded(metric, None)
    guess = kind_for(after, metric.slug)
    changed = _as_guessed(metric, guess)
    if changed.kind is metric.kind:
        return Concluded(changed, None)
    return Concluded(changed, Rekinded(metric.slug, metric.kind, guess.kind, guess.why))


def _as_guessed(metric: Metric, guess: Guess) -> Metric:
    return metric._replace(
        kind=guess.kind, unit=guess.unit, combine=guess.combine, opens_at=guess.opens_at
    )
