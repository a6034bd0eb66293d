"""The national store is the same at every run, and holds what the app itself would have stored."""

import pytest

from data import store
from data.ingest.model import Record
from data.ingest.storing.saving import save
from queries import ask_each
from tests.benchmarks import national_data as made
from tests.faults.wholeness import contents
from tests.saving import CALLER, check, upload

TINY = made.Size(governments=2, units=3, years=2, indicators=3)
NAMED = {"government_code": "government", "unit_code": "unit", "indicator_code": "indicator", "sheet_name": "sheet",
         "cell_address": "cell", "stated_predikat": "predikat", "max_score": "ceiling_hint"}  # fmt: skip
OF_THE_FILE = ("upload", "version")  # what the file was called, and who sent it


@pytest.fixture
def national(con):
    """The published store with the tiny national one in it."""
    made.make(con, TINY)
    return con


def test_two_runs_make_the_same_rows(national, published_folder, tmp_path, monkeypatch):
    first = contents(national)
    monkeypatch.setenv("RB_STATE", str(tmp_path / "again"))
    with store.connect() as again:
        made.make(again, TINY)
        assert contents(again) == first


def test_every_data_check_finds_nothing_in_it(national):
    assert {name: len(found) for name, found in ask_each(national, "checks").items() if len(found)} == {}


def test_it_holds_what_saving_the_same_figures_as_uploads_stores(national, tmp_path, monkeypatch):
    monkeypatch.setenv("RB_STATE", str(tmp_path / "by the app"))
    with store.connect() as app:
        monkeypatch.setattr(made, "write", lambda con, size, written: _save(con, size, written))
        made.make(app, TINY)
        mine, saved = contents(national), contents(app)
        assert [table for table in mine if mine[table] != saved[table] and table not in OF_THE_FILE] == []
        assert len(mine["kept_score"]) > 60 and mine["kept_rival"]


def _save(con, size, written):
    """The rows of a version as the records of a file, saved as the page saves them."""
    with con.cursor() as cursor:
        made.put_incoming(cursor, size, written)
        answer = cursor.execute("select * exclude (n, file_number) from incoming order by n")
        names = [NAMED.get(column[0], column[0]) for column in answer.description]
        rows = [dict(zip(names, row, strict=True)) for row in answer.fetchall()]
        cursor.execute("drop table incoming")
        cursor.execute("drop table decision")
    file = check(*(Record(**{name: value or None if name.startswith("document") else value
                             for name, value in row.items()}) for row in rows))  # fmt: skip
    saved = save(con, upload(file, title=written.title), CALLER)
    assert saved.version_id, saved.issues
