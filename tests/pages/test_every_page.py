"""Every page renders for every government, in Indonesian, without an exception and without a decimal point."""

import re
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data import store
from queries import ask as ask_store
from queries import rows

FRAME = str(Path(__file__).parent.parent.parent / "pages" / "frame.py")
NTT, KALTIM = "Nusa Tenggara Timur", "Kalimantan Timur"
TRENDS, METHODOLOGY = "analysis/trends.py", "reporting/methodology.py"
TARGETS, AREAS, SIMULATION = "analysis/targets.py", "analysis/areas.py", "analysis/simulation.py"
PROFILE, BENCHMARKING = "reporting/profile.py", "analysis/benchmarking.py"
DECK, ACTIONS = "reporting/raker.py", "planning/actions.py"
SOURCES, UPLOAD, ACCOUNT = "admin/sources.py", "admin/upload.py", "admin/account.py"
pytestmark = pytest.mark.usefixtures("on_screen")


@pytest.fixture(scope="module")
def pairs(published_folder):
    """Every government with several indicators and one with one; every (government, indicator) with a figure."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RB_STATE", str(published_folder))
        con = store.connect()
        governments = rows(ask_store(con, "governments"))
        found = con.execute(
            "select distinct government_code, indicator_code from current_score where component = '' order by all"
        ).fetchall()
    several = [government["government_code"] for government in governments if government["indicator_count"] > 1]
    single = next(government["government_code"] for government in governments if government["indicator_count"] == 1)
    return [*several, single], found


def visit(page=None, **address):
    """Open a page with an address, as a browser would, and return it rendered."""
    app = AppTest.from_file(FRAME, default_timeout=60)
    for name, value in address.items():
        app.query_params[name] = value
    app.run()
    return turn_to(app, page, **address) if page else checked(app)


def turn_to(app, page, **address):
    """Go on to another page of the same session."""
    for name, value in address.items():
        app.query_params[name] = value
    return checked(app.switch_page(page).run())


def checked(app):
    assert not app.exception, app.exception
    return app


def bodies(app):
    return [element.proto.body for element in app.get("html")]


def text(app):
    """What a person reads: HTML, errors, labels, and the words in the charts."""
    parts = [
        re.sub(r"<style>.*?</style>|<script.*?</script>|<[^>]+>", " ", body, flags=re.DOTALL) for body in bodies(app)
    ]
    parts += [element.value for kind in (app.error, app.info, app.caption, app.warning) for element in kind]
    parts += [element.label for kind in (app.selectbox, app.multiselect, app.toggle) for element in kind]
    return unescape(" ".join(parts))


def sentence(app):
    return next(unescape(re.sub("<[^>]+>", "", b.split("</h1>")[0])) for b in bodies(app) if "<h1" in b)


def test_every_government_has_every_page_of_a_government(pairs):
    governments, _ = pairs
    for code in governments:
        app = visit(pemda=code)
        assert len(sentence(app)) > 10
        for page in (TRENDS, TARGETS, AREAS, SIMULATION, ACTIONS):  # Profil has its own sweep
            assert len(sentence(turn_to(app, page))) > 10, (code, page)


def test_every_indicator_of_every_story_has_its_pages(pairs):
    _, found = pairs
    stories = [pair for pair in found if pair[0] in ("53", "64", "81", "82", "36", "64.09", "51", "35.78")]
    assert len(stories) > 50
    for code, indicator in stories:
        app = visit(pemda=code, indikator=indicator)
        for read in (text(app), *(text(turn_to(app, page)) for page in (TRENDS, TARGETS))):
            assert not re.search(r"(?<![\d./])\d{1,3}\.\d{1,2}(?![\d./])", read), (code, indicator)


def test_no_english_is_left_on_the_pages():
    english = re.compile(
        r"\b(the|and|value|year|source|missing|unknown|inferred|stated|none|null|nan)\b", re.IGNORECASE
    )
    pages = (
        None,
        TRENDS,
        TARGETS,
        AREAS,
        SIMULATION,
        PROFILE,
        BENCHMARKING,
        ACTIONS,
        DECK,
        METHODOLOGY,
        SOURCES,
        UPLOAD,
        ACCOUNT,
    )
    for page in pages:
        assert not english.search(text(visit(page, pemda="64", pembanding="13"))), page


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ({"pemda": "53"}, f"{NTT} meraih 60,37 (B) pada 2019, kurang 10,63 poin dari target 2021 sebesar 71,00."),
        ({"pemda": "53", "tahun": "2020"}, f"Indeks RB {NTT} tahun 2020 belum dikeluarkan."),
        ({"pemda": "53", "tahun": "2024"}, f"Indeks RB {NTT} tahun 2024 belum dimuat; terakhir 60,37 pada 2019."),
        ({"pemda": "64"}, f"{KALTIM} meraih 73,87 (BB) pada 2023, kurang 0,63 poin dari target 2024 sebesar 74,50."),
        ({"pemda": "36"}, "Indeks RB Banten belum dimuat."),
        ({"pemda": "81"}, "Maluku menargetkan Indeks RB A (di atas 80) pada 2024; nilainya belum dimuat."),
        ({"pemda": "51"}, "Bali berpredikat BB pada 2021; angkanya belum dimuat."),
        ({"pemda": "35.78"}, "Kota Surabaya meraih 100,67 (AA) pada 2024."),
        ({"pemda": "82", "indikator": "BPK"}, "Opini BPK Maluku Utara pada 2024: WDP."),
    ],
)  # fmt: skip
def test_the_summary_opens_with_its_sentence(address, expected):
    assert sentence(visit(**address)) == expected


def test_the_tiles_of_ntt_say_what_is_missing_to_the_next_predikat():
    read = text(visit(pemda="53"))
    assert "B menuju BB: lebih dari 9,63" in read
    assert "Di bawah target · capaian 85,03 %" in read
    assert "dari 4 provinsi yang dimuat" in read and "Bukan peringkat nasional" in read


def test_sumatera_barat_names_the_other_source():
    assert "2023: sumber lain 76,25." in text(visit(pemda="13"))


def test_the_table_of_a_trend_keeps_other_sources_and_every_target_reachable():
    read = text(visit(TRENDS, pemda="13"))
    assert "76,25 BB sumber lain" in re.sub(r"\s+", " ", read)
    assert "SuaraSumbar.id" in read
    assert "70,01 lainnya" in re.sub(r"\s+", " ", read)


def test_maluku_utara_says_that_its_year_is_inferred():
    assert "Tahun atau nilai disimpulkan" in text(visit(pemda="82"))


def test_surabaya_shows_general_and_tematik_with_the_uncertain_ceiling():
    read = text(visit(pemda="35.78"))
    assert "86,39" in read and "14,28" in read and "20,00 (belum pasti)" in read


def test_area_scores_name_the_strongest_and_the_weakest(con, claims):
    areas = {"PEM_MP": 1.9, "PEM_SDM": 2.5, "PEM_WAS": 3.0}
    source = ("Judul", "Koran", None, None)
    claims(
        {"government_code": "36", "value": 62, "value_decimals": 0, "source": source},
        *[
            {"government_code": "36", "component": f"PENGUNGKIT.PEMENUHAN.{code}", "value": value, "value_decimals": 1,
             "source": source}
            for code, value in areas.items()
        ],
    )  # fmt: skip
    read = text(visit(pemda="36"))
    assert "Manajemen perubahan (Pemenuhan) terkuat, SDM aparatur (Pemenuhan) terlemah pada 2021" in read
    assert "95,0 %" in read and "50,0 %" in read and "5,00 (belum pasti)" in read
    assert "skor area belum dimuat" not in read


def test_a_government_with_nothing_says_so(con):
    con.execute("insert into government select * replace ('99' as government_code, 'Provinsi Baru' as short_name)"
                " from government where government_code = '93'")  # fmt: skip
    app = visit(pemda="99")
    assert sentence(app) == "Indeks RB Provinsi Baru belum dimuat."
    assert "Belum ada indikator yang dimuat" in text(app)
    assert sentence(turn_to(app, TRENDS)) == "Indeks RB Provinsi Baru belum dimuat."


def test_without_a_government_the_person_chooses():
    app = visit()
    assert sentence(app) == "Pilih pemerintah daerah untuk mulai."
    assert app.selectbox[0].value is None
    assert "?pemda=53" in " ".join(bodies(app))


def test_a_preset_government_opens(monkeypatch):
    monkeypatch.setenv("RB_PEMDA", "64")
    assert sentence(visit()).startswith("Kalimantan Timur")


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ({"pemda": "99"}, "Pemerintah daerah “99” di alamat halaman ini tidak dikenal"),
        ({"pemda": "64", "indikator": "XYZ"}, "Indikator “XYZ” di alamat halaman ini tidak dikenal"),
        ({"pemda": "64", "tahun": "kapan"}, "Tahun “kapan” di alamat halaman ini tidak dikenal"),
        ({"pemda": "64", "tahun": "²²²²"}, "Tahun “²²²²” di alamat halaman ini tidak dikenal"),
        ({"pemda": "64", "tahun": "0000"}, "Tahun “0000” di alamat halaman ini tidak dikenal"),
        ({"pemda": "<b>64</b>"}, "Pemerintah daerah “\\<b\\>64\\</b\\>”"),  # escaped: it is Markdown
    ],
)
def test_an_unknown_code_is_a_sentence_and_never_another_government(address, said):
    app = visit(**address)
    assert [error.value for error in app.error][0].startswith(said)
    assert "meraih" not in text(app)


def test_an_unknown_peer_is_a_sentence():
    app = visit(TRENDS, pemda="64", pembanding="13,98")
    assert "Pembanding “98”" in app.error[0].value


def test_a_choice_stays_when_the_page_changes_and_is_written_to_the_address():
    app = visit(pemda="64", indikator="SPBE")
    app.switch_page(TRENDS).run()
    assert sentence(app).startswith("Kalimantan Timur naik dari 2,11 ke 3,79")
    assert app.query_params["pemda"] in ("64", ["64"]) and app.query_params["indikator"] in ("SPBE", ["SPBE"])


def test_choosing_another_government_changes_the_page_and_the_address():
    app = visit(pemda="64")
    app.selectbox(key="choose_pemda").select("53").run()
    assert sentence(app).startswith("Nusa Tenggara Timur")
    assert app.query_params["pemda"] in ("53", ["53"])


def test_choosing_the_peer_itself_as_government_drops_it_from_the_peers():
    app = visit(TRENDS, pemda="64", pembanding="13,14")
    app.selectbox(key="choose_pemda").select("13").run()
    assert not app.error
    assert app.multiselect(key="choose_pembanding").value == ["14"]


def test_more_than_four_governments_become_small_multiples_on_the_same_axes():
    app = visit(TRENDS, pemda="64", pembanding="13,14,53,31")
    assert len(app.get("plotly_chart")) == 5


def test_the_period_cuts_what_is_shown():
    app = visit(TRENDS, pemda="64", tahun="2020-2022")
    assert "73,87" not in sentence(app)
    assert sentence(app) == "Kalimantan Timur bergerak tipis dari 68,10 ke 67,70 pada 2020–2022."


def test_a_projection_needs_two_values_of_the_newest_method():
    app = visit(TRENDS, pemda="64")
    app.toggle(key="projection").set_value(True).run()
    assert "Proyeksi memerlukan sedikitnya dua nilai" in app.info[0].value
    other = visit(TRENDS, pemda="13")
    other.toggle(key="projection").set_value(True).run()
    assert "Laju rata-rata +9,75 setahun pada 2023–2024 diteruskan" in other.caption[0].value


def test_events_are_shown_on_request():
    app = visit(TRENDS, pemda="82", pembanding="36")
    assert "Benchmarking" not in text(app)
    app.toggle(key="events").set_value(True).run()
    assert "Penguatan RB, Pemprov Malut Benchmarking di Pemprov Banten" in text(app)


def test_published_averages_are_shown_on_request_and_not_as_governments():
    app = visit(TRENDS, pemda="64", indikator="SPI")
    assert "Rata-rata yang diumumkan" not in text(app)
    app.toggle(key="averages").set_value(True).run()
    assert "konteks, bukan pemerintah daerah" in text(app) and "72,40" in text(app)


def test_every_chart_has_its_text_alternative():
    charts = visit(TRENDS, pemda="64", pembanding="13").get("plotly_chart")
    assert charts and all("Kalimantan Timur: 2019 68,60" in chart.proto.alt for chart in charts)


def test_the_methodology_lists_every_method_and_every_predikat():
    read = text(visit(METHODOLOGY))
    for words in ("PermenPANRB 26/2020", "Sangat Memuaskan", "belum terverifikasi", "A dan A- sejak 2023", "> 70"):
        assert words in read
    assert "Area Manajemen Perubahan" in read


def test_the_footer_tells_the_data_version():
    assert "Data versi 1 · per 21 November 2026" in text(visit(METHODOLOGY))


def test_an_unusable_store_is_one_sentence_on_the_page(tmp_path, monkeypatch):
    (tmp_path / "rb.duckdb").write_bytes(b"bukan basis data")
    monkeypatch.setenv("RB_STATE", str(tmp_path))
    app = visit(pemda="64")
    assert len(app.error) == 1
    assert "rusak atau bukan berkas DuckDB" in app.error[0].value
