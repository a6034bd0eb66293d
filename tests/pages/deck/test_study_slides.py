"""The slides of Kaji tiru: Maluku Utara visits Banten, with published figures alone and with the illustrative set."""

import pytest

from pages._output.component_parts import SHORT_AREA
from pages._output.deck.model import Chart, LeftOut, Table
from pages._output.deck.slides import pair_bars, pair_tables, study, study_answer, study_tables, study_trend
from pages._output.pair_slope import slopes_of
from pages._output.study_gaps import Missing
from pages._output.study_questions import TOPICS
from queries import ask, rows
from tests.pages.deck import briefs
from tests.pages.deck.pairs import troubles
from tests.pages.test_every_page import bodies, visit

MALUT, BANTEN = "82", "36"
BUILDERS = {
    "kt_jawaban": study.build_answer,
    "kt_selisih": study.build_gaps,
    "kt_tren": study.build_trend,
    "kt_kelas": study.build_classes,
    "kt_pelajaran": study.build_lessons,
    "kt_pertanyaan": study.build_questions,
    "kt_daftar": study.build_checklist,
}


@pytest.fixture(scope="module")
def real(published_folder):
    with briefs.opened(published_folder) as con:
        return briefs.brief_of(con, MALUT, peers=(BANTEN,))


@pytest.fixture(scope="module")
def invented(illustrated_folder):
    with briefs.opened(illustrated_folder) as con:
        return briefs.brief_of(con, MALUT, peers=(BANTEN,))


def words(table):
    return [[cell.text for cell in row] for row in table.rows]


@pytest.mark.parametrize("code", BUILDERS)
def test_every_slide_of_the_model_case_keeps_the_rules(real, invented, code):
    for brief in (real, invented):
        slide = BUILDERS[code](brief)
        assert slide.code == code
        assert troubles(slide) == []


def test_the_cover_answers_and_says_what_to_bring_home(real):
    slide = study.build_answer(real)
    assert slide.title == "Banten lebih tinggi pada 5 dari 6 indikator"
    assert slide.is_cover and slide.byline == "Maluku Utara ke Banten · Triwulan IV 2026 · Biro Organisasi"
    told = dict(words(slide.body))
    assert told["Selisih terlebar"].startswith("Ombudsman 2024: Banten 94,01, Maluku Utara 65,57; selisih 28,44 poin")
    assert told["Indeks RB"] == "Maluku Utara dimuat untuk 2025, Banten belum dimuat"
    assert (
        told["Dibawa pulang"]
        == f"Jawaban atas {len(real.pack.questions)} pertanyaan dalam enam topik, dengan dokumennya"
    )


def test_every_row_of_the_cover_says_which_figures_are_illustrative(invented):
    told = dict(words(study.build_answer(invented).body))
    assert told["Sebanding"] == ("9 indikator (sebagian ilustrasi) dan 18 bagian RB (ilustrasi), tahun dan metode sama")
    assert told["Indeks RB"] == "2025: Maluku Utara 59,50; Banten 74,85 (Banten ilustrasi)"
    areas = "SDM aparatur, Pengawasan, dan Manajemen perubahan, 2022 (ilustrasi)"
    assert told["Area berselisih terlebar"] == areas
    assert told["Lebih tinggi di Maluku Utara"].endswith(", 2022–2024 (ilustrasi)")
    asked = sum(any(one.flags) for one in invented.pack.questions)
    assert told["Dibawa pulang"].endswith(f"dokumennya ({asked} dari selisih ilustrasi)")


def test_the_footer_of_the_cover_names_the_source_of_every_row(real, invented):
    for brief in (real, invented):
        slide, facts = study.build_answer(brief), study_answer.facts_of(brief)
        assert len(slide.body.rows) == len(facts) + 1
        named = {point["publisher"] for one in facts for point in one.points}
        assert len(named) > 3 and all((name or "unggahan") in slide.footer for name in named)
    assert "Malut Post" in slide.footer and "TribunTernate.com" not in slide.footer


