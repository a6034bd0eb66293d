"""The page Simulasi, for illustrative and real scores: what it shows, what it keeps, what it refuses."""

import re
import shutil
from decimal import Decimal
from html import unescape
from io import BytesIO

import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from data import store
from pages._output import simulation_chart
from pages._output.html import Column
from pages._output.simulation import Step
from pages._output.workbook import build_workbook
from queries import ask, rows
from tests.pages.test_every_page import FRAME, bodies, checked, sentence, text

PAGE = "analysis/simulation.py"
DECIMAL_POINT = re.compile(r"(?<![\d./])\d{1,3}\.\d{1,2}(?![\d./])")
ENGLISH = re.compile(
    r"\b(the|and|value|year|source|missing|unknown|inferred|stated|none|null|nan|target_|score)\b", re.IGNORECASE
)


def keep_weights(con):
    """Have the summary of weights follow what a test wrote past the app."""
    con.execute("delete from kept_weight")
    con.execute("insert into kept_weight select * from computed_weight")


@pytest.fixture(scope="module")
def unweighed_folder(illustrated_folder, tmp_path_factory):
    """The illustrated store as if no upload had stated a weight: only published ceilings are left."""
    folder = tmp_path_factory.mktemp("unweighed") / "state"
    shutil.copytree(illustrated_folder, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RB_STATE", str(folder))
        with store.connect() as con:
            con.execute("delete from stated_weight")
            keep_weights(con)
    return folder


@pytest.fixture(autouse=True)
def on_unweighed(request, unweighed_folder, monkeypatch):
    """The store on screen, unless a test brings its own."""
    if "con" not in request.fixturenames:
        monkeypatch.setenv("RB_STATE", str(unweighed_folder))
    monkeypatch.delenv("RB_PEMDA", raising=False)


def visit(**address):
    """Open Simulasi at an address."""
    app = AppTest.from_file(FRAME, default_timeout=60).run()
    for name, value in address.items():
        app.query_params[name] = value
    return checked(app.switch_page(PAGE).run())


def read(app):
    """What a person reads, sliders included."""
    sliders = [f"{one.label} {' '.join(one.proto.options[:3])}" for one in app.select_slider]
    return " ".join([text(app), *sliders, *(button.label for button in app.button)])


def unescaped(words):
    """Words for Streamlit's own boxes and labels as a person reads them."""
    return words.replace("\\", "").replace("\u2060", "")


def in_address(app, name):
    value = app.query_params.get(name)
    return value[0] if isinstance(value, list) else value


def slider(app, part):
    return next(one for one in app.select_slider if one.key.endswith(f"_{part}"))


def tiles(app):
    return re.sub(r"<[^>]+>", " ", next(body for body in bodies(app) if "rb-tiles" in body))


@pytest.mark.parametrize(
    ("code", "year"),
    [
        *((code, None) for code in ("81", "64", "53", "82", "36", "64.09", "35.78", "15")),
        ("53", "2019"),
        ("36", "2022"),
    ],
)
def test_every_government_with_parts_is_simulated_in_indonesian(code, year):
    app = visit(pemda=code, **({"tahun": year} if year else {}))
    words = read(app)
    assert sentence(app).startswith("Simulasi:")
    assert "Simulasi, bukan proyeksi" in words
    assert not DECIMAL_POINT.search(words), DECIMAL_POINT.search(words)
    assert not ENGLISH.search(words), ENGLISH.search(words)


def test_the_newest_year_with_parts_and_an_index_is_the_start():
    app = visit(pemda="82")
    assert (
        sentence(app) == "Simulasi: Ilustrasi: Maluku Utara meraih 58,84 (CC) pada 2024; belum ada skor yang digeser."
    )
    assert [one.value for one in app.select_slider] == [Decimal("51.19"), Decimal("7.65")]


def test_a_slider_shows_decimal_commas_and_ends_at_the_ceiling():
    one = slider(visit(pemda="82", tahun="2019"), "PENGUNGKIT.MP")
    assert unescaped(one.label).startswith("Manajemen Perubahan · kini 2,18 dari 5,00")
    assert one.proto.options[:2] == ["0,00", "0,01"] and one.proto.options[-1] == "5,00"
    assert len(one.proto.options) == 501


def test_moving_a_slider_moves_index_predikat_gap_and_address():
    app = visit(pemda="82", tahun="2024")
    slider(app, "RB_GENERAL").set_value(Decimal("53.00")).run()
    checked(app)
    assert sentence(app) == (
        "Simulasi: Ilustrasi: Maluku Utara naik dari 58,84 (CC) ke 60,65 (B), "
        "kurang 1,35 poin dari target 2024 sebesar 62,00."
    )
    assert in_address(app, "ubah") == "RB_GENERAL:53"
    read_tiles = re.sub(r"\s+", " ", tiles(app))
    assert "60,65 B" in read_tiles and "+1,81 poin" in read_tiles and "▼ −1,35 poin" in read_tiles
    assert "Menuju BB (di atas 70): lebih dari 9,35 poin" in read_tiles
    assert "Predikat CC menjadi B; masih di bawah target" in text(app)


def test_an_address_reopens_the_same_simulation():
    address = {"pemda": "82", "tahun": "2019", "ubah": "PENGUNGKIT.MP:4.50,HASIL.HASIL_PP:8"}
    app = visit(**address)
    assert sentence(app).endswith("naik dari 51,94 (CC) ke 56,19 (CC), 2,19 poin di atas target 2020 sebesar 54,00.")
    slider(app, "PENGUNGKIT.MP").set_value(Decimal("4.75")).run()
    again = visit(pemda="82", tahun="2019", ubah=in_address(app, "ubah"))
    assert in_address(app, "ubah") == "HASIL.HASIL_PP:8,PENGUNGKIT.MP:4.75"
    assert sentence(again) == sentence(checked(app))
    assert tiles(again) == tiles(app)


@pytest.mark.parametrize(
    ("ubah", "said"),
    [
        ("XX:3", "Bagian “XX” di alamat halaman ini tidak dikenal"),
        ("RB_GENERAL:100.01", "Nilai 100,01 untuk RB General di alamat halaman ini di luar batasnya"),
        ("RB_GENERAL:lima", "Perubahan “RB_GENERAL:lima” di alamat halaman ini tidak terbaca"),
        ("RB_GENERAL:1,RB_GENERAL:2", "Bagian RB General disebut dua kali"),
    ],
)
def test_an_address_that_cannot_be_is_one_sentence_and_shows_no_result(ubah, said):
    app = visit(pemda="82", tahun="2024", ubah=ubah)
    assert len(app.error) == 1 and unescaped(app.error[0].value).startswith(said)
    assert not app.select_slider and "Indeks simulasi" not in text(app)
    assert in_address(app, "ubah") == ubah
    assert not DECIMAL_POINT.search(read(app))


def test_another_government_or_year_drops_what_was_moved():
    app = visit(pemda="82", tahun="2024", ubah="RB_GENERAL:60")
    app.selectbox(key="choose_pemda").select("36").run()
    assert (
        sentence(checked(app))
        == "Simulasi: Ilustrasi: Banten meraih 73,20 (BB) pada 2024; belum ada skor yang digeser."
    )
    assert in_address(app, "ubah") is None
    slider(app, "RB_GENERAL").set_value(Decimal("65.00")).run()
    assert in_address(app, "ubah") == "RB_GENERAL:65"
    app.selectbox(key="choose_tahun").select(2023).run()
    assert "belum ada skor yang digeser" in sentence(checked(app)) and in_address(app, "ubah") is None


def test_a_wrong_address_does_not_follow_to_another_government():
    app = visit(pemda="82", tahun="2024", ubah="XX:3")
    app.selectbox(key="choose_pemda").select("36").run()
    assert not checked(app).error and in_address(app, "ubah") is None


def test_what_was_moved_does_not_come_back_from_another_page():
    app = visit(pemda="82", tahun="2024", ubah="RB_GENERAL:60")
    app.switch_page("analysis/trends.py").run()
    checked(app.switch_page(PAGE).run())
    assert in_address(app, "ubah") is None and "belum ada skor yang digeser" in sentence(app)


def test_the_cheapest_set_is_told_applied_and_taken_back():
    app = visit(pemda="82", tahun="2019")
    words = text(app)
    assert "Tambah 8,07 poin di Kapasitas dan Akuntabilitas Kinerja Organisasi untuk mencapai B (di atas 60)." in words
    assert "Tambah 2,06 poin di Kapasitas dan Akuntabilitas Kinerja Organisasi untuk mencapai target 2020" in words
    assert "Aturan: dihitung dari skor terakhir; bagian sesedikit mungkin" in words
    app.selectbox(key="simulation_goal_82_2019").select("BB").run()
    app.button(key="simulation_apply").click().run()
    assert "ke 70,01 (BB)" in sentence(checked(app))
    assert in_address(app, "ubah").count(":") == 3
    app.button(key="simulation_reset").click().run()
    assert "belum ada skor yang digeser" in sentence(checked(app)) and in_address(app, "ubah") is None


def test_a_target_that_is_a_predikat_is_the_default_goal_and_cannot_be_read_off_the_number():
    app = visit(pemda="81", tahun="2024")
    assert app.selectbox(key="simulation_goal_81_2024").value == "target"
    app.button(key="simulation_apply").click().run()
    assert "80,01 (A / A-)" in sentence(checked(app))
    assert "◇ +0,01" in tiles(app) and "A dan A- berbagi satu rentang" in text(app)


def test_a_peer_lends_its_shares_and_names_its_year():
    app = visit(pemda="82", tahun="2024", setara="36")
    assert sentence(app).startswith("Simulasi: Ilustrasi: setara dengan Banten 2024, Maluku Utara naik dari 58,84 (CC)")
    words = text(app)
    assert "bagian yang sudah lebih tinggi atau sama tetap pada nilai kita" in words and "mengikuti pembanding" in words
    slider(app, "RB_GENERAL").set_value(Decimal("90.00")).run()
    assert "setara dengan Banten 2024 (1 bagian digeser)" in sentence(checked(app))
    assert (in_address(app, "setara"), in_address(app, "ubah")) == ("36", "RB_GENERAL:90")
    app.button(key="simulation_reset").click().run()
    assert (in_address(checked(app), "setara"), in_address(app, "ubah")) == (None, None)


def test_a_peer_is_chosen_from_the_list_by_name_and_never_lowers():
    app = visit(pemda="36", tahun="2024")
    box = app.selectbox(key="choose_setara")
    assert "Maluku Utara (2024, ilustrasi)" in box.options and "Jambi (2024)" in box.options
    assert not any("Banten" in option for option in box.options)
    box.select("82").run()
    assert "tidak ada bagian yang berubah" in sentence(checked(app))
    assert in_address(app, "setara") == "82"


def test_an_unknown_peer_is_a_sentence():
    app = visit(pemda="82", tahun="2024", setara="99")
    assert app.error[0].value.startswith("Setara dengan “99” di alamat halaman ini tidak dikenal")


def test_real_scores_carry_no_mark_and_uncertain_ceilings_are_named():
    app = visit(pemda="35.78")
    assert sentence(app) == "Simulasi: Kota Surabaya meraih 100,67 (AA) pada 2024; belum ada skor yang digeser."
    assert unescaped(slider(app, "RB_TEMATIK").label) == "RB Tematik · kini 14,28 dari 20,00 (batas belum pasti)"
    assert "penyesuaian 0,00 poin" in text(app) and "Sudah pada predikat tertinggi skala ini" in text(app)
    jambi = visit(pemda="15")
    assert "penyesuaian +9,74 poin" in text(jambi) and [one.value for one in jambi.select_slider] == [Decimal("69.14")]


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ({"pemda": "12"}, "karena skor komponen dan areanya belum dimuat."),
        ({"pemda": "82", "tahun": "2025"}, "Maluku Utara 2025, karena skor komponen dan areanya belum dimuat."),
        ({"pemda": "82", "tahun": "2016"}, "Maluku Utara 2016, karena skor komponen dan areanya belum dimuat."),
    ],
)
def test_without_parts_the_page_says_what_is_missing_and_where_to_go(address, said):
    app = visit(**address)
    assert sentence(app).startswith("Simulasi: belum dapat dihitung") and sentence(app).endswith(said)
    links = " ".join(bodies(app))
    assert 'href="unggah"' in links and 'href="area?pemda=' in links


