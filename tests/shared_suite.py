"""The whole suite on the shared store (pytest --shared-store): each state folder has a database and a folder of data
files of its own, so that folders still tell stores apart, and a copied folder is a copied store."""

import os
import shutil
import tempfile
from collections import Counter
from contextlib import contextmanager
from pathlib import Path

from data.opening import shared_store
from data.opening.shared_store import SharedStore
from tests.postgres import Postgres, find_programs, name_of, running_postgres

MOST_SETS = 3  # of a test with many sets of parameters; what differs between them does not hang on the store
STORES = {"published_folder", "illustrated_folder", "state"}  # a test without any of these never opens a store

_suite: "Suite | None" = None


class Suite:
    """Which database and which data files belong to a state folder."""

    def __init__(self, server: Postgres, files: Path):
        self.server, self.files = server, files
        self.made: dict[str, Path] = {}  # database -> its state folder

    def environment(self, folder: Path | str) -> dict[str, str]:
        """RB_STORE and RB_DATA_PATH for a state folder."""
        name = name_of(folder)
        return {"RB_STORE": self.server.address(name), "RB_DATA_PATH": str(self.files / name)}

    def prepare(self, folder: Path | str) -> None:
        """Make the empty database of a state folder, unless it is there."""
        name = name_of(folder)
        if name not in self.made:
            self.server.run(f"create database {name};")
            (self.files / name).mkdir()
            self.made[name] = Path(folder).absolute()

    def copy(self, source: Path, target: Path) -> None:
        """Copy the store of a state folder, if it has one."""
        old, new = name_of(source), name_of(target)
        if old in self.made:
            if new in self.made:
                self.forget(new)
            self.server.copy(old, new, self.files / old, self.files / new)
            self.made[new] = Path(target).absolute()

    def forget(self, name: str) -> None:
        """Remove a database and its data files."""
        self.server.run(f"drop database if exists {name} with (force);")
        shutil.rmtree(self.files / name, ignore_errors=True)
        self.made.pop(name, None)

    def forget_within(self, folder: Path) -> None:
        """Remove the databases of all state folders below `folder`."""
        for name in [name for name, place in self.made.items() if place.is_relative_to(folder)]:
            self.forget(name)


def environment_of(state: Path) -> dict[str, str]:
    """What a process of its own must be told to open the store of a state folder."""
    given = {"RB_STATE": str(state)}
    if _suite is None:
        return given
    _suite.prepare(state)
    return given | _suite.environment(state)


def suite() -> Suite | None:
    """The suite on the shared store; None while tests run on files."""
    return _suite


@contextmanager
def shared_suite():
    """While the block runs, RB_STATE names a shared store wherever it is set in this process."""
    global _suite
    programs = find_programs()
    if programs is None:
        raise RuntimeError("--shared-store needs a PostgreSQL: initdb is neither under /usr/lib/postgresql nor on PATH")
    files = Path(tempfile.mkdtemp(prefix="rb-shared-"))
    with running_postgres(programs) as server:
        _suite = Suite(server, files)
        undo = _follow(_suite)
        try:
            yield
        finally:
            undo()
            _suite = None
            shutil.rmtree(files, ignore_errors=True)


def _follow(made: Suite):
    """Have the environment, the opening of stores and the copying of folders follow; returns what undoes it."""
    shared_store.CONFIG["allow_unsigned_extensions"] = True  # else each opening proves 78 MB anew, 0,7 s of work
    kind, attach, alone, copytree = type(os.environ), SharedStore.attach, SharedStore.alone, shutil.copytree
    set_item, delete_item = kind.__setitem__, kind.__delitem__

    def setting(environment, key, value):
        set_item(environment, key, value)
        if key == "RB_STATE" and environment is os.environ:
            for name, each in made.environment(value).items():
                set_item(environment, name, each)

    def deleting(environment, key):
        delete_item(environment, key)
        if key == "RB_STATE" and environment is os.environ:
            for name in ("RB_STORE", "RB_DATA_PATH"):
                if name in environment:
                    delete_item(environment, name)

    def prepared(method):
        def run(store, *given):
            if store.parameters["dbname"] == name_of(store.folder):
                made.prepare(store.folder)
            return method(store, *given)

        return run

    def copying(source, target, *given, **more):
        result = copytree(source, target, *given, **more)
        made.copy(Path(source), Path(target))
        return result

    kind.__setitem__, kind.__delitem__ = setting, deleting
    SharedStore.attach, SharedStore.alone, shutil.copytree = prepared(attach), prepared(alone), copying

    def undo():
        shared_store.CONFIG.pop("allow_unsigned_extensions")
        kind.__setitem__, kind.__delitem__ = set_item, delete_item
        SharedStore.attach, SharedStore.alone, shutil.copytree = attach, alone, copytree

    return undo


def split(items: list, of_the_file: dict[str, str]) -> tuple[list, list]:
    """(tests to run, tests to leave out): those that open no store, those whose subject is the database file, and those
    with a later set of parameters than the first MOST_SETS of their test.

    of_the_file: folder, file or node id without its parameters -> why it is about the file.
    """
    wanted, left, sets = [], [], Counter()
    for item in items:
        name = item.nodeid.split("[")[0]
        sets[name] += 1
        names = {name, name.split("::")[0], name.rpartition("/")[0]}
        opens_none = not STORES & set(item.fixturenames)
        is_out = opens_none or sets[name] > MOST_SETS or not names.isdisjoint(of_the_file)
        (left if is_out else wanted).append(item)
    return wanted, left
