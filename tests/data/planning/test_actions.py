"""Actions edited in place: who may, what they must be, two people at once, and that nothing is ever lost."""

import multiprocessing
import time
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest

from data import store
from data.ingest.storing.history import history
from data.ingest.storing.saving import SaveError
from data.ingest.storing.undoing import undo
from data.permission import COMMAND_LINE, Caller, NotAllowed
from data.planning import cleaning
from data.planning.actions import edit_actions, read_real_actions
from pages._output.planning import board
from pages._output.version_words import activity_words
from queries import ask, ask_each, rows
from tests.planning import EDIT, action, change, edit_when_told, kept, new, put, remove, send, version_count


def take_back(con, version_id):
    return undo(con, version_id, "Siti", "keliru", COMMAND_LINE)


def test_several_edits_are_one_version_with_author_and_reason(con):
    put(con, new(target_1=3.5), new("Melatih agen perubahan"))
    version = put(con, change("r1", realised_1=Decimal("3.25")), remove("r2"), new("Menilai budaya kerja"))
    assert (version, version_count(con)) == (3, 3)
    assert kept(con, "action_id, activity, target_1, realised_1") == [
        ("r1", "Menyusun peta proses bisnis", Decimal("3.5"), Decimal("3.25")),
        ("r3", "Menilai budaya kerja", None, None),
    ]  # fmt: skip
    assert set(kept(con, "actor, reason, version_id")) == {("Siti", "Hasil rapat pokja.", 3)}
    assert con.execute("select count(*) from action_plan").fetchone() == (5,)


def test_an_edit_names_only_what_changes_and_can_empty_a_field(con):
    put(con, new(obstacle="Anggaran belum cair", target_1=2))
    put(con, change(obstacle=None, follow_up="Revisi DPA"))
    assert kept(con, "obstacle, follow_up, target_1") == [(None, "Revisi DPA", 2)]


def test_what_was_not_changed_is_not_written_again(con):
    put(con, new(), new("Melatih agen perubahan"))
    put(
        con, change("r1", activity="Menyusun  peta proses bisnis", obstacle=float("nan")), change("r2", pokja="Pokja 1")
    )
    assert con.execute("select action_id from action_plan where version_id = 3").fetchall() == [("r2",)]


def test_an_edit_that_changes_nothing_is_refused(con):
    put(con, new(target_1=2))
    for edits in ([], [change(target_1=2.0)], [change(stated_status="")]):
        with pytest.raises(SaveError, match="Tidak ada renaksi yang berubah"):
            put(con, *edits)
    assert version_count(con) == 2


