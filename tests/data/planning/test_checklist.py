"""The six questions: who may answer, what an answer must be, two people at once, and what is made up stays so."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from data.ingest.storing.saving import SaveError
from data.ingest.storing.undoing import undo
from data.permission import COMMAND_LINE, Caller, NotAllowed
from data.planning.checklist import answer
from data.planning.model import Answer
from pages._output.version_words import activity_words
from queries import ask, ask_each, rows
from tests.planning import version_count

GIVEN = {"actor": "Siti", "government": "82", "base_version": None}
MONEV = Answer("Dinas Kesehatan", "monev", "sudah", "https://drive.go.id/monev", date(2026, 7, 1), "TW II")


def put(con, *answers, **more):
    return answer(con, COMMAND_LINE, answers=answers, **(GIVEN | more))


def kept(con, columns="perangkat_daerah, question, answer"):
    return con.execute(f"select {columns} from current_checklist_answer order by all").fetchall()


def test_answers_of_several_offices_are_one_version(con):
    assert put(con, MONEV, Answer("Inspektorat", "tim", "belum")) == 2
    assert kept(con) == [("Dinas Kesehatan", "monev", "sudah"), ("Inspektorat", "tim", "belum")]
    assert kept(con, "evidence_url, checked_on, note, is_illustrative")[0] == (*MONEV_MORE, False)


MONEV_MORE = ("https://drive.go.id/monev", date(2026, 7, 1), "TW II")


def test_only_what_changed_is_written_and_nothing_new_is_refused(con):
    put(con, MONEV, Answer("Inspektorat", "tim", "belum"))
    put(con, MONEV, Answer(" inspektorat ", "tim", "sebagian"), Answer("Inspektorat", "monev", None))
    written = con.execute("select perangkat_daerah, question, answer from checklist_answer where version_id = 3")
    assert written.fetchall() == [("Inspektorat", "tim", "sebagian")]
    with pytest.raises(SaveError, match="Tidak ada jawaban yang berubah; semuanya"):
        put(con, MONEV)
    with pytest.raises(SaveError, match="Tidak ada jawaban yang berubah"):
        put(con)
    assert version_count(con) == 3


def test_an_answer_of_nothing_takes_the_answer_back(con):
    put(con, MONEV)
    put(con, Answer("Dinas Kesehatan", "monev", None, "https://sisa.id", None, "sisa"))
    assert kept(con) == []
    assert con.execute("select answer, evidence_url, note from checklist_answer where version_id = 3").fetchall() == [
        (None, None, None)
    ]


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (Answer(" ", "monev", "sudah"), "Perangkat daerah: belum diisi"),
        (Answer("Dinas \udfff", "monev", "sudah"), "rusak"),
        (Answer("Dinas", "lain", "sudah"), "Dinas, pertanyaan: tertulis “lain”"),
        (Answer("Dinas", None, "sudah"), "belum dipilih"),
        (Answer("Dinas", "monev", "ya"), "Dinas, monev, kolom jawaban: tertulis “ya”, seharusnya sudah, sebagian"),
        (Answer("Dinas", "monev", "sudah", "data:text/html,x"), "kolom bukti"),
        (Answer("Dinas", "monev", "sudah", None, "kemarin"), "kolom tanggal"),
        (Answer("Dinas", "monev", "sudah", None, None, "x" * 1001), "kolom catatan"),
    ],
)
def test_what_cannot_be_an_answer_is_refused_in_one_sentence_and_leaves_nothing(con, one, words):
    with pytest.raises(SaveError, match=words):
        put(con, MONEV, one)
    assert version_count(con) == 1 and not kept(con)


def test_a_question_is_answered_once_in_a_save_for_a_government_that_is_known(con):
    with pytest.raises(SaveError, match="Dinas Kesehatan, monev dijawab dua kali"):
        put(con, MONEV, Answer("DINAS  kesehatan", "monev", "belum"))
    with pytest.raises(SaveError, match="“00” tidak dikenal"):
        put(con, MONEV, government="00")
    with pytest.raises(SaveError, match="nama Anda"):
        put(con, MONEV, actor=" ")


@pytest.mark.parametrize("caller", [Caller(), Caller(bound="0.0.0.0", peer="10.0.0.7", host="10.0.0.1:8501")], ids=str)
def test_who_may_not_write_answers_nothing(con, caller):
    with pytest.raises(NotAllowed):
        answer(con, caller, answers=[MONEV], **GIVEN)
    assert version_count(con) == 1


def test_the_second_of_two_people_is_told_who_and_when_and_nothing_is_written(con):
    put(con, MONEV)
    put(con, Answer("Dinas Kesehatan", "monev", "belum"), actor="Budi", base_version=2)
    told = r"Dinas Kesehatan, monev sudah diubah oleh Budi pada .* WIT \(versi 3\), setelah versi 2"
    with pytest.raises(SaveError, match=told):
        put(con, Answer("Inspektorat", "tim", "sudah"), Answer("Dinas Kesehatan", "monev", "sebagian"), base_version=2)
    put(con, Answer("Inspektorat", "tim", "sudah"), base_version=2)
    with pytest.raises(SaveError, match="Inspektorat, tim pelaksana sudah diubah oleh Siti"):
        put(con, Answer("Inspektorat", "tim", "belum"), base_version=3)
    assert version_count(con) == 4


def test_of_many_people_at_once_one_is_stored_and_every_other_one_is_told(con):
    def attempt(number):
        try:
            return put(con, Answer("Inspektorat", "tim", "sudah", note=f"Catatan {number}"), base_version=1)
        except SaveError as told:
            return str(told)

    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(attempt, range(4)))
    assert sum(told == 2 for told in done) == 1 and sum("sudah diubah" in str(told) for told in done) == 3
    assert kept(con, "note") == [(f"Catatan {done.index(2)}",)]


def test_a_real_answer_stands_before_an_illustrative_one_whichever_is_newer(con):
    put(con, Answer("Dinas Kesehatan", "monev", "belum"), is_illustrative=True)
    put(con, MONEV)
    put(con, Answer("Dinas Kesehatan", "monev", "sebagian"), is_illustrative=True)
    assert kept(con, "answer, is_illustrative") == [("sudah", False)]
    put(con, Answer("Dinas Kesehatan", "monev", None))
    assert kept(con, "answer, is_illustrative") == [("sebagian", True)]


def test_what_is_made_up_never_becomes_real(con):
    put(con, MONEV, is_illustrative=True)
    with pytest.raises(SaveError, match="sama dengan data ilustrasi"):
        put(con, MONEV)
    with pytest.raises(SaveError, match="Dinas Kesehatan, monev, kolom bukti: masih dari data ilustrasi"):
        put(con, Answer("Dinas Kesehatan", "monev", "belum", MONEV.evidence_url))
    with pytest.raises(SaveError, match="kolom catatan: masih dari data ilustrasi"):
        put(con, Answer("Dinas Kesehatan", "monev", "sudah", None, None, "TW II"))
    with pytest.raises(SaveError, match="Tidak ada jawaban yang berubah"):
        put(con, Answer("Dinas Kesehatan", "monev", None))
    assert version_count(con) == 2
    put(con, Answer("Dinas Kesehatan", "monev", "belum"))
    assert kept(con, "answer, evidence_url, is_illustrative") == [("belum", None, False)]


def test_undo_takes_answers_back_and_undoing_that_brings_them_again(con):
    put(con, MONEV, Answer("Inspektorat", "tim", "belum"))
    put(con, Answer("Dinas Kesehatan", "monev", None), Answer("Inspektorat", "tim", "sudah"))
    told = undo(con, 3, "Siti", "keliru", COMMAND_LINE).headlines
    assert told == ["2 jawaban enam pertanyaan kembali seperti sebelum versi 3."]
    assert kept(con, "answer") == [("belum",), ("sudah",)]
    assert undo(con, 4, "Siti", "", COMMAND_LINE).headlines == [
        "1 jawaban enam pertanyaan kembali seperti pada versi 3.",
        "1 jawaban enam pertanyaan tidak tampil lagi, seperti pada versi 3.",
    ]
    assert kept(con) == [("Inspektorat", "tim", "sudah")]


def test_the_log_names_whose_answers_they_are_and_the_checks_find_nothing(con):
    put(con, MONEV)
    put(con, Answer("Inspektorat", "tim", "sudah"), Answer("Dinas <b>", "tim", "sudah"))
    told = [activity_words(version) for version in rows(ask(con, "versions"))[:2]]
    assert told == [
        "Siti: enam pertanyaan: 2 perangkat daerah (2 jawaban).", "Siti: enam pertanyaan: Dinas Kesehatan (1 jawaban).",
    ]  # fmt: skip
    assert {name: len(found) for name, found in ask_each(con, "checks").items() if len(found)} == {}
