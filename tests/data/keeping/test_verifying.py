"""verify finds what is wrong with a backup or with the live store, and changes nothing."""

import json
from datetime import date

import pytest

from data import store
from data.keeping import manifest
from data.keeping.folders import KeepingError
from data.keeping.restoring import restore
from data.keeping.verifying import verify_backup, verify_store
from tests.keeping import contents


def change(folder, **more):
    told = json.loads((folder / "manifest.json").read_text("utf-8"))
    (folder / "manifest.json").write_text(json.dumps(told | more), "utf-8")


def told(folder):
    return json.loads((folder / "manifest.json").read_text("utf-8"))


def spoil(path):
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 255
    path.write_bytes(content)


def first_original(folder):
    return sorted((folder / "uploads").iterdir())[0]


def leave_out(folder, original):
    files = told(folder)["files"]
    del files[f"uploads/{original.name}"]
    change(folder, files=files)
    original.unlink()


HARM = {
    "a byte of the database": lambda folder: spoil(folder / "rb.duckdb"),
    "a byte of an original": lambda folder: spoil(first_original(folder)),
    "a missing original": lambda folder: first_original(folder).unlink(),
    "a missing database": lambda folder: (folder / "rb.duckdb").unlink(),
    "a foreign file": lambda folder: (folder / "rb.duckdb.wal").write_bytes(b"x"),
    "no manifest": lambda folder: (folder / "manifest.json").unlink(),
    "half a manifest": lambda folder: (folder / "manifest.json").write_text('{"files": ', "utf-8"),
    "a manifest of another kind": lambda folder: (folder / "manifest.json").write_text("[]", "utf-8"),
    "another count": lambda folder: change(folder, rows=told(folder)["rows"] | {"score": 1}),
    "another version": lambda folder: change(folder, data_version=99),
    "another migration": lambda folder: change(folder, schema_migration=3),
    "another birth": lambda folder: change(folder, born="2020-01-01"),
    "a date that is none": lambda folder: change(folder, created_at="kemarin"),
    "brackets without end": lambda folder: (folder / "manifest.json").write_text("[" * 100_000, "utf-8"),
    "a date outside time": lambda folder: change(folder, created_at="9999-12-31T23:59:59-23:59"),
    "a number without end": lambda folder: change(folder, sequence=10**400),
    "a manifest that is too large": lambda folder: change(folder, born="x" * manifest.LARGEST),
    "a path that leads away": lambda folder: change(
        folder, files=told(folder)["files"] | {"../luar": {"sha256": "0" * 64, "byte_count": 1}}
    ),
    "an original left out": lambda folder: leave_out(folder, first_original(folder)),
}  # fmt: skip


@pytest.mark.parametrize("harm", HARM.values(), ids=HARM)
def test_a_backup_that_was_changed_is_found_and_not_restored(kept, monkeypatch, tmp_path, harm):
    folder = kept
    assert verify_backup(folder).troubles == []
    harm(folder)
    before = contents(folder)
    troubles = verify_backup(folder).troubles
    assert troubles
    assert all(sentence.endswith(".") and str(folder) in sentence for sentence in troubles)
    monkeypatch.setenv("RB_STATE", str(tmp_path / "baru"))
    with pytest.raises(KeepingError):
        restore(folder)
    assert not (tmp_path / "baru" / "rb.duckdb").exists()
    assert contents(folder) == before


def test_verifying_a_backup_changes_no_byte_of_it(kept):
    folder = kept
    before = contents(folder)
    assert verify_backup(folder).line.startswith(f"Cadangan {folder} utuh")
    assert contents(folder) == before


def test_a_sound_store_is_one_line_with_its_originals(full):
    finding = verify_store(full)
    assert finding.troubles == []
    assert "sehat" in finding.line
    assert "10 berkas asli (0,2 MB)" in finding.line


def test_originals_that_are_gone_or_changed_are_each_one_sentence(full, state):
    gone, changed, *_ = sorted((state / "uploads").iterdir())
    gone.unlink()
    spoil(changed)
    first, second = verify_store(full).troubles
    assert first.startswith(f"Berkas asli {gone.name} tidak ada")
    assert second.startswith(f"Isi berkas asli {changed.name}")


def test_a_result_that_does_not_follow_from_the_claims_is_found(full):
    full.execute("update kept_score set value = value + 1")
    (sentence, *_) = verify_store(full).troubles
    assert sentence.startswith("Pemeriksaan kept_scores_differ menemukan")


def test_a_counter_that_differs_is_found(full):
    full.execute("update version_counter set last_version = 999")
    assert verify_store(full).troubles[0].startswith("Penghitung versi (999)")


def test_verifying_goes_on_beside_a_write(full):
    with store.write_transaction(full, "edit", "Uji", "tests", date(2026, 11, 21)) as (cursor, version_id):
        cursor.execute("update kept_score set value = value + 1")
        assert verify_store(full).troubles == []
        cursor.execute("update kept_score set value = value - 1")
