"""The activity log beside the versions: an append-only table of who did what, also of what was refused."""

import threading
import time
from collections.abc import Iterable
from datetime import UTC, datetime

import duckdb

from data import store

REPEATED_AFTER = 600  # seconds after which the same refusal of the same person is noted again
MOST_REMEMBERED = 10_000

_noted: dict[tuple, float] = {}
_lock = threading.Lock()


def note(
    con,
    kind: str,
    *,
    actor: str,
    email: str = "",
    governments: Iterable[str] = (),
    subject: str = "",
    old: str | None = None,
    new: str | None = None,
    reason: str | None = None,
) -> None:
    """Append one row (columns: table activity) in a transaction of its own. Raises StoreError when it cannot."""
    with store.transaction(con) as cursor:
        append(
            cursor, kind, actor=actor, email=email, governments=governments, subject=subject, old=old, new=new,
            reason=reason,
        )  # fmt: skip


def append(
    cursor, kind: str, *, actor: str, email: str = "", governments: Iterable[str] = (), subject: str = "",
    old: str | None = None, new: str | None = None, reason: str | None = None,
) -> None:  # fmt: skip
    """Append one row inside the transaction of `cursor`, so that it stands or falls with what it tells."""
    cursor.execute(
        "insert into activity values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [datetime.now(UTC).replace(tzinfo=None), kind, actor, email, " ".join(sorted(set(governments))), subject]
        + [old, new, reason],
    )


def note_once(
    con, kind: str, *, actor: str, email: str = "", governments: Iterable[str] = (), subject: str = "", **more
) -> None:
    """Note what can happen many times in a row once in ten minutes; a log that cannot be written stops nobody.

    What could not be noted counts as never said, so that the next time is tried again.
    """
    places = tuple(sorted(set(governments)))
    what = (kind, actor, email, places, subject)
    if is_new(what):
        try:
            note(con, kind, actor=actor, email=email, governments=places, subject=subject, **more)
        except (store.StoreError, duckdb.Error, RuntimeError, ValueError):  # the last two of half a character
            forget(what)


def is_new(what: tuple) -> bool:
    """Whether `what` was not asked for in the last ten minutes; asking remembers it."""
    now = time.monotonic()
    with _lock:
        if now - _noted.get(what, -REPEATED_AFTER) < REPEATED_AFTER:
            return False
        if len(_noted) >= MOST_REMEMBERED:
            _noted.clear()
        _noted[what] = now
        return True


def forget(what: tuple) -> None:
    """Let `what` be new again."""
    with _lock:
        _noted.pop(what, None)