def test_parts_without_any_known_ceiling_are_said(con, claims):
    source = ("Judul", "Koran", None, None)
    claims(
        *[
            {
                "government_code": "92",
                "year": 2021,
                "component": part,
                "value": value,
                "value_decimals": 0,
                "source": source,
            }
            for part, value in {"": 62, "PENGUNGKIT.MP": 2}.items()
        ]
    )
    assert sentence(visit(pemda="92")).endswith("karena tidak ada bagian yang batasnya diketahui.")


def test_parts_without_an_index_are_said(con, claims):
    claims({"government_code": "92", "year": 2021, "component": "HASIL", "value": 20, "value_decimals": 0,
            "source": ("Judul", "Koran", None, None)})  # fmt: skip
    assert sentence(visit(pemda="92")).endswith("karena nilai indeksnya belum dimuat.")


def test_a_part_without_a_ceiling_is_shown_fixed_with_its_reason(con, claims):
    source = ("Judul", "<b>Koran</b>", None, None)
    parts = {"": 62, "PENGUNGKIT.PEMENUHAN.PEM_MP": 1, "PENGUNGKIT.REFORM.REF_MP": 3, "HASIL.HASIL_PP": 7}
    claims(
        *[
            {
                "government_code": "92",
                "year": 2021,
                "component": part,
                "value": value,
                "value_decimals": 0,
                "source": source,
            }
            for part, value in parts.items()
        ]
    )
    app = visit(pemda="92")
    assert len(app.select_slider) == 2
    assert "Manajemen Perubahan (Reform): 3,00, batasnya belum diketahui" in text(app)
    assert "Selisih +51,00 poin antara indeks dan jumlah bagian dianggap tetap." in text(app)
    assert "<b>Koran</b>" not in " ".join(bodies(app))


