"""Renaksi on slides: the quarter told, its counts, what is overdue, and what of it a meeting is asked to decide."""

from datetime import date

from pages._output.deck.catalogue import PRESETS, build_slide
from pages._output.deck.model import Chart, LeftOut, Table
from pages._output.deck.slides import actions, plan_study
from pages._output.deck.slides.proposals import proposals
from pages._output.planning.overdue import newest_ended
from pages._output.planning.quarter import Quarter
from tests.pages.deck.briefs import brief_of
from tests.pages.deck.slide_rules import broken_rules, is_reason


def action(number=1, **more):
    """A row of the question actions: targets 1 to 4, in time until TW III 2026."""
    row = {
        "action_id": f"r{number}", "year": 2026, "area": "MP", "area_name": "Manajemen Perubahan", "theme": None,
        "pokja": None, "perangkat_daerah": "Biro Organisasi", "activity": f"Menyusun SOP {number}", "unit": "dokumen",
        "budget": None, "absorbed": None, "obstacle": None, "stated_status": None, "is_illustrative": False,
        "version_id": 7, "file_name": "renaksi.xlsx", "sheet_name": "Renaksi", "cell_address": "A5",
    }  # fmt: skip
    row |= {f"target_{n}": float(n) for n in range(1, 5)} | {f"realised_{n}": float(n) for n in range(1, 4)}
    return row | {"realised_4": None} | more


PLAN = [
    action(1),
    action(2, realised_3=2.0),
    action(3, area="PUU", realised_3=2.0, obstacle="Anggaran"),
    action(4, area="PUU", realised_3=None, perangkat_daerah="Biro Hukum"),
    action(5, area="PUU", target_3=None, realised_3=None),
    action(6, area="PUU", stated_status="dibatalkan"),
]


def brief(con, *rows, **more):
    return brief_of(con, "82")._replace(actions=list(rows), **more)


def counts(chart):
    return {series.name: dict(zip(chart.categories, series.labels, strict=True)) for series in chart.series}


def test_the_quarter_told_ended_by_today_and_before_the_meeting(published):
    quarter = lambda **more: plan_study.of_brief(brief(published, *PLAN, **more)).quarter  # noqa: E731
    assert quarter() == Quarter(2026, 3)
    assert quarter(meeting="Triwulan II 2026") == Quarter(2026, 1)
    assert quarter(meeting="Triwulan I 2027") == Quarter(2026, 3)  # TW IV has not ended
    assert quarter(meeting="Triwulan I 2027", today=date(2027, 1, 1)) == Quarter(2026, 4)
    assert quarter(meeting="Rapat khusus") == Quarter(2026, 3)
    assert newest_ended(PLAN, date(2026, 3, 31)) is None and newest_ended(PLAN, date(2026, 4, 1)) == Quarter(2026, 1)
    older = [action(9, year=2025)]
    assert newest_ended(PLAN + older, date(2026, 2, 1)) == Quarter(2025, 4)
    only_first = [action(1, target_2=None, target_3=None, target_4=None)]
    assert newest_ended(only_first, date(2026, 11, 22)) == Quarter(2026, 1)


def test_the_board_counts_each_state_of_each_group(published):
    slide = actions.build(brief(published, *PLAN, action(7, area="ORG")))  # three areas, two perangkat daerah
    assert isinstance(slide.body, Chart) and slide.body.is_stacked
    assert counts(slide.body) == {
        "Tepat waktu": {"Biro Organisasi": "2", "Biro Hukum": ""},
        "Terlambat": {"Biro Organisasi": "1", "Biro Hukum": ""},
        "Terhambat": {"Biro Organisasi": "1", "Biro Hukum": ""},
        "Belum dilaporkan": {"Biro Organisasi": "", "Biro Hukum": "1"},
    }
    assert slide.title == "Biro Organisasi: 2 dari 4 renaksi belum tepat waktu, TW III 2026"
    assert "Tidak dihitung: 1 tidak dinilai triwulan itu dan 1 dibatalkan." in slide.footer
    assert slide.notes.origins == ("6 renaksi: renaksi.xlsx, lembar Renaksi, versi 7.",)
    assert broken_rules(slide) == []


def test_perangkat_daerah_stand_on_the_board_where_they_are_fewer_than_areas(published):
    three = [action(1), action(2, area="PUU", perangkat_daerah="Biro Hukum"), action(3, area="ORG")]
    assert actions.build(brief(published, *three)).body.categories == ("Biro Hukum", "Biro Organisasi")
    nobody = [*three, action(4, area="ORG", perangkat_daerah=None)]
    assert len(actions.build(brief(published, *nobody)).body.categories) == 3
    assert "per area" in actions.build(brief(published, *nobody)).subtitle


def test_areas_stand_on_it_in_their_order_where_they_are_not_more(published):
    slide = actions.build(brief(published, *PLAN[:4]))
    assert slide.body.categories == ("Manajemen perubahan", "Perundang-undangan") and "per area" in slide.subtitle
    assert slide.title == "Perundang-undangan: 2 dari 2 renaksi belum tepat waktu, TW III 2026"
    assert [(one.name, one.values) for one in slide.body.series] == [
        ("Tepat waktu", (1, 0)), ("Terlambat", (1, 0)), ("Terhambat", (0, 1)), ("Belum dilaporkan", (0, 1)),
    ]  # fmt: skip


