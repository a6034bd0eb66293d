"""The group half of Benchmarking renders for provinces and districts, with many, few, one and no members."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from data.groups import create_group
from data.permission import COMMAND_LINE
from pages._ui import access
from tests.pages.test_area_page import ENGLISH, POINT
from tests.pages.test_every_page import checked, text

pytestmark = pytest.mark.usefixtures("on_screen")
GROUPS = ("semua", "pulau", "kepulauan", "predikat", "serupa")


def page(government, peer, indicator, year):
    """Only the group half, on a page of its own; runs as a script."""
    from pages._ui import filters, group_parts  # noqa: PLC0415

    group_parts.show(government, peer, indicator, year)
    filters.show_address()


def visit(government="82", indicator="OMBUDSMAN", year=None, peer="36", **address):
    given = {"government": government, "peer": peer, "indicator": indicator, "year": year}
    app = AppTest.from_function(page, kwargs=given, default_timeout=60)
    for name, value in address.items():
        app.query_params[name] = value
    return checked(app.run())


def flat(app):
    return re.sub(r"\s+", " ", text(app))


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize(
    ("government", "indicator", "year"),
    [("82", "OMBUDSMAN", None), ("82", "RB", 2021), ("51", "RB", None), ("64.09", "RB", None), ("95", "BPK", None),
     ("64", "IGA_RANK", None)],
)  # fmt: skip
def test_every_preset_reads_indonesian(illustrated_folder, group, government, indicator, year):
    app = visit(government, indicator, year, kelompok=group)
    read = flat(app)
    assert not app.error and not POINT.search(read), POINT.search(read)
    assert not ENGLISH.search(read), ENGLISH.search(read)
    assert "Kelompok" in read


def test_nine_provinces_are_ranked_and_predikat_alone_is_named():
    app = visit("64", "RB", 2021)
    read = flat(app)
    assert "Kalimantan Timur ke-5 dari 9 provinsi pada Indeks RB" in read and "kotak = kuartil 1–3" in read
    assert "Baru predikat, tidak diperingkat: " in read and "Bali BB" in read
    assert "Bukan peringkat nasional." in read
    (chart,) = app.get("plotly_chart")
    assert chart.proto.alt.startswith("Kalimantan Timur ke-5 dari 9 provinsi pada Indeks RB. DKI Jakarta 78,88 · ke-1")


def test_the_newest_year_with_our_number_opens_else_our_predikat_else_anybodys():
    assert "Kepatuhan standar pelayanan publik 2025" in flat(visit())
    assert "Bali berpredikat BB pada 2021, tanpa angka untuk diperingkat" in flat(visit("51", "RB"))
    assert "Indeks RB Papua Pegunungan 2025 belum dimuat" in flat(visit("95", "RB"))


def test_illustrative_values_carry_their_mark_and_have_no_place_among_real_ones(illustrated_folder):
    read = flat(visit("64", "RB", 2021))
    assert "Kalimantan Timur ke-5 dari 9 provinsi pada Indeks RB" in read
    assert "Ilustrasi, bukan data sebenarnya, tidak diperingkat di antara angka nyata: Banten 66,72" in read
    assert "Sebagian ilustrasi: Maluku Utara ke-" in flat(visit("82", "RB", 2021))


def test_opinions_are_listed_by_class_and_not_drawn():
    app = visit("82", "BPK")
    assert not app.get("plotly_chart") and "WTP 7 " in flat(app) and "Metode UU 15/2004" in flat(app)


def test_a_national_rank_is_not_ranked_again():
    assert "Peringkat IGA tidak diperingkat ulang" in flat(visit("64", "IGA_RANK"))


def test_the_most_similar_print_their_distance_and_the_rule():
    read = flat(visit("51", "RB", kelompok="serupa"))
    assert "Jarak = rata-rata selisih mutlak, dalam persen skala" in read and "DI Yogyakarta 1,4 % 3" in read


def test_an_empty_group_says_so_and_shows_nothing_else(con):
    con.execute("insert into government select * replace ('99' as government_code, 'Daerah Baru' as short_name,"
                " 'Tanah Jauh' as island_group) from government where government_code = '93'")  # fmt: skip
    read = flat(visit("99", "RB", kelompok="pulau"))
    assert "Satu pulau: Tanah Jauh: belum ada anggota lain" in read and "median" not in read
    assert "Daerah Baru belum punya predikat pada Indeks RB" in flat(visit("99", "RB", kelompok="predikat"))
    assert "Semua provinsi yang dimuat, 39 provinsi" in flat(visit("99", "RB"))


def test_an_unknown_group_is_a_sentence_and_never_another_group():
    app = visit(kelompok="g9")
    assert app.error[0].value.startswith("Kelompok “g9” di alamat halaman ini tidak dikenal")
    assert "ke-1" not in flat(app)


def test_an_own_group_opens_by_its_code_with_its_reason_and_a_partner_outside_it(con):
    create_group(con, COMMAND_LINE, actor="Uji", name="Gugus <b>timur</b>", reason="Jauh.", members=["81", "53", "64"])
    read = flat(visit(year=2024, kelompok="g1"))
    assert "Gugus <b>timur</b>, 4 provinsi" in read and "Jauh. Maluku Utara bukan anggota" in read
    assert "Banten bukan anggota: digambar, tidak diperingkat." in read


def test_who_may_not_write_reads_why():
    app = visit()
    assert "Data hanya dapat diubah" in flat(app) and not app.text_input


def test_a_group_is_made_changed_and_removed_on_the_page(con, monkeypatch):
    monkeypatch.setattr(access, "caller", lambda: COMMAND_LINE)
    app = visit()
    fill(app, "Gugus timur", "Kepulauan.", ["82", "81", "53"])
    press(app, "Simpan kelompok")
    assert "Kelompok Gugus timur tersimpan." in flat(app)
    assert app.query_params["kelompok"] in ("g1", ["g1"]) and "Gugus timur, 3 provinsi" in flat(app)
    checked(app.selectbox(key="group_which").select("g1").run())
    app.text_input[1].input("Analis")
    app.text_area[0].input("Alasan lain.")
    press(app, "Simpan kelompok")
    assert "Alasan lain." in flat(app)
    app.text_input[1].input("Analis")
    press(app, "Hapus kelompok ini")
    assert "Kelompok Gugus timur dihapus; pembatalan versinya memulihkannya." in flat(app)
    assert "Semua provinsi yang dimuat" in flat(app)
    assert con.execute("select count(*) from peer_group").fetchone() == (3,)


def test_a_refused_group_is_one_sentence(con, monkeypatch):
    monkeypatch.setattr(access, "caller", lambda: COMMAND_LINE)
    app = visit()
    fill(app, "Gugus timur", "", ["82", "81"])
    press(app, "Simpan kelompok")
    assert "alasan" in app.error[0].value and con.execute("select count(*) from peer_group").fetchone() == (0,)


def fill(app, name, reason, members):
    app.text_input[0].input(name)
    app.text_input[1].input("Analis")
    app.text_area[0].input(reason)
    app.multiselect[0].set_value(members)


def press(app, label):
    checked(next(button for button in app.button if button.label == label).click().run())