def test_several_comparisons_told_together_carry_one_mark():
    assert pair_bars.group_mark([(False, False)], "Banten") == ""
    assert pair_bars.group_mark([(False, True), (False, True)], "Banten") == " (Banten ilustrasi)"
    assert pair_bars.group_mark([(True, True), (False, False)], "Banten") == " (sebagian ilustrasi)"


def test_gaps_are_those_of_indicators_until_areas_are_loaded(real, invented):
    slide = study.build_gaps(real)
    assert slide.title == "Banten lebih tinggi pada 3 dari 3 indikator berangka; terjauh Ombudsman"
    assert slide.body.categories == ("Ombudsman 2024", "SPBE 2024", "SPI 2025")
    assert slide.body.unit == "% skala"
    parts = study.build_gaps(invented)
    assert sorted(parts.body.categories) == sorted(SHORT_AREA.values())
    assert parts.body.unit == "% batas"
    assert [one.name for one in parts.body.series] == ["Maluku Utara (ilustrasi)", "Banten (ilustrasi)"]
    areas = {gap.area: gap for gap in invented.pack.gaps if gap.is_part and gap.area}
    assert sorted(parts.body.series[1].values) == sorted(gap.peer_pct for gap in areas.values())
    assert sorted(parts.body.series[1].natives) == sorted(gap.peer for gap in areas.values())
    assert parts.title.startswith("Ilustrasi: Banten lebih tinggi pada 8 dari 8 area")


def test_the_trend_holds_every_number_of_both_and_joins_no_methods(real, invented):
    slide = study.build_trend(real)
    assert slide.body.categories == ("2021", "2022", "2023", "2024", "2025")
    peer, own = slide.body.series
    assert (peer.name, own.name) == ("Banten", "Maluku Utara")
    spi = [row for row in real.peers[0].series if row["indicator_code"] == "SPI"]
    assert own.values == tuple(row["own_value"] for row in spi)
    assert peer.values == tuple(row["peer_value"] for row in spi)
    assert own.labels[-1] == "61,83"
    index = study.build_trend(invented).body
    assert len(index.series) == 6
    assert [place for place, _ in index.rules] == [3, 6]
    for number in range(len(index.categories)):
        assert sum(one.values[number] is not None for one in index.series) == 2
    assert index.categories[0] == "2017 ilustrasi" and index.categories[-1] == "2025 sebagian ilustrasi"


def test_the_trend_says_which_years_its_distance_speaks_of_and_why_the_others_do_not(real, invented):
    slide = study.build_trend(invented)
    assert slide.subtitle == (
        "Indeks RB, Maluku Utara dan Banten, 2017–2025; jarak pada judul: 2023–2025 (Metode 9/2023)"
    )
    told = [words for words in slide.notes.caveats if "tidak ikut" in words]
    assert told == [
        f"{years} tidak ikut dalam jarak pada judul: keduanya dinilai dengan {method}, yang tidak disambung dengan "
        "Metode 9/2023."
        for years, method in (("2017–2019", "Metode 14/2014"), ("2020–2022", "Metode 26/2020"))
    ]
    assert study.build_trend(real).subtitle == "SPI, Maluku Utara dan Banten, 2021–2025"


def test_a_year_outside_the_distance_names_who_lacks_a_value_or_that_methods_differ(real):
    (slope, *_) = slopes_of(real.peers[0].series, "Maluku Utara", "Banten")
    row = slope.lines[0] | {"state": "tidak_sebanding", "own_has_result": True, "peer_has_result": True}
    rows = [row | {"year": 2019, "peer_has_result": False}, row | {"year": 2018, "own_has_result": False}]
    told = study_trend.left_words(slope, [*rows, row | {"year": 2017}], "Maluku Utara", "Banten")
    assert [words.partition(": ")[2] for words in told] == [
        "Banten belum punya nilai yang dimuat.",
        "Maluku Utara belum punya nilai yang dimuat.",
        "metode atau jenis nilai keduanya tidak sama.",
    ]


