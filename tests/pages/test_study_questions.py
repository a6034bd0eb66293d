"""Questions come from the gaps where the peer is ahead, ask and never explain, and six topics are always there."""

import pytest

from pages._output import study_gaps
from pages._output.study_gaps import indicator_gaps, part_gaps, ranked
from pages._output.study_questions import EVERYBODY, NOBODY, TOPICS, Parties, events_about, questions_of
from pages._output.study_title import title_of

PARTIES = Parties("82", "Maluku Utara", "36", "Banten", "Biro Organisasi")


def compared(code="SPBE", own=2.69, peer=3.47, top=5.0, year=2024, **more):
    """A row of the question comparison for two numbers."""
    points = own - peer
    told = "sama" if not points else "lebih_tinggi" if points > 0 else "lebih_rendah"
    return {
        "indicator_code": code, "short_name": code, "unit": "poin", "state": "angka", "reason": None, "year": year,
        "method_name": "M", "regulation": None, "own_value": own, "peer_value": peer, "own_predikat": "C",
        "peer_predikat": "A", "own_share_pct": own / top * 100, "peer_share_pct": peer / top * 100,
        "difference_points": points, "difference_pct": points / top * 100, "is_small": abs(points) < top * 0.005,
        "verdict": told, "own_evidence": "press", "peer_evidence": None, "own_publisher": "Koran",
        "peer_publisher": None, "own_is_illustrative": False, "peer_is_illustrative": False, "own_first_year": 2020,
        "own_last_year": 2024, "peer_first_year": 2024, "peer_last_year": 2024,
    } | more  # fmt: skip


def classes(own, peer, verdict, code="BPK"):
    without = dict.fromkeys(("own_share_pct", "peer_share_pct", "difference_points", "difference_pct", "is_small"))
    return compared(code) | without | {
        "state": "kelas", "own_value": None, "peer_value": None, "own_predikat": own, "peer_predikat": peer,
        "verdict": verdict,
    }  # fmt: skip


def not_compared(reason, code="IPP", **more):
    return compared(code) | {"state": "tidak_sebanding", "reason": reason, "year": None} | more


def owner(area, names, illustrative=False, name=None):
    return {"area": area, "area_name": name, "owners": names, "pokja": None, "is_illustrative": illustrative}


def component(path, value, ceiling, year=2022, area=None, basis="known", level="area", **more):
    return {
        "component": path, "component_name": path.rpartition(".")[2] or "Indeks", "value": value, "ceiling": ceiling,
        "ceiling_basis": basis if ceiling else None, "level": level, "area_code": area, "year": year,
        "method_code": "RB-2020", "method_name": "26/2020", "regulation": None, "evidence": None, "publisher": None,
        "is_illustrative": False, "is_provisional": False,
    } | more  # fmt: skip


def asked(rows, owners=(), peers=(), more=()):
    gaps = indicator_gaps(rows, "Banten", [])[0] + list(more)
    return questions_of(gaps, PARTIES, list(owners), list(peers)), gaps


def of_gaps(questions):
    return [question for question in questions if question.basis]


def test_without_anything_to_compare_the_six_topics_remain_and_the_title_says_so():
    questions, gaps = asked([not_compared("hanya_pembanding")])
    assert [question.topic for question in questions] == list(TOPICS) and len(TOPICS) == 6
    assert [question.number for question in questions] == [1, 2, 3, 4, 5, 6]
    assert all(question.owner_words == EVERYBODY and question.for_all for question in questions)
    assert title_of(gaps, PARTIES) == "Belum ada pembanding dari Banten; enam topik tetap dibawa"


@pytest.mark.parametrize(
    "row",
    [
        compared(own=4.0, peer=3.0),
        compared(own=3.0, peer=3.0),
        compared("SPI", 70.0, 70.49, 100.0),
        classes("WTP", "WTP", "sama"),
        classes("WTP", "WDP", "lebih_tinggi"),
        classes("A / A-", "A", "belum_dapat_dinilai"),
    ],
    ids=["ahead", "tie", "below half a percent", "same class", "better class", "not to be judged"],
)
def test_where_the_peer_is_not_ahead_no_question_is_made(row):
    questions, gaps = asked([row])
    assert len(gaps) == 1 and of_gaps(questions) == []
    title = title_of(gaps, PARTIES)
    if gaps[0].verdict == "belum_dapat_dinilai":
        assert title.startswith("Belum ada pembanding")
    else:
        level = "lebih rendah" if gaps[0].verdict == "lebih_tinggi" else "setara"
        assert title == f"Banten {level} pada 1 indikator"