def test_stated_weights_give_every_part_its_slider(illustrated_folder, monkeypatch):
    monkeypatch.setenv("RB_STATE", str(illustrated_folder))
    app = visit(pemda="82")
    assert [one.value for one in app.select_slider] == [Decimal(v) for v in ("21.22", "24.97", "5.00", "5.50", "2.15")]
    assert len(visit(pemda="82", tahun="2022").select_slider) == 13


def test_single_indicators_move_where_their_weights_are_stated_and_a_change_of_detail_drops_what_was_moved(con, claims):
    source = ("Judul", "Koran", None, None)
    parts = {"": 62, "RB_GENERAL": 60, "RB_GENERAL.STRATEGI": 5, "RB_GENERAL.STRATEGI.RENAKSI": 2}
    parts |= {"RB_GENERAL.STRATEGI.IMPL_RENAKSI": 3, "RB_GENERAL.CAPAIAN_KEBIJAKAN": 55}
    version = claims(
        *[
            {
                "government_code": "92",
                "year": 2024,
                "component": part,
                "value": value,
                "value_decimals": 0,
                "source": source,
            }
            for part, value in parts.items()
        ],
        kind="upload",
    )
    for number, weight in ((3, 3), (4, 7), (5, 90)):
        con.execute("insert into stated_weight values (?, ?, ?)", [version, f"T{version}-{number}", weight])
    keep_weights(con)
    app = visit(pemda="92", ubah="RB_GENERAL.STRATEGI:6")
    assert len(app.select_slider) == 2 and "ke 63,00 (B)" in sentence(app)
    app.query_params["rincian"] = "indikator"
    checked(app.run())
    assert len(app.select_slider) == 3 and "belum ada skor yang digeser" in sentence(app)
    fine = visit(pemda="92", rincian="indikator", ubah="RB_GENERAL.STRATEGI.RENAKSI:3")
    assert "ke 63,00 (B)" in sentence(fine) and in_address(fine, "rincian") == "indikator"


