"""Stores the tests own: one with the published data, shared and only read, and empty ones to write into.

`pytest --shared-store` runs all tests that open a store on a shared one: see tests/shared_suite.py.
"""

import os
import shutil
import sys
from datetime import date

import pytest

from data import store
from data.ingest.illustrative import illustrative_upload
from data.ingest.storing.saving import save
from data.permission import COMMAND_LINE
from tests import shared_suite
from tests.of_the_file import OF_THE_FILE

PROGRAM = sys.modules["__main__"]


def pytest_addoption(parser):
    parser.addoption("--shared-store", action="store_true", help="run on a shared store in a PostgreSQL of the run")


def pytest_configure(config):
    if config.getoption("--shared-store"):
        following = shared_suite.shared_suite()
        following.__enter__()
        config.add_cleanup(lambda: following.__exit__(None, None, None))


def pytest_collection_modifyitems(config, items):
    if config.getoption("--shared-store"):
        items[:], left = shared_suite.split(items, OF_THE_FILE)
        config.hook.pytest_deselected(items=left)


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item):
    """The databases of a test's own folders go with it; the suite would fill the disk with them.

    A page that was run has put its own script in the place of the program, which a process started later would run.
    """
    sys.modules["__main__"] = PROGRAM
    suite, folder = shared_suite.suite(), item.funcargs.get("tmp_path")
    if suite and folder:
        suite.forget_within(folder)


@pytest.fixture(scope="session")
def published_folder(tmp_path_factory):
    """The folder of a store seeded with the published data; nobody writes to it."""
    folder = tmp_path_factory.mktemp("published")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RB_STATE", str(folder))
        store.connect().close()
    return folder


@pytest.fixture(scope="session")
def illustrated_folder(published_folder, tmp_path_factory):
    """The folder of a store with the published data and the illustrative set; nobody writes to it."""
    folder = tmp_path_factory.mktemp("illustrated") / "state"
    shutil.copytree(published_folder, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RB_STATE", str(folder))
        with store.connect() as con:
            assert save(con, illustrative_upload("Uji"), COMMAND_LINE).version_id
    return folder


@pytest.fixture
def on_screen(request, monkeypatch):
    """The store a page shows: the test's own `con`, the illustrated one where asked for, else the published one."""
    if "con" not in request.fixturenames:
        wanted = "illustrated_folder" if "illustrated_folder" in request.fixturenames else "published_folder"
        monkeypatch.setenv("RB_STATE", str(request.getfixturevalue(wanted)))
    monkeypatch.delenv("RB_PEMDA", raising=False)


@pytest.fixture
def state(monkeypatch, tmp_path):
    """An empty state folder of the test's own."""
    folder = tmp_path / "state"
    monkeypatch.setenv("RB_STATE", str(folder))
    return folder


@pytest.fixture
def con(published_folder, state):
    """A connection to a copy of the published store, free to write."""
    shutil.copytree(published_folder, state)
    connection = store.connect()
    yield connection
    connection.close()


@pytest.fixture
def claims(con):
    """A function that appends claims of one version; each is a dict of score columns over sensible defaults."""

    def append(*rows, kind="seed", table="score", **version):
        with store.write_transaction(con, kind, "Uji", "tests", date(2026, 11, 21), **version) as (cursor, version_id):
            for number, row in enumerate(rows):
                values = DEFAULTS[table] | {"version_id": version_id, "claim_id": f"T{version_id}-{number}"} | row
                source = values.pop("source", None)
                if source:
                    values["source_id"] = f"S{version_id}-{number}"
                    cursor.execute("insert into source values (?, ?, ?, ?, ?)", [values["source_id"], *source])
                names = ", ".join(values)
                marks = ", ".join(f"${name}" for name in values)
                cursor.execute(f"insert into {table} ({names}) values ({marks})", values)
        return version_id

    return append


DEFAULTS = {
    "score": {
        "is_withdrawn": False,
        "government_code": "93",
        "unit_code": "",
        "indicator_code": "RB",
        "component": "",
        "year": 2021,
        "kind": "realisasi",
        "status": "ada",
        "evidence": "press",
    },
    "target": {
        "is_withdrawn": False,
        "government_code": "93",
        "unit_code": "",
        "indicator_code": "RB",
        "component": "",
        "year": 2021,
        "document": "RPJMD",
        "evidence": "press",
    },
}


def is_ci() -> bool:
    return bool(os.environ.get("CI"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """In CI nothing skips: a skipped test is a failed one."""
    report = yield
    if is_ci() and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped in CI: {report.longrepr}"
    return report
