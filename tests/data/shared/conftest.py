"""A shared store of a test's own, on a PostgreSQL of the run."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from data import store
from data.keeping.moving import bring_in
from data.opening import chosen_store
from data.opening.file_store import FILE_NAME
from tests.postgres import find_programs, name_of, running_postgres

ROOT = Path(store.__file__).parent.parent
AS_A_FILE = "__file__ = 'server.py'"  # a program without one DuckDB takes for a person, and prints how far it is


@pytest.fixture(scope="session")
def postgres():
    """A running PostgreSQL; whoever stops it starts it again."""
    programs = find_programs()
    if programs is None:
        pytest.skip("no PostgreSQL: initdb is neither under /usr/lib/postgresql nor on PATH")
    with running_postgres(programs) as server:
        yield server


class Shared:
    """An empty shared store: its state folder, the folder of its data files, and what its servers are told."""

    def __init__(self, postgres, folder: Path):
        self.state, self.files = folder / "state", folder / "files"
        self.state.mkdir(parents=True)
        self.files.mkdir()
        self.database = name_of(folder)
        postgres.run(f"create database {self.database};")
        self.environment = {
            "RB_STATE": str(self.state), "RB_STORE": postgres.address(self.database), "RB_DATA_PATH": str(self.files),
        }  # fmt: skip

    def run(self, *words: str, **environment) -> subprocess.CompletedProcess:
        """Run `python -m ...` as another server would."""
        return subprocess.run(
            [sys.executable, "-m", *words], cwd=ROOT, env=os.environ | self.environment | environment,
            capture_output=True, text=True, encoding="utf-8", timeout=600, check=False,
        )  # fmt: skip

    def start(self, script: str) -> subprocess.Popen:
        """Start a Python script as another server; it prints a line when it has come so far."""
        process = subprocess.Popen(
            [sys.executable, "-c", f"{AS_A_FILE}\n{script}"], cwd=ROOT, env=os.environ | self.environment,
            stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert process.stdout.readline().strip() == "ready"
        return process

    def kill(self, process: subprocess.Popen) -> None:
        """End it as by kill -9."""
        process.send_signal(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
        process.wait(30)
        process.stdout.close()
        process.stdin.close()


@pytest.fixture
def empty(postgres, tmp_path, monkeypatch):
    """An empty shared store, the one of this process as well."""
    made = Shared(postgres, tmp_path / "bersama")
    monkeypatch.delenv("RB_BACKUP", raising=False)
    for name, value in made.environment.items():
        monkeypatch.setenv(name, value)
    yield made
    postgres.run(f"drop database if exists {made.database} with (force);")


@pytest.fixture(scope="session")
def published_file(published_folder, tmp_path_factory):
    """A copy of the database, because DuckDB attaches no file that a page of another test still holds."""
    return Path(shutil.copy(published_folder / FILE_NAME, tmp_path_factory.mktemp("asal")))


@pytest.fixture
def shared(empty, published_file):
    """A shared store with the published data."""
    bring_in(chosen_store(), published_file)
    return empty


@pytest.fixture
def opened(shared):
    """A connection to it."""
    with store.connect() as con:
        yield con
