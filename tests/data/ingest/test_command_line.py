"""python -m data.ingest as people and programs run it."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from data import store
from data.ingest.__main__ import main
from data.ingest.running_app import announced

ROOT = Path(store.__file__).parent.parent
HEAD = "Provinsi,Indikator,Tahun,Jenis,Nilai,Predikat\n"
ROW = "Nusa Tenggara Timur,Indeks RB,2019,realisasi,61.50,B\n"
MISMATCH = "Nusa Tenggara Timur,Indeks RB,2019,realisasi,61.50,AA\n"


@pytest.fixture
def store_copy(con, state):
    """A copy of the published store that nobody holds open."""
    con.close()
    return state


@pytest.fixture
def write(tmp_path):
    def write(*rows, name="nilai.csv"):
        path = tmp_path / name
        path.write_text(HEAD + "".join(rows), "utf-8")
        return path

    return write


def run(*arguments, encoding="utf-8"):
    """A process of its own: exit code, stdout, stderr."""
    result = subprocess.run(
        [sys.executable, "-m", "data.ingest", *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | {"PYTHONIOENCODING": encoding},
        capture_output=True,
        timeout=120,
        check=False,
    )
    return result.returncode, result.stdout.decode(encoding), result.stderr.decode(encoding)


def ask(capsys, *arguments):
    """The same in this process: exit code and the one JSON object."""
    code = main([*map(str, arguments), "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_check_prints_one_object_and_opens_no_store(state, write):
    code, out, error = run("check", write(ROW), "--json")
    assert (code, error) == (0, "")
    answer = json.loads(out)
    (row,) = answer["rows"]
    assert row.pop("sheet")
    assert row == {
        "government": "53", "unit": "", "indicator": "RB", "component": "", "year": 2019, "kind": "realisasi",
        "value": 61.5, "upper_value": None, "native_value": None, "predikat": "B", "cell": "E2",
    }  # fmt: skip
    assert (answer["status"], answer["version"], answer["issues"]) == ("accepted", None, [])
    assert answer.keys() == {"status", "rows", "owners", "actions", "issues", "version"}
    assert not state.exists()


def test_a_console_that_cannot_write_every_letter_is_no_reason_to_fail(write):
    code, out, _ = run("check", write(ROW.replace("Timur", "Tïmur")), encoding="ascii")
    assert code == 1
    assert "tidak ada yang disimpan" in out


def test_check_shows_issues_with_their_place_and_repair(capsys, write):
    code, answer = ask(capsys, "check", write(ROW.replace("61.50", "-3")))
    assert (code, answer["status"]) == (1, "rejected")
    (issue,) = [issue for issue in answer["issues"] if issue["severity"] == "error"]
    assert issue.keys() == {"type", "severity", "sheet", "cell", "found", "message", "fix"}
    assert (issue["type"], issue["cell"]) == ("negative", "E2")


def test_of_several_files_every_row_says_its_own(capsys, write):
    other = write(ROW.replace("2019", "2018"), name="lain.csv")
    _, answer = ask(capsys, "check", write(ROW), other)
    assert [(row["file"], row["year"]) for row in answer["rows"]] == [("nilai.csv", 2019), ("lain.csv", 2018)]


def test_missing_figures_are_not_rows(capsys, write):
    _, answer = ask(capsys, "check", write(ROW, ROW.replace("2019", "2018").replace("61.50,B", "belum dikeluarkan,")))
    assert [row["year"] for row in answer["rows"]] == [2019]


def test_load_history_and_undo_on_a_store_nobody_holds(store_copy, capsys, write):
    code, answer = ask(capsys, "load", write(ROW), "--by", "Analis", "--letter", "B/1", "--letter-date", "2020-03-01")
    assert (code, answer["status"], answer["version"]) == (0, "accepted", 2)
    assert answer["messages"][0] == "Nilai Indeks RB Nusa Tenggara Timur 2019 naik dari 60,37 menjadi 61,50."
    code, answer = ask(capsys, "load", write(ROW))
    assert (code, answer["status"], answer["version"]) == (0, "accepted", None)
    assert "tidak ada yang berubah" in answer["messages"][0]
    code, answer = ask(capsys, "history")
    newest = answer["versions"][0]
    assert (newest["actor"], newest["letter_number"], newest["letter_date"], newest["file_names"]) == (
        "Analis", "B/1", "2020-03-01", ["nilai.csv"],
    )  # fmt: skip
    code, answer = ask(capsys, "undo", 2, "--reason", "salah berkas", "--by", "Kepala")
    assert (code, answer["version"], answer["undone"]) == (0, 3, 2)
    code, answer = ask(capsys, "undo", 2)
    assert (code, answer["status"], answer["version"]) == (1, "rejected", None)
    assert "batalkan versi 3" in answer["messages"][0]
    code, out, _ = run("history")
    assert code == 0
    assert "pembatalan: Pembatalan versi 2: salah berkas (Kepala)" in out.splitlines()[0]
    assert out.splitlines()[1].endswith("unggahan: Unggahan nilai.csv (Analis), dibatalkan")


def test_load_with_a_warning_writes_only_when_its_kind_is_accepted(store_copy, capsys, write):
    code, answer = ask(capsys, "load", write(MISMATCH))
    assert (code, answer["status"], answer["version"]) == (1, "rejected", None)
    warnings = {issue["type"] for issue in answer["issues"] if issue["severity"] == "warning"}
    assert warnings == {"predikat_mismatch"}
    code, answer = ask(capsys, "load", write(MISMATCH), "--accept", *warnings)
    assert (code, answer["status"], answer["version"]) == (0, "accepted_with_warnings", 2)


def test_modes_and_kinds_reach_the_store(store_copy, capsys, write):
    bare = "Provinsi,Indikator,Tahun,Nilai\nNusa Tenggara Timur,Indeks RB,2019,61.50\n"
    path = write()
    path.write_text(bare, "utf-8")
    code, answer = ask(capsys, "load", path, "--kind", "mandiri", "--mode", "tambah")
    assert (code, answer["rows"][0]["kind"], answer["version"]) == (0, "mandiri", 2)
    code, answer = ask(capsys, "load", path, "--mode", "tambah")
    assert (code, answer["version"]) == (0, None)


def test_the_illustrative_set_is_one_marked_version_that_undo_removes(store_copy, capsys):
    code, answer = ask(capsys, "load", "--illustrative")
    assert (code, answer["version"]) == (0, 2)
    code, answer = ask(capsys, "history")
    assert answer["versions"][0]["is_illustrative"]
    assert ask(capsys, "undo", 2)[0] == 0
    with store.connect() as con:
        assert con.execute("select count(*) from current_score where is_illustrative").fetchone() == (0,)


def test_a_template_knows_the_data_version_and_is_readable(store_copy, capsys, tmp_path):
    path = tmp_path / "templat.xlsx"
    code, answer = ask(capsys, "template", "--government", "53", "--year", "2024", "--out", path)
    assert (code, answer["file"]) == (0, str(path))
    code, answer = ask(capsys, "check", path)
    assert {issue["type"] for issue in answer["issues"] if issue["severity"] == "error"} <= {"no_values"}
    code, answer = ask(capsys, "template", "--government", "00", "--year", "2024", "--out", path)
    assert (code, answer["status"]) == (1, "rejected")


def test_owners_of_areas_go_the_same_way_and_come_back_in_a_template(store_copy, capsys, tmp_path):
    path = tmp_path / "pengampu.csv"
    path.write_text(
        "Pemerintah Daerah,Area,Pengampu,Pokja\nMaluku,Pengawasan,Inspektorat; Biro Hukum,Pokja VII\n", "utf-8"
    )
    code, answer = ask(capsys, "check", path)
    assert (code, answer["rows"], [owner.pop("sheet") for owner in answer["owners"]]) == (0, [], ["(csv)"] * 2)
    assert answer["owners"][0] == {
        "government": "81", "area": "WAS", "office": "Inspektorat", "pokja": "Pokja VII", "note": None, "cell": "C2",
    }  # fmt: skip
    assert "1 pengampu area terbaca; diterima." in run("check", path)[1]
    code, answer = ask(capsys, "load", path, "--by", "Analis")
    assert (code, answer["version"], answer["messages"]) == (0, 2, ["1 area Maluku kini punya pengampu."])
    assert ask(capsys, "history")[1]["versions"][0]["owner_new_count"] == 1
    out = tmp_path / "templat.xlsx"
    assert ask(capsys, "template", "--government", "81", "--owners", "--out", out)[0] == 0
    _, answer = ask(capsys, "check", out)
    assert [owner["office"] for owner in answer["owners"]] == ["Inspektorat", "Biro Hukum"]
    code, answer = ask(capsys, "undo", 2, "--reason", "keliru")
    assert answer["owners"] == [{"action": "dihapus", "government": "81", "area": "WAS"}]
    assert answer["messages"] == ["Penguatan Pengawasan, Maluku kini tanpa pengampu."]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], ""), (["load"], "--illustrative"), (["check", "tidak-ada.xlsx"], "Berkas tidak-ada.xlsx tidak ada."),
        (["undo", "dua"], ""), (["template", "--year", "2024"], ""),
        (["template", "--government", "81", "--out", "x.xlsx"], "--owners"),
        (["template", "--government", "81", "--year", "2024", "--owners", "--out", "x.xlsx"], "--owners"),
        (["load", __file__, "--accept", "salah"], "Tidak ada jenis peringatan salah"),
        (["load", __file__, "--illustrative"], "--illustrative"), (["load", __file__, "--mode", "hapus"], "hapus"),
    ],
)  # fmt: skip
def test_wrong_usage_ends_with_code_2(capsys, state, arguments, words):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert words in capsys.readouterr().err
    assert not state.exists()


def test_an_announcement_left_behind_by_a_killed_app_is_no_obstacle(store_copy, capsys):
    with announced(9):  # the discard port: nobody listens
        code, answer = ask(capsys, "history")
    assert (code, len(answer["versions"])) == (0, 1)


def test_a_port_that_another_program_took_over_is_not_even_asked(store_copy, capsys):
    with socket.create_server(("127.0.0.1", 0)) as other:
        other.settimeout(0.2)
        with announced(other.getsockname()[1]):
            code, answer = ask(capsys, "history")
        assert (code, len(answer["versions"])) == (0, 1)
        with pytest.raises(TimeoutError):
            other.accept()


def test_an_announcement_is_private_and_goes_with_its_app(state):
    state.mkdir()
    with announced(8501) as token:
        path = state / "app.json"
        assert json.loads(path.read_text("utf-8"))["token"] == token
        if os.name == "posix":
            assert path.stat().st_mode & 0o777 == 0o600
        with announced(8502):
            pass
        assert not path.exists()
    assert list(state.iterdir()) == []


def test_files_too_large_together_are_refused_before_they_travel(capsys, monkeypatch, write):
    monkeypatch.setattr("data.ingest.command.MAX_LOAD", 100)
    code, answer = ask(capsys, "load", write(ROW), write(ROW, name="lain.csv"))
    assert (code, answer["status"]) == (1, "rejected")
    assert "beberapa perintah" in answer["messages"][0]


def test_a_store_in_other_hands_is_one_sentence(con, write):
    code, out, _ = run("load", write(ROW))
    assert code == 1
    assert "sedang dipakai proses lain" in out
