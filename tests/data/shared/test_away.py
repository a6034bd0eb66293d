"""PostgreSQL that restarts or is away, a server that is killed, folders that are not there: said in one sentence."""

import contextlib

import pytest
from streamlit.testing.v1 import AppTest

from data import store
from data.ingest.storing.saving import save
from data.keeping.verifying import verify_store
from data.permission import COMMAND_LINE
from tests.faults.wholeness import contents
from tests.saving import record, upload
from tests.serving import first_visit, serve

FRAME = str(store.MIGRATIONS.parent.parent / "pages" / "frame.py")
AWAY = "sedang tidak dapat dihubungi"
SECRET = "kata-sandi-rahasia"


@contextlib.contextmanager
def stopped(postgres):
    postgres.stop()
    try:
        yield
    finally:
        postgres.start()


def texts(app) -> list[str]:
    return [one.value for one in app.error]


def test_a_page_says_so_and_is_itself_again_when_postgresql_is_back(shared, postgres):
    app = AppTest.from_file(FRAME, default_timeout=60).run()
    assert texts(app) == []
    with stopped(postgres):
        app.run()
        (told,) = texts(app)
        assert AWAY in told
        assert told.count(". ") == 0
        assert not app.exception
    app.run()
    assert texts(app) == []
    assert not app.exception


def test_a_served_app_says_so_and_recovers_also_when_it_started_without_postgresql(shared, postgres):
    with contextlib.ExitStack() as servers:
        early = servers.enter_context(serve(shared.state, **shared.environment))
        assert any("Data versi 1" in body for body in first_visit(early, "sumber", "pemda=53")[0])
        with stopped(postgres):
            late = servers.enter_context(serve(shared.state, **shared.environment))
            for address in (early, late):
                bodies, _ = first_visit(address, "tren", "pemda=53")
                assert sum(AWAY in body for body in bodies) == 1
                assert not any("Data versi" in body or "Traceback" in body for body in bodies)
        for address in (early, late):
            assert any("Data versi 1" in body for body in first_visit(address, "sumber", "pemda=53")[0])


@pytest.mark.parametrize("mode", ["fast", "immediate"])
def test_a_save_in_which_postgresql_restarts_leaves_nothing_and_can_be_repeated(opened, postgres, mode):
    before = contents(opened)
    with (
        pytest.raises(store.StoreError, match=f"{AWAY}|terputus saat menyimpan"),
        store.open_version(opened, "upload", "Uji", "Analis", None) as (cursor, _),
    ):
        cursor.execute("insert into event select * from event")
        postgres.stop(mode)
        postgres.start()
        cursor.execute("select count(*) from event")
    assert contents(opened) == before
    assert save(opened, upload(record("61.5")), COMMAND_LINE).version_id == 2
    assert verify_store(opened).troubles == []


def test_a_server_killed_in_the_middle_of_an_upload_leaves_nothing_half(shared, opened):
    before = contents(opened)
    script = (
        "from data import store; from data.permission import COMMAND_LINE\n"
        "from data.ingest.storing import saving; from tests.saving import record, upload\n"
        "def stay(*_):\n    print('ready', flush=True); input()\n"
        "saving._keep_files = stay\n"
        "con = store.connect()\n"
        "saving.save(con, upload(*(record('61.5', unit=f'Dinas {n}') for n in range(200))), COMMAND_LINE)"
    )
    shared.kill(shared.start(script))
    assert contents(opened) == before
    assert verify_store(opened).troubles == []
    assert save(opened, upload(record("61.5")), COMMAND_LINE).version_id == 2


def test_a_password_is_never_told(shared, postgres, monkeypatch):
    monkeypatch.delenv("PGPASSWORD", raising=False)
    secret = shared.environment["RB_STORE"] + f" password={SECRET}"
    broken = [
        secret, secret.replace("host=127.0.0.1", "host=tidak-ada.invalid"), secret.replace("dbname=", "dbname=x"),
        secret.replace("user=postgres", "user=bukan"), secret + " 'kutip", secret.replace("dbname", "nama"),
        f"postgresql://x:{SECRET}@127.0.0.1/x",
    ]  # fmt: skip
    for address in broken:
        done = shared.run("data.store", RB_STORE=address)
        assert done.returncode == (address != secret)
        assert SECRET not in done.stdout + done.stderr
        assert "Traceback" not in done.stderr
        assert len((done.stdout + done.stderr).strip().splitlines()) == 1
    done = shared.run("data.store", "backup", str(shared.state.parent / "cadangan"), RB_STORE=secret)
    assert done.returncode == 0, done.stderr
    told = [path.read_bytes() for path in (shared.state.parent / "cadangan").rglob("*") if path.is_file()]
    assert not any(SECRET.encode() in content for content in told)
    with stopped(postgres), serve(shared.state, **shared.environment | {"RB_STORE": secret}) as address:
        bodies, _ = first_visit(address, "tren", "pemda=53")
        assert any(AWAY in body for body in bodies)
        assert not any(SECRET in body for body in bodies)


def test_a_folder_of_data_files_that_is_not_there_is_one_sentence(shared, opened, monkeypatch, tmp_path):
    monkeypatch.setenv("RB_DATA_PATH", "")
    with pytest.raises(store.StoreError, match="RB_DATA_PATH belum diisi"):
        store.connect()
    monkeypatch.setenv("RB_DATA_PATH", str(tmp_path / "tidak-ada"))
    with pytest.raises(store.StoreError, match="tidak-ada tidak ada"):
        store.connect()
    (tmp_path / "lain").mkdir()
    monkeypatch.setenv("RB_DATA_PATH", str(tmp_path / "lain"))
    with pytest.raises(store.StoreError, match="di folder lain daripada"):
        store.connect()
    monkeypatch.setenv("RB_DATA_PATH", str(shared.files))
    shared.files.rename(tmp_path / "dilepas")
    shared.files.mkdir()  # a mount point without its mount
    with pytest.raises(store.StoreError, match="bukan tempat berkas data"):
        store.connect()
    with pytest.raises(store.StoreError, match="tidak terbaca.*folder bersama"):
        opened.execute("select sum(value) from score").fetchall()
    shared.files.rmdir()
    (tmp_path / "dilepas").rename(shared.files)
    assert opened.execute("select sum(value) from score").fetchone()[0] > 0


def test_missing_extensions_are_named(shared, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    with pytest.raises(store.StoreError, match="memerlukan duckdb-extension-ducklake"):
        store.connect()
