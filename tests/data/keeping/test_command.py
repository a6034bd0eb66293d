"""python -m data.store backup, restore and verify: exit codes, one sentence each, and the way through the app."""

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from data import store
from data.keeping.command import run
from data.keeping.folders import backup_folder
from data.keeping.verifying import verify_backup
from tests.keeping import contents
from tests.serving import serve

ROOT = Path(store.__file__).parent.parent


@pytest.fixture
def closed(full, state):
    """A full store that nobody holds."""
    full.close()
    return state


def ask(capsys, *arguments):
    """Exit code, and the lines on stdout and stderr."""
    code = run([str(argument) for argument in arguments])
    said = capsys.readouterr()
    return code, said.out.splitlines(), said.err.splitlines()


def test_back_up_verify_restore_verify(closed, capsys, tmp_path, monkeypatch):
    folder = tmp_path / "salinan"
    code, (line,), trouble = ask(capsys, "backup", folder)
    assert (code, trouble) == (0, [])
    assert line.startswith(f"Cadangan {folder} utuh")
    assert ask(capsys, "verify", folder)[:2] == (0, [line])
    assert ask(capsys, "verify")[0] == 0
    monkeypatch.setenv("RB_STATE", str(tmp_path / "baru"))
    assert ask(capsys, "restore", folder)[0] == 0
    code, (line,), trouble = ask(capsys, "verify")
    assert (code, trouble) == (0, [])
    assert "10 berkas asli" in line


def test_the_backup_is_in_the_activity_log(closed, capsys, tmp_path):
    ask(capsys, "backup", tmp_path / "salinan")
    with store.connect() as con:
        assert con.execute("select subject from activity where kind = 'cadangan'").fetchall() == [
            (str(tmp_path / "salinan"),)
        ]


def test_each_refusal_is_one_sentence_and_code_1(closed, capsys, tmp_path):
    ask(capsys, "backup", tmp_path / "salinan")
    for arguments, words in (
        (("backup", tmp_path / "salinan"), "sudah ada dan tidak kosong"),
        (("restore", tmp_path / "salinan"), "tidak ditimpa"),
        (("verify", tmp_path / "tiada"), "bukan cadangan yang utuh"),
    ):
        code, out, trouble = ask(capsys, *arguments)
        assert (code, out, len(trouble)) == (1, [], 1)
        assert words in trouble[0]


@pytest.mark.parametrize("command", [["backup", "x"], ["verify"]])
def test_a_store_that_is_not_there_is_not_begun_for_it(state, capsys, command):
    code, _, trouble = ask(capsys, *command)
    assert code == 1
    assert "Belum ada basis data" in trouble[0]
    assert not state.exists()


def test_troubles_of_the_store_are_a_line_each_and_code_1(closed, capsys):
    first, second, *_ = sorted((closed / "uploads").iterdir())
    first.unlink()
    second.unlink()
    code, out, trouble = ask(capsys, "verify")
    assert (code, out, len(trouble)) == (1, [], 2)


@pytest.mark.parametrize("arguments", [["backup"], ["restore"], ["pulihkan"], ["verify", "a", "b"]])
def test_wrong_usage_ends_with_code_2(state, arguments):
    with pytest.raises(SystemExit) as ended:
        run(arguments)
    assert ended.value.code == 2


def command(state, *arguments):
    return subprocess.run(
        [sys.executable, "-m", "data.store", *map(str, arguments)],
        cwd=ROOT,
        env={"RB_STATE": str(state), "PATH": "", "SYSTEMROOT": "C:\\Windows"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=180,
        check=False,
    )


def test_a_store_that_another_process_holds_without_an_app_is_one_sentence(full, state, tmp_path):
    result = command(state, "backup", tmp_path / "salinan")
    assert (result.returncode, result.stdout, result.stderr.count("\n")) == (1, "", 1)
    assert "sedang dipakai proses lain" in result.stderr


def test_a_running_app_backs_its_own_store_up(full_folder, tmp_path, monkeypatch):
    state = tmp_path / "state"
    shutil.copytree(full_folder, state)
    with serve(state):
        wait_for(state / "app.json")
        made = command(state, "backup", tmp_path / "salinan")
        assert (made.returncode, made.stderr) == (0, "")
        sound = command(state, "verify")
        assert (sound.returncode, sound.stderr) == (0, "")
        again = command(state, "backup", tmp_path / "salinan")
        assert again.returncode == 1
        assert "sudah ada dan tidak kosong" in again.stderr
        held = command(state, "restore", tmp_path / "salinan")
        assert held.returncode == 1
        (state / "rb.duckdb").rename(state / "dipindah")
        moved = command(state, "restore", tmp_path / "salinan")
        assert moved.returncode == 1
        assert "Aplikasi masih berjalan" in moved.stderr
        (state / "dipindah").rename(state / "rb.duckdb")
    assert verify_backup(tmp_path / "salinan").troubles == []
    assert set(contents(tmp_path / "salinan")) >= {"rb.duckdb", "manifest.json", "roles.toml"}
    assert json.loads((tmp_path / "salinan" / "manifest.json").read_text("utf-8"))["data_version"] >= 2
    monkeypatch.setenv("RB_STATE", str(tmp_path / "baru"))
    assert command(tmp_path / "baru", "restore", tmp_path / "salinan").returncode == 0
    assert backup_folder() == tmp_path / "baru" / "cadangan"


def wait_for(path):

    for _ in range(150):
        if path.exists():
            return
        time.sleep(0.2)
    raise RuntimeError(f"{path} did not appear")
