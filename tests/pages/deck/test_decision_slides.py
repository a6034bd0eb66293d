"""What the meeting is asked to decide follows printed rules, at most six things, all of them proposals."""

from pages._output.deck.model import LeftOut
from pages._output.deck.slides import decisions
from tests.pages.deck.briefs import brief_of
from tests.pages.deck.slide_rules import broken_rules


def asked(slide):
    return {row[1].text: row[2].text for row in slide.body.rows}


def test_kaltim_is_asked_for_the_missing_letters_and_the_predikat_of_its_targets(published):
    slide = decisions.build_asked(brief_of(published, "64"))
    assert slide.title == "Enam hal yang perlu diputuskan"
    assert asked(slide) == {
        "Memuat surat nilai Indeks RB 2024 dan 2025": "Biro Organisasi",
        "Memastikan predikat target 70,50 (2020) dan 74,50 (2024): tertulis B, skala menyebut BB": "Bappeda",
        "Mengunggah skor delapan area dan LKE": "Inspektorat",
        "Menetapkan target SAKIP, Ombudsman, dan 3 indikator lain": "Bappeda",
        "Memastikan nilai Sistem Merit 2020 dan SAKIP 2019: sumber berbeda angka": "Inspektorat",
        "Mengisi pengampu delapan area": "Biro Organisasi",
    }
    assert {row[3].text for row in slide.body.rows} == {"diisi saat raker"}
    assert {row[4].text for row in slide.body.rows} == {"○ usulan"}
    assert [column.name for column in slide.body.columns] == ["No", "Keputusan", "PIC (usulan)", "Tenggat", "Status"]


def test_each_proposal_prints_its_rule_in_the_notes(published):
    slide = decisions.build_asked(brief_of(published, "64"))
    assert all("Aturan: " in one for one in slide.notes.say) and len(slide.notes.say) == len(slide.body.rows)


def test_a_year_that_is_not_issued_is_not_asked_for_and_named_in_the_rule(published):
    slide = decisions.build_asked(brief_of(published, "53"))
    assert "Memuat surat nilai Indeks RB 2021–2025" in asked(slide)
    assert "Nilai 2020 belum dikeluarkan menurut sumber." in slide.notes.say[0]


def test_a_main_indicator_without_value_or_target_is_asked_for_both(published):
    slide = decisions.build_asked(brief_of(published, "36"))
    words = list(asked(slide))
    assert words[0] == "Memuat nilai Indeks RB: belum satu pun dimuat"
    assert any(one.startswith("Menetapkan target Indeks RB, ") for one in words)
    assert asked(decisions.build_asked(brief_of(published, "64.09")))[words[0]] == "Bagian Organisasi"


def test_the_part_that_lost_most_goes_to_its_owner(illustrated):
    slide = decisions.build_asked(brief_of(illustrated, "64", year=2022))
    words = next(one for one in asked(slide) if one.startswith("Menajamkan renaksi"))
    assert words == "Menajamkan renaksi SDM aparatur: 4,76 poin belum diraih pada 2022 (ilustrasi)"
    assert asked(slide)[words] == "Badan Kepegawaian Daerah"
    assert slide.is_illustrative and slide.title.startswith("Sebagian ilustrasi: ")


def test_a_merah_merah_indicator_comes_first(con, claims):
    claims({"year": 2023, "value": 70.0}, {"year": 2024, "value": 65.0})
    claims({"year": 2024, "value": 75.0, "plan_from_year": 2020, "plan_to_year": 2024}, table="target")
    slide = decisions.build_asked(brief_of(con, "93"))
    first = slide.body.rows[0]
    assert first[1].text == "Menyusun renaksi percepatan Indeks RB: −10,00 poin dari target 2024, memburuk"
    assert first[2].text == "Biro Organisasi" and "Merah-merah" in slide.notes.say[0]


def test_more_than_six_proposals_name_the_rest(published):
    brief = brief_of(published, "64")
    red = brief.overview[0] | {"target_status": "di_bawah", "is_due": True, "direction": "memburuk"}
    slide = decisions.build_asked(brief._replace(overview=[red, *brief.overview[1:]]))
    assert len(slide.body.rows) == 6 and "Usulan lain: Mengisi pengampu delapan area." in slide.footer
    assert any("Tidak masuk tabel: Mengisi pengampu" in one for one in slide.notes.caveats)


def test_nothing_to_ask_leaves_the_slide_out(illustrated):
    brief = brief_of(illustrated, "81")
    known = brief.components[:0] + [line | {"ceiling": None} for line in brief.components]
    quiet = brief._replace(
        overview=[one for one in brief.overview if one["target_year"] is not None],
        actions=[], components=known, doubts=[], owners=[one for one in brief.owners if one["owners"]],
    )  # fmt: skip
    assert isinstance(decisions.build_asked(quiet), LeftOut)


def test_every_slide_of_six_governments_keeps_the_rules(published, illustrated):
    for con in (published, illustrated):
        for code in ("64", "53", "81", "82", "36", "64.09"):
            made = decisions.build_asked(brief_of(con, code))
            assert not isinstance(made, LeftOut) and broken_rules(made) == [], code