@pytest.mark.parametrize("caller", [Caller(), Caller(bound="0.0.0.0", peer="10.0.0.7", host="10.0.0.1:8501")], ids=str)
def test_who_may_not_write_changes_no_action(con, caller):
    put(con, new())
    for edits in ([new("Lain")], [change(obstacle="x")], [remove()]):
        with pytest.raises(NotAllowed):
            edit_actions(con, caller, edits=edits, **EDIT)
    assert version_count(con) == 2 and len(kept(con)) == 1


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"activity": " "}, "Renaksi baru ke-1, kolom renaksi: belum diisi"),
        ({"activity": "\u200b\u3164"}, "belum diisi"),
        ({"activity": "— !!"}, "tulis apa yang akan dilakukan"),
        ({"activity": "x" * 1001}, r"1\.001 huruf, seharusnya paling banyak 1\.000"),
        ({"activity": "Peta \ud800"}, "rusak"),
        ({"area": None}, "kolom area: belum diisi, seharusnya satu dari Manajemen perubahan, Perundang-undangan"),
        ({"area": "MANAJEMEN"}, "tertulis “MANAJEMEN”, seharusnya Manajemen perubahan, .* atau RB Tematik"),
        ({"theme": "Kemiskinan"}, "pada area Manajemen perubahan; tema ditulis untuk area RB Tematik"),
        ({"target_2": "dua"}, "kolom target TW II: tertulis “dua”, seharusnya angka"),
        ({"target_2": True}, "seharusnya angka"),
        ({"target_2": float("inf")}, "seharusnya angka"),
        ({"target_2": Decimal("1e15")}, "14 angka sebelum koma"),
        ({"realised_4": Decimal("0.00001")}, "realisasi TW IV: .*4 angka di belakang koma"),
        ({"budget": -1}, "kolom anggaran: tertulis “-1”, seharusnya angka 0 atau lebih"),
        ({"stated_status": "beres"}, "seharusnya berjalan, selesai, terhambat atau dibatalkan"),
        ({"evidence_url": "javascript:alert(1)"}, "kolom bukti: .*alamat lengkap"),
        ({"evidence_url": "http://a b.id"}, "alamat lengkap"),
        ({"evidence_url": "https://"}, "alamat lengkap"),
        ({"evidence_url": "https://bank.id@jahat.id/"}, "alamat lengkap"),
        ({"evidence_url": "https://x.id/\"><script>"}, "alamat lengkap"),
        ({"evidence_url": "https://[::1"}, "alamat lengkap"),
        ({"evidence_url": "//drive.go.id/x"}, "alamat lengkap"),
        ({"year": 1990}, "seharusnya tahun 2000 sampai 2100"),
        ({"year": 2025.5}, "seharusnya tahun"),
        ({"government_code": "00"}, "“00” tidak dikenal"),
        ({"government_code": None}, "pilih pemda"),
    ],
)  # fmt: skip
def test_what_cannot_be_an_action_is_refused_in_one_sentence_and_leaves_nothing(con, fields, words):
    with pytest.raises(SaveError, match=words) as refused:
        put(con, new(**fields))
    assert str(refused.value).count(". ") == 0 and str(refused.value).endswith(".")
    assert version_count(con) == 1 and not kept(con)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"actor": " "}, "nama Anda"), ({"actor": "\u200b"}, "nama Anda"), ({"reason": ""}, "alasan"),
        ({"reason": "x" * 301}, "paling banyak 300"),
    ],
)  # fmt: skip
def test_an_edit_needs_a_name_and_a_reason(con, more, words):
    with pytest.raises(SaveError, match=words):
        put(con, new(), **more)


def test_hostile_words_are_kept_as_words(con):
    words = "'); drop table action_plan; -- <script>alert(1)</script> =HYPERLINK(1)"
    put(con, new(words, obstacle="baris\nsatu\x00\u202edua"), reason=words)
    assert kept(con, "activity, obstacle, reason") == [(words, "baris satudua", words)]


def test_an_address_of_evidence_is_kept_whole(con):
    put(con, new(evidence_url=" https://drive.go.id/berkas?id=1&x=%20#hal-2 "))
    assert kept(con, "evidence_url") == [("https://drive.go.id/berkas?id=1&x=%20#hal-2",)]


def test_an_action_does_not_move_to_another_plan(con):
    put(con, new())
    with pytest.raises(SaveError, match="kolom tahun: tertulis “2026”, seharusnya tetap 2025"):
        put(con, change(year=2026))
    put(con, change(year=2025, government_code="82", pokja="Pokja 1"))


def test_one_action_is_named_once_in_a_save_and_an_unknown_one_is_refused(con):
    put(con, new())
    with pytest.raises(SaveError, match="r1 diubah dua kali"):
        put(con, change(pokja="A"), change(unit="B"))
    with pytest.raises(SaveError, match="“r9” tidak dikenal"):
        put(con, change("r9", pokja="A"))
    with pytest.raises(SaveError, match="belum tersimpan"):
        put(con, remove(None))
    with pytest.raises(ValueError, match="no columns"):
        put(con, change(nonsense=1))


def test_two_actions_of_a_plan_cannot_say_the_same(con):
    put(con, new(), new("Melatih agen perubahan"), new(year=2026))
    for edit in (new("MENYUSUN  peta proses bisnis"), change("r2", activity="menyusun peta proses bisnis")):
        with pytest.raises(SaveError, match="sudah ada sebagai r1"):
            put(con, edit)
    with pytest.raises(SaveError, match="sudah ada sebagai renaksi baru ke-2"):
        put(con, new("Baru"), new("baru"))
    put(con, remove("r1"), new())
    assert [code for code, _ in kept(con)] == ["r2", "r3", "r4"]