def test_a_trend_with_fewer_than_two_common_years_is_left_out(real):
    peer = real.peers[0]
    kept = [row for row in peer.series if row["indicator_code"] != "SPI"]
    left = study.build_trend(real._replace(peers=[peer._replace(series=kept)]))
    assert isinstance(left, LeftOut) and "dua tahun bersama" in left.reason


def test_a_year_without_numbers_stays_a_gap_in_the_trend(real):
    peer = real.peers[0]
    kept = [row for row in peer.series if (row["indicator_code"], row["year"]) != ("SPI", 2023)]
    chart = study.build_trend(real._replace(peers=[peer._replace(series=kept)])).body
    assert isinstance(chart, Chart) and chart.categories[2] == "2023"
    assert [one.values[2] for one in chart.series] == [None, None]


def test_numbers_of_different_methods_in_one_year_are_not_put_on_one_line():
    row = {"indicator_code": "X", "year": 2020, "state": "tidak_sebanding", "own_has_result": True}
    (kept,) = study_trend.drawn_rows([row | {"peer_has_result": True, "own_value": 1.0, "peer_value": 2.0}], "X")
    assert (kept["own_value"], kept["peer_value"]) == (1.0, None)


def test_classes_stand_before_what_cannot_be_compared(real):
    table = study.build_classes(real).body
    assert words(table)[2] == ["Opini BPK 2024", "WDP", "WTP", "▼ kita lebih rendah"]
    assert ["SPIP", "2022", "2020", "Tidak ada tahun yang sama"] in words(table)
    assert ["Indeks RB", "2025", "belum dimuat", "Banten belum dimuat"] in words(table)


def test_years_that_cannot_be_compared_stand_under_the_government_that_has_them(illustrated_folder, invented):
    with briefs.opened(illustrated_folder) as con:
        row = words(study.build_classes(briefs.brief_of(con, "62.08", peers=(BANTEN,))).body)[-1]
    years = "2017–2019, 2021–2024 (ilustrasi)"
    assert row == ["Area dan komponen Indeks RB", "belum dimuat", years, "Belum dimuat untuk kita"]
    ours = Missing("Area dan komponen Indeks RB", "belum dimuat untuk Banten; kita 2022", False, ("2022", ""))
    slide = study.build_classes(invented._replace(pack=invented.pack._replace(missing=[ours])))
    assert words(slide.body)[-1] == [ours.name, "2022", "belum dimuat", "Belum dimuat untuk Banten"]


def test_the_mark_of_the_classes_depends_on_what_the_slide_tells(invented):
    hidden = [Missing("IPP", "hasil kita belum dimuat", True)]  # the slide shows the real years of IPP
    slide = study.build_classes(invented._replace(pack=invented.pack._replace(missing=hidden)))
    assert not slide.is_illustrative and "lustrasi" not in slide.title + slide.footer
    told = [*hidden, Missing("Area dan komponen Indeks RB", "belum dimuat untuk kita", True, ("", "2022 (ilustrasi)"))]
    marked = study.build_classes(invented._replace(pack=invented.pack._replace(missing=told)))
    assert marked.is_illustrative and marked.title.startswith("Sebagian ilustrasi: ")


def test_the_newest_lines_are_those_of_the_comparison(published_folder, real):
    with briefs.opened(published_folder) as con:
        asked = {"government_codes": [MALUT], "peer_codes": [BANTEN], "year": None}
        lines = rows(ask(con, "comparison", **asked))
    wanted = [(one["indicator_code"], one["year"]) for one in lines if one["state"] != "tidak_sebanding"]
    assert [(one["indicator_code"], one["year"]) for one in pair_tables.newest_lines(real.peers[0].series)] == wanted


def test_a_chosen_year_does_not_change_what_the_visit_is_about(published_folder, real):
    with briefs.opened(published_folder) as con:
        chosen = briefs.brief_of(con, MALUT, peers=(BANTEN,), year=2022)
    for builder in (study.build_gaps, study.build_trend, study.build_classes, study.build_lessons):
        assert builder(chosen).body == builder(real).body


