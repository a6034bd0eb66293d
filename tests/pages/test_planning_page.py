"""Rencana aksi as a person meets it: every part, with actions and without, its filters and its ranking rule."""

import re
from datetime import date
from decimal import Decimal

import pytest

from data import store
from data.permission import COMMAND_LINE
from data.planning.actions import edit_actions
from data.planning.checklist import answer
from data.planning.decisions import add_decision
from data.planning.model import QUESTIONS, ActionEdit, Answer
from pages._ui import planning_parts
from queries import ask, rows
from tests.pages.test_every_page import bodies, checked, sentence, text, visit

PAGE = "planning/actions.py"
PARTS = ("papan", "rencana", "cakupan", "pmprb", "enam", "peringkat", "keputusan")
TODAY = date(2025, 8, 20)  # TW II has ended, TW III has not
ENGLISH = re.compile(r"\b(the|and|value|year|source|missing|unknown|none|null|nan|due|late|rule)\b", re.IGNORECASE)
DECIMAL_POINT = re.compile(r"(?<![\d./])\d{1,3}\.\d{1,2}(?![\d./])")
pytestmark = pytest.mark.usefixtures("on_screen")


@pytest.fixture
def on_a_day(monkeypatch):
    """Pages judge on TODAY."""
    monkeypatch.setattr(planning_parts, "today", lambda: TODAY)


def edit(government="81", year=2025, **fields):
    numbers = {
        name: Decimal(str(value)) for name, value in fields.items() if name[:6] in ("target", "realis", "budget")
    }
    words = {"area": "AKT", "activity": "Kegiatan", "perangkat_daerah": "Bappeda", "unit": "dokumen"}
    return ActionEdit(None, {"government_code": government, "year": year} | words | fields | numbers)


@pytest.fixture
def planned(con, on_a_day):
    """A store with real actions of two governments, of Maluku in two years, decisions and answers; one connection."""
    edits = [
        edit(activity="Selesai", target_2=2, realised_2=2, budget=1500000, output_indicator="Jumlah <pedoman>"),
        edit(activity="Kurang", target_2=4, realised_2=1, perangkat_daerah="Inspektorat", area="WAS"),
        edit(activity="Terhambat", target_2=4, realised_2=1, obstacle="Anggaran", area="MP"),
        edit(activity="Diam", target_1=1, target_2=1, perangkat_daerah="Inspektorat", area="WAS"),
        edit(activity="Nanti", target_3=3, realised_3=1, area="TEMATIK", theme="Kemiskinan"),
        edit(activity="Batal", target_2=1, stated_status="dibatalkan"),
        edit(activity="Lama", year=2024, target_4=1, realised_4=1),
        edit("64.09", activity="Lain", target_2=1, realised_2=1),
    ]
    edit_actions(con, COMMAND_LINE, actor="Sari", reason="Rencana", edits=edits, base_version=None)
    told = {"actor": "Sari", "government": "81", "raker_date": date(2025, 4, 1)}
    add_decision(con, COMMAND_LINE, decision="SOP <baru>", pic="Bappeda", deadline=date(2025, 8, 10), **told)
    add_decision(con, COMMAND_LINE, decision="Lomba", status="selesai", **told)
    given = [Answer("Bappeda", question, "sudah") for question in QUESTIONS[:3]]
    answer(con, COMMAND_LINE, actor="Sari", government="81", answers=given, base_version=None)
    con.close()


def open_part(part=None, **address):
    return visit(PAGE, **address, **({"bagian": part} if part else {}))


def entry_of(app, name):
    entry = app.query_params[name]
    return entry if isinstance(entry, str) else entry[0]


def test_the_board_opens_at_the_newest_year_and_the_newest_quarter_that_has_ended(planned):
    app = open_part(pemda="81")
    assert sentence(app) == (
        "1 dari 4 renaksi Maluku tepat waktu pada TW II 2025; 1 terlambat, 1 terhambat, dan 1 belum dilaporkan."
    )
    read = text(app)
    assert "1 renaksi dibatalkan tidak dihitung." in read and "dan 1 dari triwulan sebelumnya" in read
    assert "arahnya tidak diketahui" in read and "2 laporan renaksi lewat batas" in read
    assert "triwulan" not in app.query_params and "tahun" not in app.query_params


def test_a_quarter_that_runs_calls_nothing_late(planned):
    app = open_part(pemda="81", triwulan="3")
    assert sentence(app).startswith("Belum ada renaksi Maluku yang jatuh tempo pada TW III 2025; 1 akan jatuh tempo")
    assert entry_of(app, "triwulan") == "3"


def test_another_year_opens_at_its_own_quarter_unless_one_was_chosen(planned):
    app = open_part(pemda="81")
    app.selectbox(key="choose_tahun").select(2024).run()
    assert "TW IV 2024" in sentence(checked(app))
    assert entry_of(app, "tahun") == "2024"


def test_the_board_stands_by_perangkat_daerah_where_the_address_says_so(planned):
    read = [body for body in bodies(open_part(pemda="81", menurut="pd")) if "rb-board" in body and "<table" in body][0]
    assert read.index("Inspektorat") < read.index("Bappeda")
    assert "Akuntabilitas" not in read


