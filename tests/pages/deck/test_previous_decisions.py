"""The deck opens with what earlier meetings decided: overdue first, then open, what is done at the end."""

from datetime import date

from data.permission import COMMAND_LINE
from data.planning.decisions import add_decision
from pages._output.deck.model import LeftOut
from pages._output.deck.slides.decisions import build_previous
from pages._output.deck.slides.previous import NOTHING, shortened
from tests.pages.deck.briefs import TODAY, brief_of
from tests.pages.deck.slide_rules import broken_rules, is_reason


def decided(number=1, **more):
    """A row of raker_decisions that is open and overdue by 12 days."""
    row = {
        "decision_id": f"k{number}", "raker_date": date(2026, 8, 3), "decision": f"Menyusun SOP {number}",
        "pic": "Biro Organisasi", "deadline": date(2026, 11, 10), "status": "belum", "follow_up": None,
        "is_illustrative": False, "version_id": 7, "actor": "Siti",
    }  # fmt: skip
    return row | more


def slide_of(published, *rows):
    return build_previous(brief_of(published, "82")._replace(decisions=list(rows)))


def texts(slide):
    return [[cell.text for cell in row] for row in slide.body.rows]


def test_overdue_ones_come_first_then_open_ones_and_done_ones_last(published):
    slide = slide_of(
        published,
        decided(1, status="selesai", deadline=date(2026, 9, 1)),
        decided(2, deadline=None, pic=None),
        decided(3, deadline=date(2026, 12, 18), status="berjalan"),
        decided(4),
        decided(5, deadline=date(2026, 10, 1)),
        decided(6, status="dibatalkan"),
    )
    assert slide.title == "Dua dari enam keputusan raker terlambat"
    assert texts(slide) == [
        ["1", "Menyusun SOP 5", "Biro Organisasi", "1 Oktober 2026", "▼ terlambat 52 hari"],
        ["2", "Menyusun SOP 4", "Biro Organisasi", "10 November 2026", "▼ terlambat 12 hari"],
        ["3", "Menyusun SOP 3", "Biro Organisasi", "18 Desember 2026", "○ berjalan"],
        ["4", "Menyusun SOP 2", "belum ditunjuk", "tanpa tenggat", "○ belum dimulai"],
        ["5", "Menyusun SOP 1", "Biro Organisasi", "1 September 2026", "▲ selesai"],
        ["6", "Menyusun SOP 6", "Biro Organisasi", "10 November 2026", "× dibatalkan"],
    ]
    assert [row[4].tone for row in slide.body.rows] == ["below", "below", "ink", "ink", "above", "muted"]
    assert "Keadaan 22 November 2026, data per" in slide.footer and not slide.is_illustrative
    assert slide.notes.origins[0] == "Keputusan k5: raker 3 Agustus 2026, dicatat oleh Siti, versi 7."
    assert broken_rules(slide) == []


def test_what_an_older_raker_decided_and_is_done_is_not_shown_again(published):
    slide = slide_of(
        published,
        decided(1, raker_date=date(2026, 3, 2), status="selesai"),
        decided(2, raker_date=date(2026, 3, 2)),
        decided(3, status="selesai"),
        decided(4, raker_date=date(2026, 12, 1), deadline=date(2026, 12, 20)),  # of a meeting still to come
    )
    assert [row[1] for row in texts(slide)] == ["Menyusun SOP 2", "Menyusun SOP 4", "Menyusun SOP 3"]
    assert slide.title == "Satu dari empat keputusan raker terlambat"  # as on the page, which counts every decision
    assert "1 yang ditutup dari raker sebelumnya tidak ditampilkan." in slide.footer


def test_a_deadline_of_today_is_not_late(published):
    slide = slide_of(published, decided(1, deadline=TODAY))
    assert texts(slide)[0][4] == "○ belum dimulai"
    assert slide.title == "Satu keputusan raker belum selesai, tidak ada yang terlambat"


def test_more_decisions_than_fit_are_counted_and_named_in_the_notes(published):
    rows = [decided(n, decision=f"Keputusan nomor {n} " + "dengan uraian yang panjang " * 8) for n in range(1, 21)]
    slide = slide_of(published, *rows)
    shown = len(slide.body.rows)
    assert 3 <= shown < 20 and slide.title == "20 dari 20 keputusan raker terlambat"
    assert f"Tidak ditampilkan: {20 - shown} keputusan (di catatan)." in slide.footer
    assert sum(one.startswith("Tidak masuk tabel: ") for one in slide.notes.caveats) == 20 - shown
    assert broken_rules(slide) == []


def test_a_long_word_is_cut_and_a_short_text_is_not():
    assert shortened("dua kata", 8) == "dua kata"
    assert shortened("dua kata lagi", 10) == "dua kata…"
    assert shortened("x" * 20, 10) == "x" * 9 + "…"


def test_illustrative_decisions_mark_the_slide_and_among_real_ones_their_cells(published, illustrated):
    own = build_previous(brief_of(illustrated, "81"))
    assert own.title == "Ilustrasi: Tiga dari delapan keputusan raker terlambat" and own.is_illustrative
    mixed = slide_of(published, decided(1), decided(2, is_illustrative=True))
    assert mixed.title.startswith("Sebagian ilustrasi: ") and mixed.is_illustrative
    assert [row[1] for row in texts(mixed)] == ["Menyusun SOP 1", "Menyusun SOP 2 (ilustrasi)"]
    assert broken_rules(mixed) == []


def test_a_decision_of_the_store_reaches_the_slide(con):
    add_decision(
        con, COMMAND_LINE, actor="Siti", government="82", raker_date=date(2026, 7, 1), decision="SOP selesai",
        pic="Karo Organisasi", deadline=date(2026, 11, 10),
    )  # fmt: skip
    slide = build_previous(brief_of(con, "82"))
    assert texts(slide) == [["1", "SOP selesai", "Karo Organisasi", "10 November 2026", "▼ terlambat 12 hari"]]


def test_every_loaded_government_has_the_slide_or_its_reason(published, illustrated):
    for con in (published, illustrated):
        for code in ("64", "53", "81", "82", "36", "64.09"):
            made = build_previous(brief_of(con, code))
            assert is_reason(made) if isinstance(made, LeftOut) else broken_rules(made) == [], code
    assert build_previous(brief_of(illustrated, "36")) == LeftOut(NOTHING)