def test_the_peers_of_a_method_are_those_with_known_ceilings_in_their_newest_year(illustrated_folder):
    con = store.connect()
    found = {
        one["government_code"]: one
        for one in rows(ask(con, "component_peers", indicator_code="RB", method_code="RB-2023"))
    }
    con.close()
    assert (found["36"]["year"], found["36"]["is_illustrative"]) == (2024, True)
    assert (found["15"]["year"], found["15"]["component_count"], found["15"]["is_illustrative"]) == (2024, 1, False)


def test_the_picture_names_bands_inside_the_strip_and_ends_where_the_values_end():
    steps = [Step("D", ("D",), Decimal(0), False), Step("A / A-", ("A", "A-"), Decimal(80), True)]
    steps.append(Step("AA", ("AA",), Decimal(100), False))
    assert simulation_chart.scale_end([Decimal("99")], Decimal(100), Decimal(120)) == 100
    assert simulation_chart.scale_end([Decimal("101")], Decimal(100), Decimal(120)) == 120
    assert simulation_chart.scale_end([Decimal("123.4")], Decimal(100), Decimal(120)) == 130
    bar = {
        "label": "Kini",
        "year": 2024,
        "value": Decimal("81"),
        "is_kita": False,
        "is_illustrative": True,
        "status": None,
    }
    drawn = unescape(simulation_chart.draw([bar], steps, Decimal(100), None, "Simulasi <b>"))
    assert ">A / A-<" in drawn and ">AA<" not in drawn and ">80<" in drawn and "tanpa target" in drawn
    assert simulation_chart.draw([bar], [], Decimal(100), None, "Simulasi").count("<span") > 3
    assert 'aria-label="Simulasi &lt;b&gt;"' in simulation_chart.draw([bar], steps, Decimal(100), None, "Simulasi <b>")


def test_the_workbook_says_that_it_is_a_simulation():
    title = "Simulasi: Ilustrasi: Predikat CC menjadi B"
    columns = {column.key: column.name for column in [Column("Bagian", "name"), Column("Simulasi", "then", True)]}
    content = build_workbook(
        title, columns, [{"name": "RB General", "then": 53.0}], [("Catatan", "Simulasi, bukan proyeksi.")]
    )
    about = load_workbook(BytesIO(content))["Keterangan"]
    assert (about["A1"].value, about["B2"].value) == (title, "Simulasi, bukan proyeksi.")