def test_the_plan_names_every_action_with_its_origin_and_escapes_it(planned):
    app = open_part("rencana", pemda="81")
    assert sentence(app) == "Rencana Maluku 2025 memuat 6 renaksi di 3 area dan RB Tematik dengan 2 perangkat daerah."
    read = "".join(bodies(app))
    assert "Jumlah &lt;pedoman&gt;" in read and "<pedoman>" not in read
    assert "dibatalkan" in read and "versi 2" in read and "unggah?pemda=81" in read
    assert "Sumber renaksi: 6 renaksi diisi di halaman ini." in text(app)


def test_the_decisions_open_with_what_is_late(planned):
    app = open_part("keputusan", pemda="81")
    assert sentence(app) == "Satu dari dua keputusan raker Maluku terlambat."
    assert "Paling lama terlambat, 10 hari: SOP <baru> (PIC Bappeda)." in text(app)
    assert "<baru>" not in "".join(bodies(app))


def test_the_six_questions_count_what_is_answered(planned):
    assert sentence(open_part("enam", pemda="81")) == (
        "3 dari 12 pertanyaan perangkat daerah Maluku dijawab sudah; 9 belum dijawab; 0 dari 2 lengkap enam, "
        "1 belum menjawab."
    )


def test_the_rule_of_the_ranking_comes_from_the_address_and_is_printed(planned):
    app = open_part("peringkat", pemda="81", bobot="0,50,50,0,lengkap")
    assert "Bappeda di tempat pertama dari 2 perangkat daerah Maluku" in sentence(app)
    assert "Jumlah = 50 % kemajuan + 50 % ketepatan waktu" in text(app)
    assert [widget.value for widget in app.number_input] == [0, 50, 50, 0]


def test_what_has_no_place_says_what_is_missing_and_weights_can_be_spread(planned):
    assert "nilai belum dimuat" in text(open_part("peringkat", pemda="81"))
    app = open_part("peringkat", pemda="81", bobot="40,30,20,10")
    assert "bobot dibagi" in text(app) and "ke-1" in text(app)


def test_a_person_types_another_rule_and_the_address_keeps_it(planned):
    app = open_part("peringkat", pemda="81")
    for widget, weight in zip(app.number_input, (0, 60, 40, 0), strict=True):
        widget.set_value(weight)
    checked(press(app, "Pakai aturan ini"))
    assert entry_of(app, "bobot") == "0,60,40,0,lengkap"
    assert "Jumlah = 60 % kemajuan + 40 % ketepatan waktu" in text(app)


def test_weights_that_do_not_sum_to_a_hundred_are_refused_with_a_sentence(planned):
    app = open_part("peringkat", pemda="81")
    app.number_input[0].set_value(50)
    checked(press(app, "Pakai aturan ini"))
    assert [error.value for error in app.error] == ["Jumlah bobot harus 100 %; sekarang 110 %."]
    assert "bobot" not in app.query_params


def press(app, label):
    next(button for button in app.button if button.label == label).click()
    return app.run()


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ({"bagian": "papn"}, "Bagian “papn”"),
        ({"triwulan": "5"}, "Triwulan “5”"),
        ({"menurut": "pokja"}, "Menurut “pokja”"),
        ({"tahun": "kapan"}, "Tahun rencana “kapan”"),
        ({"bagian": "peringkat", "bobot": "50,50"}, "Bobot “50,50”"),
        ({"pemda": "99"}, "Pemerintah daerah “99”"),
    ],
)
def test_an_unknown_code_is_a_sentence(planned, address, said):
    app = open_part(**({"pemda": "81"} | address))
    assert len(app.error) == 1 and app.error[0].value.startswith(said)
    assert "rb-board" not in "".join(body for body in bodies(app) if "<table" in body)


def test_a_year_without_actions_names_the_years_that_have_some(planned):
    app = open_part(pemda="81", tahun="2023")
    assert sentence(app) == "Renaksi Maluku 2023 belum dimuat."
    read = "".join(bodies(app))
    assert "Yang dimuat untuk Maluku: 2025 dan 2024." in read and "tahun=2024" in read and "unggah?pemda=81" in read


@pytest.mark.parametrize("part", PARTS)
def test_every_part_of_an_empty_store_says_what_to_do_next(on_a_day, part):
    app = open_part(part, pemda="13")
    assert len(sentence(app)) > 20
    if part != "keputusan":
        assert "unggah?pemda=13" in "".join(bodies(app))
    assert not DECIMAL_POINT.search(text(app)) and not ENGLISH.search(text(app))


@pytest.mark.parametrize("part", PARTS)
def test_every_part_is_indonesian_and_marked_with_the_illustrative_set(illustrated_folder, part):
    for government in ("64", "64.09"):
        app = open_part(part, pemda=government)
        read = text(app)
        assert not ENGLISH.search(read), ENGLISH.search(read)
        assert not DECIMAL_POINT.search(read), DECIMAL_POINT.search(read)
        if part != "keputusan":
            assert "lustrasi" in sentence(app)


def test_every_province_has_every_part(published_folder, on_a_day):
    with store.connect() as con:
        provinces = [one["government_code"] for one in rows(ask(con, "governments")) if one["level"] == "provinsi"]
    assert len(provinces) == 38
    app = open_part(pemda="11")
    for number, code in enumerate(provinces):
        app.query_params["pemda"], app.query_params["bagian"] = code, PARTS[number % len(PARTS)]
        assert len(sentence(checked(app.run()))) > 20, code


def test_without_a_government_the_page_is_the_chooser():
    assert sentence(open_part()) == "Pilih pemerintah daerah untuk melihat rencana aksinya."
