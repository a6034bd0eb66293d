"""What an upload or an undo does to each figure; of an upload kept as columns, because there may be 100.000 of them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

import pyarrow as pa

from data.ingest.model import Record

BATCH = 2_000


@dataclass(slots=True)
class Change:
    """One figure of an upload, or one that an upload or an undo withdraws or restores.

    action of an upload: baru | berubah | dikukuhkan (the value stands already; stored as an upload all the same) |
    sama (a standing upload says the same; not stored) | tercatat (stored, but another claim keeps counting) |
    ditarik | dilewati (mode tambah: stands already; not stored). Of an undo: dipulihkan | dihapus | ditahan (a newer
    version holds the figure). `figure` is Record.figure. old_* is what stood, new_* what stands after; status None is
    nothing. old_version and old_source say who said it; new_version is the version that speaks after.
    """

    action: str
    figure: tuple
    record: Record | None = None
    old_status: str | None = None
    old_value: Decimal | None = None
    old_upper_value: Decimal | None = None
    old_predikat: str | None = None
    old_version: int | None = None
    old_source: str | None = None
    new_status: str | None = None
    new_value: Decimal | None = None
    new_upper_value: Decimal | None = None
    new_predikat: str | None = None
    new_version: int | None = None


class Changes(Sequence):
    """Changes in the order of the records they are of, then those without; each made when it is asked for.

    `told` has a row for each of `records` that counts: its number from 1, the action, and old_* and new_* in the order
    of Change.
    """

    def __init__(self, told: pa.Table, records: list[Record], withdrawn: list[Change]):
        self._told, self._records, self._withdrawn = told.combine_chunks(), records, withdrawn

    @property
    def actions(self) -> list[str]:
        """The action of each change."""
        return self._told["action"].to_pylist() + [change.action for change in self._withdrawn]

    def __len__(self) -> int:
        return len(self._told) + len(self._withdrawn)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return self.pick(range(*index.indices(len(self))))
        return self.pick([range(len(self))[index]])[0]

    def pick(self, numbers: Iterable[int]) -> list[Change]:
        """The changes at these places."""
        numbers = list(numbers)
        ours = [number for number in numbers if number < len(self._told)]
        made = iter(self._make(self._told.take(pa.array(ours, pa.int64()))))
        return [next(made) if n < len(self._told) else self._withdrawn[n - len(self._told)] for n in numbers]

    def __iter__(self) -> Iterator[Change]:
        for first in range(0, len(self._told), BATCH):
            yield from self._make(self._told.slice(first, BATCH))
        yield from self._withdrawn

    def __eq__(self, other) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None

    def _make(self, rows: pa.Table) -> Iterator[Change]:
        columns = [column.to_pylist() for column in rows.columns]
        for number, action, *values in zip(*columns, strict=True):
            record = self._records[number - 1]
            yield Change(action, record.figure, record, *values)


def actions_of(changes: Iterable) -> list[str]:
    """The action of each change, made or not."""
    return changes.actions if isinstance(changes, Changes) else [change.action for change in changes]


def pick(changes: Sequence, numbers: list[int]) -> list:
    """The changes at these places."""
    return changes.pick(numbers) if isinstance(changes, Changes) else [changes[number] for number in numbers]


def figure_of(columns) -> tuple:
    """Record.figure of the eight columns that name one: without document for anything but a target."""
    return tuple(columns) if columns[5] == "target" else tuple(columns[:6])