def test_a_code_is_never_given_again(con):
    put(con, new())
    put(con, remove())
    put(con, new())
    assert kept(con) == [("r2", "Menyusun peta proses bisnis")]
    with pytest.raises(SaveError, match="r1 .* sudah dihapus"):
        put(con, change(pokja="A"))


def test_the_second_of_two_people_is_told_what_who_and_when_and_nothing_is_written(con):
    put(con, new(), new("Melatih agen perubahan"))
    put(con, change("r1", obstacle="Staf kurang"), actor="Budi", base_version=2)
    told = r"Renaksi r1 \(Menyusun peta proses bisnis\) sudah diubah oleh Budi pada .* WIT \(versi 3\), setelah versi 2"
    with pytest.raises(SaveError, match=told):
        put(con, change("r2", pokja="A"), change("r1", obstacle="Dana kurang"), base_version=2)
    with pytest.raises(SaveError, match=told):
        put(con, remove("r1"), base_version=2)
    assert version_count(con) == 3 and kept(con, "obstacle") == [("Staf kurang",), (None,)]
    put(con, change("r2", pokja="A"), base_version=2)  # nobody touched that one


def test_an_action_somebody_removed_or_an_undo_changed_since_is_told_too(con):
    put(con, new())
    put(con, change(obstacle="Staf kurang"))
    take_back(con, 3)
    with pytest.raises(SaveError, match="r1 .* sudah diubah oleh Siti .* \\(versi 4\\), setelah versi 3"):
        put(con, change(follow_up="Tambah staf"), base_version=3)
    put(con, remove(), base_version=4)
    with pytest.raises(SaveError, match="r1 .* sudah dihapus oleh Siti .* \\(versi 5\\)"):
        put(con, change(follow_up="Tambah staf"), base_version=4)
    assert version_count(con) == 5


def test_of_many_people_at_once_one_is_stored_and_every_other_one_is_told(con):
    put(con, new())

    def attempt(number):
        try:
            return put(con, change(obstacle=f"Kendala {number}"), actor=f"Orang {number}", base_version=2)
        except SaveError as told:
            return str(told)

    with ThreadPoolExecutor(6) as pool:
        done = list(pool.map(attempt, range(6)))
    assert sorted(map(type, done), key=str) == [int] + [str] * 5
    assert all("sudah diubah oleh Orang" in told for told in done if isinstance(told, str))
    (winner,) = [number for number, told in enumerate(done) if told == 3]
    assert kept(con, "obstacle, actor") == [(f"Kendala {winner}", f"Orang {winner}")] and version_count(con) == 3


def test_people_who_add_at_once_get_codes_of_their_own(con):
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda number: put(con, new(f"Renaksi {number}")), range(6)))
    assert [code for code, _ in kept(con)] == [f"r{number}" for number in range(1, 7)]
    assert {words for _, words in kept(con)} == {f"Renaksi {number}" for number in range(6)}


def test_an_illustrative_action_never_becomes_real(con):
    send(con, action(), is_illustrative=True)
    version = put(con, change(obstacle="Dibuat-buat"))
    assert kept(con, "version_id, is_illustrative") == [(version, True)]
    assert history(con)[0]["is_illustrative"] and read_real_actions(con, "82") == []
    with pytest.raises(SaveError, match="ilustrasi dan renaksi nyata"):
        put(con, change(obstacle="Lain"), new())
    put(con, new("Nyata"), change(obstacle="Dibuat-buat"))  # the illustrative one stays as it is
    assert kept(con, "action_id, is_illustrative") == [("r1", True), ("r2", False)]
    take_back(con, version)
    put(con, remove("r1"))
    assert kept(con, "action_id, is_illustrative") == [("r2", False)]
    assert [one.action_id for one in read_real_actions(con, "82", 2025)] == ["r2"]
    assert read_real_actions(con, "82", 2024) == []


