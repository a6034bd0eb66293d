"""The command line goes through the running app, and nobody else gets in by that door."""

import http.client
import json
import shutil
import time
from contextlib import closing
from urllib.parse import urlsplit

import pytest

from data.ingest.__main__ import main
from data.ingest.running_app import ROUTE, TOKEN_HEADER
from tests.serving import serve

CSV = "Provinsi,Indikator,Tahun,Jenis,Nilai,Predikat\nNusa Tenggara Timur,Indeks RB,2019,realisasi,61.50,B\n"


@pytest.fixture(scope="module")
def served(published_folder, tmp_path_factory):
    """The folder and the address of a running app that has said where it listens."""
    folder = tmp_path_factory.mktemp("running") / "state"
    shutil.copytree(published_folder, folder)
    with serve(folder) as address:
        for _ in range(100):
            if (folder / "app.json").exists():
                break
            time.sleep(0.1)
        yield folder, urlsplit(address)
    assert not (folder / "app.json").exists()


@pytest.fixture(autouse=True)
def in_folder(served, monkeypatch):
    monkeypatch.setenv("RB_STATE", str(served[0]))


def post(served, body=b'{"command": "history"}', **headers):
    """Status and answer of a request that carries the right token unless told otherwise."""
    folder, address = served
    token = json.loads((folder / "app.json").read_text("utf-8"))["token"]
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    with closing(http.client.HTTPConnection("127.0.0.1", address.port, timeout=60)) as connection:
        connection.request("POST", ROUTE, body, {TOKEN_HEADER: token} | names, encode_chunked=True)
        response = connection.getresponse()
        return response.status, response.read()


def test_load_history_and_undo_work_while_the_app_runs(served, tmp_path, capsys):
    path = tmp_path / "nilai.csv"
    path.write_text(CSV, "utf-8")

    def ask(*arguments):
        code = main([*arguments, "--json"])
        return code, json.loads(capsys.readouterr().out)

    code, answer = ask("load", str(path), "--by", "Analis")
    assert (code, answer["status"], answer["version"]) == (0, "accepted", 2)
    assert answer["rows"][0]["value"] == 61.5
    code, answer = ask("history")
    assert [(version["version_id"], version["actor"]) for version in answer["versions"]] == [
        (2, "Analis"), (1, "data/seeds"),
    ]  # fmt: skip
    code, answer = ask("undo", "2")
    assert (code, answer["version"]) == (0, 3)
    assert ask("undo", "1")[0] == 1
    assert (served[0] / "uploads").is_dir()


def test_the_right_token_from_this_machine_is_let_in(served):
    status, answer = post(served)
    assert (status, json.loads(answer)["status"]) == (200, "accepted")


@pytest.mark.parametrize(
    "headers",
    [
        {"X_RB_Token": "salah"}, {"X_RB_Token": ""}, {"Host": "rb.maluku.go.id"}, {"Host": "10.0.0.5:8501"},
        {"Origin": "http://evil.example"}, {"Origin": "null"}, {"Origin": "http://localhost:1"},
        {"X_Forwarded_For": "10.0.0.9"}, {"Forwarded": "for=10.0.0.9"}, {"Via": "1.1 proxy"},
    ],
    ids=str,
)  # fmt: skip
def test_everybody_else_is_turned_away(served, headers):
    status, answer = post(served, **headers)
    assert status == 403 and b"versions" not in answer


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b'"history"', b"null", b"\xff\xfe", b"[" * 100_000, b"{}", b'{"command": "drop"}',
     b'{"command": ["history"]}'],
    ids=lambda body: body[:20],
)  # fmt: skip
def test_a_body_that_is_no_command_is_one_sentence(served, body):
    status, answer = post(served, body=body)
    assert status == 400
    assert json.loads(answer)["messages"] == ["Perintah ini tidak terbaca; isinya bukan perintah dalam bentuk JSON."]


def test_a_body_beyond_the_limit_is_not_waited_for(served):
    assert post(served, body=b"", Content_Length=str(2**30))[0] == 413


def test_a_body_that_grows_beyond_the_limit_is_refused(served):
    assert post(served, body=(b"x" * 2**20 for _ in range(60)), Transfer_Encoding="chunked")[0] == 413
    assert post(served)[0] == 200
