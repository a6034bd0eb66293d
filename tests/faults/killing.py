"""A process that ends at a chosen place of an action, as by kill -9 or in the middle of a write to the disk."""

import itertools
import multiprocessing
import os
import signal
import threading
import time
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from pathlib import Path

import duckdb

from data import seed, store
from tests.faults.actions import ACTIONS, edit_one

METHOD = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"


def start(work, *given):
    """Run work(line, *given) in a process of its own; returns the process and this end of the line."""
    context = multiprocessing.get_context(METHOD)
    if METHOD == "forkserver":
        context.set_forkserver_preload(["tests.faults.killing"])
    here, there = context.Pipe()
    process = context.Process(target=work, args=(there, *given))
    process.start()
    there.close()
    return process, here


def ends(name: str, stage: tuple) -> int:
    """Do the action in a process that ends at the stage; returns its exit code, negative where a signal ended it."""
    process, line = start(do_and_die, os.environ["RB_STATE"], name, stage)
    process.join(120)
    line.close()
    return process.exitcode


def do_and_die(line, folder: str, name: str, stage: tuple) -> None:
    """Open the store, arm the stage, act. A new store is armed before it is opened."""
    os.environ["RB_STATE"] = folder
    way, *given = stage
    if name == "nothing":
        use_small_seeds(Path(folder).parent / "seeds")
        WAYS[way](*given)
    con = store.connect()
    con.execute("set threads = 1")
    if name != "nothing":
        WAYS[way](*given)
    ACTIONS[name](con)


def use_small_seeds(folder: Path) -> None:
    """Begin stores with fewer published figures; it takes seconds otherwise."""
    seed.apply_seeds = partial(seed.apply_seeds, folder=folder)


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(60)


def before(place: str, number: int = 1) -> None:
    """Die when `place` ('module:function') is called for the nth time."""
    _arm(place, number, dies_before=True)


def after(place: str, number: int = 1) -> None:
    """Die when the nth call of `place` is through."""
    _arm(place, number, dies_before=False)


def _arm(place: str, number: int, dies_before: bool) -> None:
    module, _, name = place.partition(":")
    owner = import_module(module)
    for part in name.split(".")[:-1]:
        owner = getattr(owner, part)
    name = name.split(".")[-1]
    real, calls = getattr(owner, name), itertools.count(1)

    def dying(*given, **more):
        is_it = next(calls) == number
        if is_it and dies_before:
            die()
        result = real(*given, **more)
        if is_it:
            die()
        return result

    setattr(owner, name, dying)


def in_settle(statements: int) -> None:
    """Die when so many statements of the computation of what counts are done."""

    def settle(cursor):
        for statement in duckdb.extract_statements(store.SETTLE.read_text(encoding="utf-8"))[:statements]:
            cursor.execute(statement)
        die()

    store.settle = settle
    for module in ("data.ingest.storing.saving", "data.ingest.storing.undoing", "data.ingest.storing.editing"):
        import_module(module).store.settle = settle


class _Commit:
    """A cursor that ends the process around a commit; a dry run never comes to one."""

    def __init__(self, cursor, way, is_it):
        self.cursor, self.way, self.is_it = cursor, way, is_it

    def execute(self, sql, *given):
        if sql == "commit" and self.is_it():
            self.way(self.cursor)
        return self.cursor.execute(sql, *given)


def _at_commit(way, number: int) -> None:
    real, calls = store._transaction, itertools.count(1)

    @contextmanager
    def transaction(cursor):
        with real(_Commit(cursor, way, lambda: next(calls) == number)):
            yield

    store._transaction = transaction


def before_commit(number: int = 1) -> None:
    _at_commit(lambda cursor: die(), number)


def after_commit(number: int = 1) -> None:
    def way(cursor):
        cursor.execute("commit")
        die()

    _at_commit(way, number)


def torn_log(size: int, number: int = 1) -> None:
    """Die in the middle of writing the log of the commit, `size` bytes into it: no file may grow beyond."""

    def way(cursor):
        log = store.state_folder() / f"{store.FILE_NAME}.wal"
        _limit_files((log.stat().st_size if log.exists() else 0) + size)

    _at_commit(way, number)


def torn_checkpoint(delay: float) -> None:
    """Die `delay` seconds into a commit that carries the log over into the database file."""

    def way(cursor):
        cursor.execute("set checkpoint_threshold = '1KB'")
        threading.Thread(target=lambda: (time.sleep(delay), die()), daemon=True).start()
        cursor.execute("commit")
        die()

    _at_commit(way, 1)


def _limit_files(size: int) -> None:
    import resource  # noqa: PLC0415  (there is none on Windows)

    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


WAYS = {
    "before": before, "after": after, "in_settle": in_settle, "before_commit": before_commit,
    "after_commit": after_commit, "torn_log": torn_log, "torn_checkpoint": torn_checkpoint,
}  # fmt: skip


def edit_until_killed(line, folder: str, first: int) -> None:
    """Correct one value again and again and tell each version once it is stored, with the size of the log."""
    os.environ["RB_STATE"] = folder
    con = store.connect()
    con.execute("set checkpoint_threshold = '4KB'")
    log = store.state_folder() / f"{store.FILE_NAME}.wal"
    for number in itertools.count(first):
        value = f"{10 + number % 80}.{number % 100:02}"
        version = edit_one(con, value)
        line.send((version, value, log.stat().st_size if log.exists() else 0))