def test_undo_takes_an_edit_back_and_undoing_that_brings_it_again(con):
    put(con, new(), new("Melatih agen perubahan"), new("Menilai budaya kerja"))
    put(con, *(change(f"r{n}", obstacle="Staf kurang") for n in (1, 2)), remove("r3"))
    assert take_back(con, 3).headlines == ["3 renaksi kembali seperti sebelum versi 3."]
    assert kept(con, "action_id, obstacle") == [("r1", None), ("r2", None), ("r3", None)]
    assert take_back(con, 4).headlines == [
        "2 renaksi kembali seperti pada versi 3.", "1 renaksi tidak tampil lagi, seperti pada versi 3.",
    ]  # fmt: skip
    assert kept(con, "action_id, obstacle") == [("r1", "Staf kurang"), ("r2", "Staf kurang")]
    put(con, change("r1", obstacle="Dana kurang"))
    assert take_back(con, 2).headlines == ["2 renaksi tetap, karena versi yang lebih baru mengubahnya."]
    assert kept(con, "action_id, obstacle") == [("r1", "Dana kurang"), ("r2", "Staf kurang")]


def test_undoing_the_first_version_of_an_action_takes_it_away_and_a_dry_run_leaves_it(con):
    put(con, new(), new("Melatih agen perubahan"))
    told = ["2 renaksi tidak tampil lagi, seperti sebelum versi 2."]
    assert undo(con, 2, "Siti", "", COMMAND_LINE, dry_run=True).headlines == told
    assert len(kept(con)) == 2
    assert take_back(con, 2).headlines == told and not kept(con)
    assert put(con, new()) and kept(con, "action_id") == [("r3",)]


def test_a_refusal_counts_new_actions_alone(con):
    put(con, new())
    with pytest.raises(SaveError, match="Renaksi baru ke-2, kolom area"):
        put(con, change(obstacle="x"), new("Satu"), new("Dua", area="X"))


def test_the_areas_of_a_refusal_are_called_as_the_table_calls_them():
    assert cleaning.AREA_NAMES == board.AREA_NAMES


def test_an_edit_of_an_action_that_stands_says_what_the_person_saw(con):
    put(con, new())
    for edit in (change(obstacle="x"), remove()):
        with pytest.raises(ValueError, match="base_version"):
            edit_actions(con, COMMAND_LINE, edits=[edit], **EDIT)
    assert version_count(con) == 2


def test_more_absorbed_than_budgeted_is_allowed(con):
    put(con, new(budget=1, absorbed=2))
    assert kept(con, "budget, absorbed") == [(1, 2)]


def test_an_action_whose_maker_was_undone_before_is_not_told_as_if_it_had_never_stood(con):
    put(con, new())
    put(con, change(obstacle="Staf kurang"))
    take_back(con, 2)
    assert take_back(con, 3).headlines == [
        "1 renaksi tidak tampil lagi, karena versi 2 yang membuatnya sudah dibatalkan."
    ]
    assert not kept(con)


def test_the_log_tells_what_was_done_and_no_figure_changes(con):
    figures = con.execute("select * from kept_score order by all").fetchall()
    put(con, new(), new("Melatih agen perubahan"))
    take_back(con, 2)
    newest, edited = rows(ask(con, "versions"))[:2]
    assert activity_words(edited) == "Siti: renaksi: Hasil rapat pokja (2 renaksi). Dibatalkan oleh versi 3."
    assert activity_words(newest) == "Siti membatalkan versi 2: 2 renaksi."
    assert con.execute("select * from kept_score order by all").fetchall() == figures
    assert {name: len(found) for name, found in ask_each(con, "checks").items() if len(found)} == {}


def test_an_edit_killed_at_any_moment_leaves_the_old_or_the_new_version_whole(con):
    count, context = 60, multiprocessing.get_context("spawn")
    put(con, *(new(f"Renaksi {number}") for number in range(count)))
    con.close()
    found = []
    for delay in (0.0, 0.05, 0.15):
        here, there = context.Pipe()
        process = context.Process(target=edit_when_told, args=(there, count))
        process.start()
        assert here.poll(60) and here.recv() == "open"
        here.send("save")
        time.sleep(delay)
        process.kill()
        process.join()
        with store.connect() as again:
            written = again.execute("select count(*) from action_plan where version_id > 2").fetchone()[0]
            assert (written, version_count(again)) in ((0, 2), (count, 3))
        found.append(written)
        if written:
            break
    assert found[0] == 0