def test_half_a_percent_of_the_scale_is_enough_to_ask():
    assert of_gaps(asked([compared("SPI", 70.0, 70.5, 100.0)])[0])


def test_a_gap_asks_with_both_values_and_claims_no_cause():
    told = of_gaps(asked([compared()])[0])
    assert {question.topic for question in told} == {"road_map", "tim", "area", "penerapan", "monev"}
    assert told[2].basis == "SPBE 2024: Banten 3,47, Maluku Utara 2,69; selisih 0,78 poin (15,6 % skala)"
    for question in told:
        assert "?" in question.words and "Banten" in question.words
        assert not any(word in question.words for word in ("karena", "sebab", "akibat", "mengapa"))


def test_classes_alone_are_asked_about_without_a_size():
    questions, gaps = asked([classes("WDP", "WTP", "lebih_rendah")])
    told = [question for question in of_gaps(questions) if question.about == "BPK" and question.topic == "area"]
    assert [question.basis for question in told] == ["BPK 2024: Banten WTP, Maluku Utara WDP"]
    assert not [question for question in questions if question.topic == "monev" and question.basis]
    assert title_of(gaps, PARTIES) == "Banten lebih tinggi pada 1 indikator"


def test_the_largest_share_of_the_scale_comes_first_and_three_ask_for_more():
    rows = [
        compared("SPI", 60.0, 70.0, 100.0), compared("SPBE", 2.0, 3.0), compared("MERIT", 200.0, 260.0, 400.0),
        compared("IKM", 80.0, 81.0, 100.0), classes("WDP", "WTP", "lebih_rendah"),
    ]  # fmt: skip
    questions, gaps = asked(rows)
    assert [gap.key for gap in ranked(gaps)] == ["SPBE", "MERIT", "SPI", "IKM", "BPK"]
    detailed = [question.about for question in questions if question.topic == "monev" and question.basis]
    assert detailed == ["SPBE", "MERIT", "SPI"]


def test_an_illustrative_value_marks_its_questions_and_the_title():
    questions, gaps = asked(
        [compared(own_is_illustrative=True, peer_is_illustrative=True), compared("SPI", 60.0, 70.0, 100.0)]
    )
    spbe = next(question for question in questions if question.about == "SPBE")
    assert spbe.basis.startswith("Ilustrasi: SPBE 2024") and spbe.mark == "ilustrasi"
    assert next(question for question in questions if question.about == "SPI").mark is None
    assert title_of(gaps, PARTIES).startswith("Sebagian ilustrasi: Banten")


def test_one_illustrative_side_marks_a_gap_in_part():
    (gap,) = indicator_gaps([compared(peer_is_illustrative=True)], "Banten", [])[0]
    assert gap.flags == (False, True)
    assert asked([compared(peer_is_illustrative=True)])[0][8].mark == "sebagian ilustrasi"


def test_the_owner_of_the_component_comes_before_that_of_the_nearest_area():
    area, exact = (
        owner("TTL", "Biro Organisasi; Dinas Kominfo"),
        owner("RB_GENERAL.SASARAN_STRATEGIS.SPBE", "Dinas Kominfo"),
    )
    (gap,) = indicator_gaps([compared()], "Banten", [])[0]
    assert study_gaps.owner_of(gap, [area, exact]).words == "Dinas Kominfo"
    told = study_gaps.owner_of(gap, [area])
    assert told.words == "Biro Organisasi dan Dinas Kominfo (area terdekat: Tata laksana)"
    assert told.names == ("Biro Organisasi", "Dinas Kominfo")
    assert study_gaps.owner_of(gap, [owner("TTL", None)]) is None


def test_without_an_owner_it_says_so_and_asks_once_who_answers_for_it_there():
    questions, _ = asked([compared(), compared("SPI", 60.0, 70.0, 100.0)])
    told = of_gaps(questions)
    assert {question.owner_words for question in told if not question.for_all} == {NOBODY}
    (team,) = [question for question in told if question.topic == "tim"]
    assert team.words == "Perangkat daerah atau pokja mana di Banten yang mengampu SPBE dan SPI?"
    owned, _ = asked([compared()], [owner("TTL", "Dinas Kominfo", illustrative=True)])
    assert not [question for question in of_gaps(owned) if question.topic == "tim"]
    assert owned[-1].mark == "pengampu ilustrasi"


def test_the_peers_owner_is_asked_where_it_is_loaded():
    assert asked([compared()])[0][-1].ask == "pengampu SPBE di Banten, lewat Biro Organisasi"
    told = asked([compared()], peers=[owner("TTL", "Diskominfo", illustrative=True)])[0][-1]
    assert (told.ask, told.ask_is_illustrative) == ("Diskominfo, Banten", True)