def test_lessons_tell_since_when_the_path_and_the_events_with_their_source(real, invented):
    slide = study.build_lessons(real)
    first = words(slide.body)[0]
    assert first[0] == "Ombudsman 2024: Banten 94,01, kita 65,57"
    assert (
        first[1].startswith("Lebih tinggi sejak 2023, 2 tahun sebanding berturut-turut") and "91,16 (2023)" in first[1]
    )
    assert first[2] == "Semartara.News (pers)"
    assert ["Catatan 2022", "Pergub Banten 27/2022 tentang PMPRB", "Pemprov Banten (via Scribd)"] in words(slide.body)
    told = " ".join(map(" ".join, words(study.build_lessons(invented).body)))
    assert "74,85, kita 59,50 (Banten ilustrasi)" in told


def test_questions_carry_the_number_of_the_pack_their_gap_and_whom_to_ask(real, invented):
    for brief in (real, invented):
        slide = study.build_questions(brief)
        known = {str(one.number): one for one in brief.pack.questions}
        for number, asked, basis, whom in words(slide.body):
            assert known[number].words.startswith(asked) and known[number].basis == basis
            assert whom.removesuffix(" (ilustrasi)") == known[number].ask
            assert whom.endswith(" (ilustrasi)") == known[number].ask_is_illustrative
        rest = len(brief.pack.questions) - len(slide.body.rows)
        assert f"{rest} pertanyaan lain" in slide.footer


def test_each_gap_is_asked_about_once_first_the_real_ones_before_wider_illustrative_ones(real, invented):
    found = study_tables.sharpest(invented.pack.questions)
    assert [one.about for one in found[:5]] == ["Ombudsman", "SPBE", "SPI", "Inovasi (IGA)", "Opini BPK"]
    gaps = len({one.basis for one in found})
    assert len({one.basis for one in found[:gaps]}) == gaps
    marks = [any(one.flags) for one in found[:gaps]]
    assert marks == sorted(marks) and any(marks)
    pct = {f"{gap.name} {gap.year}": gap.pct for gap in invented.pack.gaps}
    widths = [pct[one.basis.removeprefix("Ilustrasi: ").split(": ")[0]] for one in found[5:gaps] if all(one.flags)]
    assert widths == sorted(widths) and len(widths) > 5
    said = "Data nyata dulu, lalu selisih terlebar; satu pertanyaan tiap selisih dulu, Maluku Utara ke Banten"
    assert study.build_questions(invented).subtitle == said
    assert study.build_questions(real).subtitle.startswith("Selisih terlebar dulu, satu pertanyaan tiap selisih")
    single = [one for one in invented.pack.questions if one.basis and one.topic not in ("road_map", "tim")]
    assert sorted(one.number for one in found) == [one.number for one in single]


def test_the_checklist_has_six_topics_and_a_cell_to_write_in_for_each_office(real, invented):
    slide = study.build_checklist(invented)
    assert isinstance(slide.body, Table) and len(slide.body.rows) == len(TOPICS) == 6
    names = [column.name for column in slide.body.columns[1:]]
    assert names == [f"{name} (ilustrasi)" for name in invented.pack.offices]
    assert {cell.text for row in slide.body.rows for cell in row[1:]} == {""}
    nobody = study.build_checklist(real)
    assert [column.name for column in nobody.body.columns[1:]] == ["Keadaan kita", "Jawaban Banten", "Bukti"]
    assert "Pengampu area belum dimuat" in nobody.footer


def test_offices_that_do_not_fit_are_named_in_the_footer(invented):
    names = [f"Dinas Urusan Nomor {number}" for number in range(9)]
    (row, *_) = [one for one in invented.pack.owners if one["owners"]]
    pack = invented.pack._replace(owners=[row | {"owners": "; ".join(names)}])
    slide = study.build_checklist(invented._replace(pack=pack))
    assert "Dinas Urusan Nomor 6" in slide.footer
    assert troubles(slide) == []


def test_the_card_of_the_pack_leads_to_the_slides(on_screen):
    page = " ".join(bodies(visit("analysis/benchmarking.py", pemda=MALUT, pembanding=BANTEN)))
    assert 'href="raker?pemda=82&amp;pembanding=36&amp;bahan=kajitiru"' in page
