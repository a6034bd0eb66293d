"""A store that holds something is backed up before it is migrated, and not migrated when that fails."""

import pytest

from data import store
from data.keeping.verifying import verify_backup
from tests.keeping import contents


@pytest.fixture
def newer(tmp_path):
    """The migrations and one more."""
    folder = tmp_path / "migrations"
    folder.mkdir()
    for path in store.MIGRATIONS.glob("*.sql"):
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / "9998_more.sql").write_text("create table more (a integer);", "utf-8")
    return folder


@pytest.fixture
def kept_in(monkeypatch, tmp_path):
    monkeypatch.setenv("RB_BACKUP", str(tmp_path / "cadangan"))
    return tmp_path / "cadangan"


def test_the_store_is_kept_as_it_was_and_where_is_told(con, newer, kept_in, capsys):
    store.migrate(con, newer)
    (copy,) = kept_in.iterdir()
    assert copy.name.startswith("sebelum-migrasi-9998-2")
    assert copy.name.endswith("Z")
    assert verify_backup(copy).troubles == []
    assert "more" not in verify_backup(copy).line
    assert capsys.readouterr().err == f"Basis data dibarui; cadangan sebelum pembaruan ada di {copy}.\n"
    store.migrate(con, newer)
    assert len(list(kept_in.iterdir())) == 1


def test_a_migration_that_fails_again_and_again_makes_one_backup(con, newer, kept_in):
    (newer / "9998_more.sql").write_text("select * from nowhere;", "utf-8")
    for _ in range(3):
        with pytest.raises(Exception, match="nowhere"):
            store.migrate(con, newer)
    assert len(list(kept_in.iterdir())) == 1


def test_without_a_backup_there_is_no_migration(con, newer, kept_in, monkeypatch):
    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("data.keeping.backup.write_manifest", fail)
    with pytest.raises(store.StoreError, match=r"belum dibarui dan tidak berubah.*ruang cakram") as raised:
        store.migrate(con, newer)
    assert str(raised.value).count("\n") == 0
    assert con.execute("select count(*) from schema_migration where number = 9998").fetchone() == (0,)
    assert list(kept_in.iterdir()) == []


def test_a_new_store_makes_no_backup(state, kept_in, capsys):
    store.connect().close()
    assert not kept_in.exists()
    assert set(contents(state)) == {"rb.duckdb"}
    assert capsys.readouterr().err == ""