def test_the_index_itself_belongs_to_everybody():
    questions, _ = asked([compared("RB", 59.5, 74.85, 100.0)], [owner("RB_GENERAL", "Biro Organisasi")])
    assert all(question.for_all and question.owner_words == EVERYBODY for question in questions)
    assert not [question for question in of_gaps(questions) if question.topic == "tim"]


def met(year, own=True, peer=False, code="IPP", **more):
    """A row of pair_series."""
    return {
        "indicator_code": code, "year": year, "own_has_result": own, "peer_has_result": peer,
        "own_is_illustrative": False, "peer_is_illustrative": False,
    } | more  # fmt: skip


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("hanya_kita", "hasil Banten belum dimuat; kita 2018, 2020, 2021"),
        ("hanya_pembanding", "hasil kita belum dimuat; kita 2018, 2020, 2021"),
        ("tanpa_tahun_sama", "tidak ada tahun dan metode yang sama; kita 2018, 2020, 2021"),
    ],
)
def test_what_cannot_be_compared_says_why_and_names_every_year(reason, told):
    series = [met(2018), met(2020), met(2021), met(2019, code="SPI")]
    told = told.replace("2020, 2021", "2020–2021")
    assert indicator_gaps([not_compared(reason)], "Banten", series) == (
        [],
        [("IPP", told, False, ("2018, 2020–2021", ""))],
    )


def test_years_of_illustrative_values_are_marked_in_the_reason():
    series = [
        met(2017, own_is_illustrative=True), met(2019, own_is_illustrative=True), met(2018), met(2022, False, True),
    ]  # fmt: skip
    _, (missing,) = indicator_gaps([not_compared("tanpa_tahun_sama")], "Banten", series)
    assert (
        missing.reason.endswith("; kita 2018 (nyata), 2017, 2019 (ilustrasi); Banten 2022") and missing.is_illustrative
    )


def test_parts_are_compared_as_share_of_their_own_ceiling():
    own, peer = [component("P.MP", 3.0, 5.0, area="MP")], [component("P.MP", 4.0, 8.0, area="MP", basis="uncertain")]
    (gap,), missing = part_gaps(own, peer, "Banten")
    assert (gap.pct, gap.points, gap.verdict, gap.is_unsure, missing) == (10.0, None, "lebih_tinggi", True, [])
    (gap,), _ = part_gaps(peer, own, "Banten")
    assert gap.is_behind and study_gaps.gap_words(gap, "A", "B") == (
        "MP 2022: B 60,0 %, A 50,0 % dari batas (batas belum pasti); selisih 10,0 poin persen"
    )


def test_parts_of_another_year_or_method_or_provisional_are_not_compared():
    own = [component("P.MP", 3.0, 5.0, area="MP")]
    for other in ({"year": 2021}, {"method_code": "RB-2014"}, {"is_provisional": True}):
        gaps, (missing,) = part_gaps(own, [component("P.MP", 4.0, 5.0, area="MP") | other], "Banten")
        assert gaps == [] and missing.name == "Area dan komponen Indeks RB", other
    assert part_gaps(own, [], "Banten")[1][0].reason == "belum dimuat untuk Banten; kita 2022"
    assert part_gaps([], [], "Banten")[1][0].reason == "belum dimuat untuk kita dan Banten"


def test_a_part_without_a_ceiling_or_on_one_side_is_named_with_its_reason():
    own = [component("P.MP", 3.0, 5.0, area="MP"), component("P.SDM", 6.0, None, area="SDM")]
    peer = [component("P.SDM", 7.0, None, area="SDM"), component("P.WAS", 2.0, 12.0, area="WAS")]
    gaps, missing = part_gaps(own, peer, "Banten")
    assert gaps == [] and [(one.name, one.reason) for one in missing] == [
        ("Manajemen perubahan 2022", "belum dirinci pada data mitra"),
        ("SDM aparatur 2022", "batas nilainya belum diketahui"),
        ("Pengawasan 2022", "belum dirinci pada data kita"),
    ]


def test_areas_of_an_older_year_join_where_the_newest_year_has_none():
    def both(value):
        new = component("G", value, 100, 2024, level="component", method_code="RB-2023")
        return [component("P.MP", value / 20, 5.0, area="MP"), component("P.MP", 1.0, 5.0, 2021, "MP"), new]

    gaps, _ = part_gaps(both(60), both(70), "Banten")
    assert [(gap.key, gap.year) for gap in gaps] == [("G", 2024), ("P.MP", 2022)]
    assert all(gap.is_behind for gap in gaps)


