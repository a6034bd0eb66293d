"""Two servers on one store: what one stores the other shows, and of two writes at once none is lost in silence."""

import json
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest

from data import store
from data.ingest.storing.saving import save
from data.ingest.storing.undoing import undo
from data.keeping.daily import run_daily
from data.keeping.verifying import verify_store
from data.opening import chosen_store
from data.opening.shared_store import ask_catalogue
from data.permission import COMMAND_LINE
from queries import ask, ask_each
from tests.saving import record, upload
from tests.serving import first_visit, serve

ROW = "Provinsi,Indikator,Tahun,Jenis,Nilai\nNusa Tenggara Timur,Indeks RB,2018,realisasi,{}\n"


def version_of(con) -> int:
    return con.execute("select last_version from version_counter").fetchone()[0]


def load(shared, tmp_path, value: str) -> dict:
    """Another server stores a value; returns its answer."""
    path = tmp_path / "nilai.csv"
    path.write_text(ROW.format(value), "utf-8")
    done = shared.run("data.ingest", "load", str(path), "--json", "--by", "Server lain")
    return json.loads(done.stdout)


def test_what_one_server_stores_the_next_page_of_both_shows(shared, tmp_path):
    with (
        serve(shared.state, **shared.environment) as one,
        serve(shared.state, **shared.environment) as other,
    ):
        for address in (one, other):
            assert any("Data versi 1" in body for body in first_visit(address, "sumber", "pemda=53")[0])
        assert load(shared, tmp_path, "61.50")["version"] == 2
        for address in (one, other):
            assert any("Data versi 2" in body for body in first_visit(address, "sumber", "pemda=53")[0])
    assert not (shared.state / "app.json").exists()


def test_an_open_connection_sees_what_another_server_stored_within_a_second(shared, opened):
    script = (
        "from data import store; from data.permission import COMMAND_LINE\n"
        "from data.ingest.storing.saving import save; from tests.saving import record, upload\n"
        "import time\n"
        "con = store.connect(); print('ready', flush=True); input()\n"
        "save(con, upload(record('61.5')), COMMAND_LINE); print(time.time(), flush=True)"
    )
    process = shared.start(script)
    assert version_of(opened) == 1
    process.stdin.write("\n")
    process.stdin.flush()
    while version_of(opened) == 1:
        time.sleep(0.02)
    seen = time.time()
    stored = float(process.communicate(timeout=60)[0])
    assert seen - stored < 1


def test_of_two_uploads_at_once_the_second_is_told_and_can_be_repeated(shared, opened, tmp_path):
    with (
        pytest.raises(store.StoreConflict, match="diubah dari server lain.*ulangi menyimpan"),
        store.open_version(opened, "upload", "Uji", "Analis", None) as (cursor, version_id),
    ):
        cursor.execute("insert into event (title) values ('setengah')")
        assert version_id == 2
        assert load(shared, tmp_path, "61.50")["version"] == 2
    assert opened.execute("select count(*) from event where title = 'setengah'").fetchone() == (0,)
    assert opened.execute("select list(actor order by version_id) from version").fetchone() == (
        ["data/seeds", "Server lain"],
    )
    assert save(opened, upload(record("62.5")), COMMAND_LINE).version_id == 3
    assert verify_store(opened).troubles == []


def test_many_uploads_of_two_servers_are_each_stored_or_told(shared, opened):
    script = (
        "from data import store; from data.permission import COMMAND_LINE\n"
        "from data.ingest.storing.saving import save; from tests.saving import record, upload\n"
        "con = store.connect(); print('ready', flush=True); input(); stored = 0\n"
        "for number in range(6):\n"
        "    try: stored += bool(save(con, upload(record(f'5{number}.5', government='64')), COMMAND_LINE).version_id)\n"
        "    except store.StoreConflict: pass\n"
        "print(stored, flush=True)"
    )
    process = shared.start(script)
    process.stdin.write("\n")
    process.stdin.flush()
    stored = 0
    for number in range(6):
        try:
            stored += bool(save(opened, upload(record(f"6{number}.5")), COMMAND_LINE).version_id)
        except store.StoreConflict:
            continue
    stored += int(process.communicate(timeout=120)[0])
    assert version_of(opened) == 1 + stored
    assert opened.execute("select count(*), max(version_id) from version").fetchone() == (1 + stored, 1 + stored)
    assert verify_store(opened).troubles == []


