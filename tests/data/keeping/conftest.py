"""Stores to back up: one with everything the app can hold, copied for each test from a shared one."""

import shutil
from datetime import date
from decimal import Decimal

import pytest

from data import store
from data.keeping.backup import back_up
from data.permission import COMMAND_LINE
from data.planning.actions import edit_actions
from tests.planning import EDIT, new


@pytest.fixture(scope="session")
def full_folder(illustrated_folder, tmp_path_factory):
    """The illustrative set, an edited plan, a group row and roles.toml; nobody writes to it."""
    folder = tmp_path_factory.mktemp("full") / "state"
    shutil.copytree(illustrated_folder, folder)
    (folder / "roles.toml").write_text("# tanpa peran\n", "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RB_STATE", str(folder))
        with store.connect() as con:
            edit_actions(con, COMMAND_LINE, edits=[new()], **EDIT)
            with store.write_transaction(con, "edit", "Uji", "tests", date(2026, 11, 21)) as (cursor, version_id):
                cursor.execute(
                    "insert into score by name select * replace (? as version_id, 'T' as claim_id, ? as value) from"
                    " score where claim_id = 'P0080'",
                    [version_id, Decimal("61.11")],
                )
            con.execute("checkpoint")
    return folder


@pytest.fixture
def full(full_folder, state, monkeypatch):
    """A connection to a copy of the full store, free to write."""
    monkeypatch.delenv("RB_BACKUP", raising=False)
    shutil.copytree(full_folder, state)
    connection = store.connect()
    yield connection
    connection.close()


@pytest.fixture(scope="session")
def kept_folder(full_folder, tmp_path_factory):
    """A backup of the full store; nobody changes it."""
    folder = tmp_path_factory.mktemp("kept") / "cadangan-uji"
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("RB_BACKUP", raising=False)
        patch.setenv("RB_STATE", str(full_folder))
        with store.connect() as con:
            back_up(con, folder)
    return folder


@pytest.fixture
def kept(kept_folder, tmp_path, state, monkeypatch):
    """A backup of the full store, free to change."""
    monkeypatch.delenv("RB_BACKUP", raising=False)
    return shutil.copytree(kept_folder, tmp_path / "cadangan-uji")
