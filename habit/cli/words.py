"""The domain's sets of words as Typer can list them.

Typer takes choices from an ``enum`` alone, and the domain does without that module.
"""

import enum

from habit.domain.metrics import Combine, Kind
from habit.lighttypes import TYPE_CHECKING

if TYPE_CHECKING:
    CombineWord = Combine
    KindWord = Kind
else:
    CombineWord, KindWord = (
        enum.StrEnum(words.__name__, [(word.name, word.value) for word in words])
        for words in (Combine, Kind)
    )