def test_what_was_decided_at_once_is_decided_once(opened):
    with (
        store.connect() as other,
        pytest.raises(store.StoreConflict),
        store.transaction(opened, is_alone=True) as cursor,
    ):
        cursor.execute("insert into event (title) values ('satu')")
        with store.transaction(other, is_alone=True) as second:
            second.execute("insert into event (title) values ('dua')")
    assert opened.execute("select title from event where title in ('satu', 'dua')").fetchall() == [("dua",)]


def test_lines_of_the_log_never_stand_in_each_others_way(opened):
    with store.connect() as other, store.transaction(opened) as cursor:
        cursor.execute("insert into activity (actor) values ('satu')")
        with store.transaction(other) as second:
            second.execute("insert into activity (actor) values ('dua')")
    assert opened.execute("select count(*) from activity where actor in ('satu', 'dua')").fetchone() == (2,)


def test_undo_and_the_figures_of_an_earlier_version(opened):
    first = save(opened, upload(record("61.5")), COMMAND_LINE).version_id
    undone = undo(opened, first, "Siti", "salah berkas", COMMAND_LINE).version_id
    for version, value in ((1, "60.37"), (first, "61.5"), (undone, "60.37")):
        found = ask(opened, "figures_at_version", government_code="53", indicator_code="RB", version_id=version)
        stood = found[(found["year"] == 2019) & (found["kind"] == "realisasi")]
        assert [Decimal(str(one)) for one in stood["value"]] == [Decimal(value)]


def test_two_servers_that_begin_one_store_at_once_seed_it_once(empty):
    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(lambda _: empty.run("data.store"), range(2)))
    assert [one.returncode for one in done] == [0, 0], [one.stderr for one in done]
    with store.connect() as con:
        assert con.execute("select count(*) from version").fetchone() == (1,)
        assert con.execute("select count(*), count(distinct number) from schema_migration").fetchone() == (
            len(list(store.MIGRATIONS.glob("*.sql"))),
        ) * 2  # fmt: skip
        assert verify_store(con).troubles == []


def test_a_task_is_done_by_one_server_and_by_the_next_when_that_was_killed(shared):
    script = (
        "from data import store\nwith store.chosen_store().alone('salinan harian') as is_alone:\n"
        "    assert is_alone; print('ready', flush=True); input()"
    )
    process = shared.start(script)
    with chosen_store().alone("salinan harian") as is_alone, chosen_store().alone("lain") as is_alone_elsewhere:
        assert (is_alone, is_alone_elsewhere) == (False, True)
    shared.kill(process)
    for _ in range(50):
        with chosen_store().alone("salinan harian") as is_alone:
            if is_alone:
                break
        time.sleep(0.1)
    assert is_alone


def test_while_another_server_makes_the_daily_copy_this_one_makes_none(shared, monkeypatch):
    monkeypatch.setattr("data.keeping.daily.DELAY", 0)

    class Once:
        waits = 0

        def wait(self, _seconds):
            self.waits += 1
            return self.waits > 1

    with chosen_store().alone("salinan harian"):
        run_daily(Once())
    assert not (shared.state / "cadangan").exists()
    run_daily(Once())
    assert [path.name[:7] for path in (shared.state / "cadangan").iterdir()] == ["harian-"]


def test_a_module_that_only_reads_the_file_store_needs_no_extension():
    done = subprocess.run(
        [sys.executable, "-c", "import sys; import data.store; print([n for n in sys.modules if 'extension' in n])"],
        capture_output=True, text=True, check=True, cwd=store.MIGRATIONS.parent.parent,
    )  # fmt: skip
    assert "duckdb_extension" not in done.stdout


def test_questions_of_many_readers_at_once_are_all_answered(empty):
    """On a store that was begun here, so that there are tables of a few rows and of many, and small saves beside."""
    with store.connect() as con:
        for number in range(3):
            assert save(con, upload(record(f"6{number}.5")), COMMAND_LINE).version_id
    given = {"government_codes": ["53", "64", "82"], "indicator_code": "RB"}
    with store.connect() as con:
        wanted = {name: len(ask(con, name, **given)) for name in ("score_series", "target_series", "other_claims")}

    def read(number: int) -> list[dict]:
        if number == 0:  # what a page asks beside: every table there is
            ask_each(opened, "checks"), ask_each(opened, "notices")
        return [{name: len(ask(opened, name, **given)) for name in wanted} for _ in range(3)]

    with store.connect() as opened, ThreadPoolExecutor(4) as readers:
        assert all(answers == [wanted] * 3 for answers in readers.map(read, range(4)))
        # No row lies in PostgreSQL itself, where DuckLake 1.5.5 misread some when several asked.
        assert ask_catalogue(opened, "select count(*) from ducklake_inlined_data_tables") == 0