def test_one_group_alone_or_nothing_due_is_a_table(published):
    alone = actions.build(brief(published, action(1), action(2, realised_3=None)))
    assert isinstance(alone.body, Table)
    assert [cell.text for cell in alone.body.rows[0]] == ["Manajemen perubahan", "▲ 1", "○ 1", "50 %"]
    early = [one | {f"realised_{n}": None for n in range(1, 5)} for one in (action(1), action(2, area="PUU"))]
    slide = actions.build(brief(published, *early, today=date(2026, 1, 5)))
    assert isinstance(slide.body, Table) and slide.title == "Belum ada renaksi jatuh tempo pada TW I 2026"
    assert any("Belum ada triwulan yang berakhir" in one for one in slide.notes.caveats)
    assert broken_rules(alone) == broken_rules(slide) == []


def test_without_actions_or_targets_the_slides_are_left_out_with_their_reason(published):
    bare = action(1, **{f"target_{n}": None for n in range(1, 5)})
    for build in (actions.build, actions.build_unreported):
        assert build(brief(published)) == LeftOut("Rencana aksi belum dimuat; unggah di Unggah data.")
        assert build(brief(published, bare)) == LeftOut(plan_study.NO_TARGETS)
    done = actions.build_unreported(brief(published, action(1)))
    assert done == LeftOut("Tidak ada laporan renaksi yang lewat batas sampai TW III 2026.")


def test_what_is_overdue_names_who_is_to_report_it_oldest_first(published):
    late = action(7, realised_1=None, perangkat_daerah=None)
    slide = actions.build_unreported(brief(published, *PLAN, late))
    assert slide.title == "2 laporan renaksi lewat batas, 1 tanpa perangkat daerah"
    assert [[cell.text for cell in row] for row in slide.body.rows] == [
        ["TW I", "belum ditunjuk", "Menyusun SOP 7", "1 dokumen", "236 hari"],
        ["TW III", "Biro Hukum", "Menyusun SOP 4", "3 dokumen", "53 hari"],
    ]
    assert slide.body.rows[1][4].value == 53 and broken_rules(slide) == []


def test_more_reports_than_fit_are_counted_and_named_in_the_notes(published):
    many = [action(n, realised_3=None, activity=f"Renaksi {n} " + "panjang sekali " * 40) for n in range(1, 31)]
    slide = actions.build_unreported(brief(published, *many))
    shown = len(slide.body.rows)
    assert shown < 30 and f"Tidak ditampilkan: {30 - shown} laporan (di catatan)." in slide.footer
    assert sum(one.startswith("Tidak masuk tabel: ") for one in slide.notes.caveats) == 30 - shown
    assert broken_rules(slide) == []


def test_illustrative_actions_mark_title_and_among_real_ones_their_group(published):
    mixed = [action(1), action(2, area="PUU", is_illustrative=True), action(3, area="ORG")]
    slide = actions.build(brief(published, *mixed))
    assert slide.title.startswith("Sebagian ilustrasi: ") and slide.is_illustrative
    assert "Perundang-undangan (ilustrasi)" in slide.body.categories
    assert "Manajemen perubahan" in slide.body.categories
    own = actions.build(brief(published, *[one | {"is_illustrative": True} for one in mixed]))
    assert own.title.startswith("Ilustrasi: ") and "Perundang-undangan" in own.body.categories


def test_who_has_not_reported_is_asked_to(published):
    found = [one for one in proposals(brief(published, *PLAN)) if one.words.startswith("Melaporkan")]
    assert [(one.words, one.owner) for one in found] == [
        ("Melaporkan realisasi 1 renaksi yang lewat batas sampai TW III 2026", "Biro Hukum")
    ]
    many = [action(n, realised_3=None, perangkat_daerah=f"Dinas {n}") for n in range(1, 5)]
    found = [one for one in proposals(brief(published, *many)) if one.words.startswith("Melaporkan")]
    assert found[0].owner == "Dinas 1, Dinas 2, dan 2 lainnya" and "Dinas 4: 1 laporan" in found[0].origin
    assert not any(one.words.startswith("Melaporkan") for one in proposals(brief(published, action(1))))


def test_the_largest_gap_without_action_is_to_get_one(illustrated):
    asked = lambda made: [(one.words, one.rule) for one in proposals(made) if " poin belum diraih" in one.words]  # noqa: E731
    base = brief_of(illustrated, "64", year=2022)
    lost = "renaksi SDM aparatur: 4,76 poin belum diraih pada 2022"
    ((words, _rule),) = asked(base._replace(actions=[]))
    assert words == f"Menetapkan {lost}"
    ((words, rule),) = asked(base._replace(actions=[action(1, area="MP")]))
    assert words == f"Menyusun {lost}" and rule.endswith("Areanya belum punya renaksi 2026.")
    (words, rule), (other, why) = asked(base._replace(actions=[action(1, area="SDM")]))
    assert words == f"Menajamkan {lost}" and "sudah punya 1 renaksi 2026" in rule
    assert other.startswith("Menyusun renaksi ") and why.startswith("Kesenjangan terbesar")
    cancelled = [action(1, area="MP"), action(2, area="SDM", stated_status="dibatalkan")]
    assert asked(base._replace(actions=cancelled))[0][0] == f"Menyusun {lost}"


def test_every_loaded_government_has_the_slides_or_their_reasons(published, illustrated):
    kinds = set()
    for con in (published, illustrated):
        for code in ("64", "53", "81", "82", "36", "64.09"):
            own = brief_of(con, code)
            for name in ("renaksi", "renaksi_belum"):
                made = build_slide(name, own, PRESETS["raker"])
                kinds.add((name, isinstance(made, LeftOut)))
                assert is_reason(made) if isinstance(made, LeftOut) else broken_rules(made) == [], (code, name)
    assert len(kinds) == 4