def test_the_strategy_part_asks_how_the_renaksi_is_made_and_falls_back_on_the_owner_of_its_whole():
    def lines(value):
        whole = component("RB_GENERAL", 50, 100, 2024, level="component")
        return [whole, component("RB_GENERAL.STRATEGI", value, 50.0, 2024, level="subcomponent")]

    gaps, _ = part_gaps(lines(40.0), lines(45.0), "Banten")
    told = of_gaps(questions_of(gaps, PARTIES, [owner("RB_GENERAL", "Biro Organisasi")], []))
    assert [q.topic for q in told] == ["road_map", "renaksi", "penerapan", "monev"]
    assert told[1].owner_words == "Biro Organisasi"


def test_events_of_a_topic_are_known_by_their_title_and_are_no_ranks():
    def event(title, kind="pelaksanaan"):
        return {"title": title, "kind": kind, "year": 2018}

    events = [
        event("Pergub 14/2018 Road Map RB"),
        event("Pergub 27/2022 tentang PMPRB"),
        event("Road map", "peringkat"),
    ]
    assert [e["title"] for e in events_about("road_map", events)] == ["Pergub 14/2018 Road Map RB"]
    assert [e["title"] for e in events_about("monev", events)] == ["Pergub 27/2022 tentang PMPRB"]
    assert events_about("tim", events) == []


def test_the_title_counts_indicators_apart_from_parts_of_the_index():
    parts = part_gaps(
        [component("P.MP", 3.0, 5.0, area="MP"), component("P.WAS", 3.0, 5.0, area="WAS")],
        [component("P.MP", 4.0, 5.0, area="MP"), component("P.WAS", 2.0, 5.0, area="WAS")],
        "Banten",
    )[0]
    _, gaps = asked([compared(), compared("SPI", 70.0, 60.0, 100.0)], more=parts)
    title = title_of(gaps, PARTIES)
    assert title == "Banten lebih tinggi pada 1 dari 2 indikator dan 1 dari 2 bagian RB" and len(title.split()) <= 14
    mixed = [gap for gap in gaps if not gap.is_behind] + asked([compared("IKM", 80.0, 80.0, 100.0)])[1]
    assert title_of(mixed, PARTIES) == "Banten setara atau lebih rendah pada 2 indikator dan 1 bagian RB"


def test_ombudsman_is_asked_about_as_an_assessment():
    questions, _ = asked([compared("OMBUDSMAN", 65.0, 94.0, 100.0, short_name="Ombudsman")])
    told = {question.topic: question.words for question in of_gaps(questions)}
    assert "yang menyasar penilaian kepatuhan pelayanan publik (Ombudsman): apa output" in told["penerapan"]
    assert "Bagaimana kemajuan nilai Ombudsman dipantau di Banten" in told["monev"]
    assert told["tim"].endswith("yang mengampu penilaian kepatuhan pelayanan publik (Ombudsman)?")
    assert questions[-1].ask.startswith("pengampu penilaian kepatuhan")


def test_a_part_of_the_results_asks_for_no_owner_and_no_renaksi():
    def lines(value):
        return [component("HASIL.HASIL_KKN", value, 10.0, level="subcomponent"),
                component("PENGUNGKIT.HASIL_ANTARA", value, 10.0, level="subcomponent")]  # fmt: skip

    gaps, _ = part_gaps(lines(5.0), lines(8.0), "Banten")
    assert {gap.key: gap.is_result for gap in gaps} == {"HASIL.HASIL_KKN": True, "PENGUNGKIT.HASIL_ANTARA": False}
    told = of_gaps(questions_of(gaps, PARTIES, [], []))
    assert {q.topic for q in told if q.about == "HASIL_KKN"} == {"area"}
    assert {q.topic for q in told if q.about == "HASIL_ANTARA"} == {"area", "tim", "penerapan", "monev"}
    assert next(q.ask for q in told if q.about == "HASIL_KKN") == "Biro Organisasi Banten"


def test_components_without_a_common_year_name_their_years_and_their_mark():
    own = [component("P.MP", 3.0, 5.0, year, "MP", is_illustrative=year < 2022) for year in (2018, 2020, 2022)]
    (missing,) = part_gaps(own, [component("P.MP", 3.0, 5.0, 2024, "MP")], "Banten")[1]
    assert (
        missing.reason.endswith("; kita 2022 (nyata), 2018, 2020 (ilustrasi); Banten 2024") and missing.is_illustrative
    )
