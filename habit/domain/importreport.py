"""What an import read, changed and left, as values for the renderers."""

from datetime import date

from habit.domain.metrics import Kind
from habit.domain.weeks import Week
from habit.lighttypes import NamedTuple


class Recognised(NamedTuple):
    """A row of a document, and the metric of the store that it was taken for."""

    label: str
    slug: str


class Added(NamedTuple):
    """A metric that the store lacked. ``why`` says what its kind was concluded from."""

    slug: str
    label: str
    kind: Kind
    unit: str
    why: str


class Note(NamedTuple):
    """One place where the import was unsure, and what it did there.

    ``day`` is None where a whole row is meant. ``text`` is the cell as it was written.
    """

    day: date | None
    label: str
    text: str
    what: str


class Rekinded(NamedTuple):
    """A metric out of documents whose kind changed, because of what the new cells hold.

    ``notes`` are the earlier cells that the new kind cannot read, and that are kept as text.
    """

    slug: str
    before: Kind
    after: Kind
    why: str
    notes: tuple[Note, ...] = ()


class Counts(NamedTuple):
    """How many filled cells a document has, and what became of them.

    ``read`` is the sum of the others: ``new`` were unknown, ``changed`` took the place of a
    value, ``same`` were known, ``left`` were not taken.
    """

    read: int = 0
    new: int = 0
    changed: int = 0
    same: int = 0
    left: int = 0

    def plus(self, other: "Counts") -> "Counts":
        """Both together."""
        return Counts(*(one + another for one, another in zip(self, other, strict=True)))


class DocumentReport(NamedTuple):
    """One document. ``source`` is its path as the user named it.

    ``week`` is None and ``problem`` says why when the document was left as a whole; ``found``
    says how its week was found. ``remarks`` concern the document, ``notes`` single cells;
    ``parts`` says what was taken beside the table. ``unsettled``: something was left because both
    sides have changed.
    """

    source: str
    week: Week | None = None
    found: str = ""
    problem: str = ""
    counts: Counts = Counts()
    recognised: tuple[Recognised, ...] = ()
    notes: tuple[Note, ...] = ()
    remarks: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    unsettled: bool = False


class ImportReport(NamedTuple):
    """A whole import. ``offers`` are commands for what the labels say and an import never does.

    ``dry_run``: nothing was written because that was asked for. ``changed``: something was
    written, or would have been; a second import of the same documents changes nothing.
    """

    documents: tuple[DocumentReport, ...]
    added: tuple[Added, ...]
    rekinded: tuple[Rekinded, ...]
    offers: tuple[str, ...]
    dry_run: bool
    changed: bool

    @property
    def unsettled(self) -> bool:
        """Whether anything was left for the user to decide."""
        return any(document.unsettled for document in self.documents)

    @property
    def counts(self) -> Counts:
        """The cells of all documents together."""
        total = Counts()
        for document in self.documents:
            total = total.plus(document.counts)
        return total
