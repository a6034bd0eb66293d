"""The slides of methods, sources, all indicators and the place among those loaded, for every government there is."""

import re

import pytest

from pages._output.deck import layout, text_fit
from pages._output.deck.model import LeftOut, Table
from pages._output.deck.slides import method, overview, ranking
from pages._output.deck.slides.listing import forms_of, years_words
from pages._output.deck.slides.source_list import numbers_listed
from pages._output.sentences import deck_reference as titles
from pages._output.sentences.deck import MOST_WORDS
from queries import ask, rows
from tests.pages.deck import briefs
from tests.pages.deck.briefs import brief_of

BUILDERS = (method.build_method, method.build_sources, overview.build, ranking.build)
UNUSED = ("target_path", "area_owners", "events")
MARKS = re.compile(r"^(Sebagian ilustrasi: |Ilustrasi: )")
POINT_DECIMAL = re.compile(r"(?<![\w./])\d+\.\d{1,2}(?!\d)(?![\w./])")  # 73.87, not 10.655,00 and no address


@pytest.fixture
def asked_less(monkeypatch):
    """Briefs for many governments: what these slides do not tell is not asked at all."""
    answered = briefs.answered
    monkeypatch.setattr(
        briefs, "answered", lambda con, name, **asked: [] if name in UNUSED else answered(con, name, **asked)
    )


def built(brief):
    return [made for builder in BUILDERS if not isinstance(made := builder(brief), LeftOut)]


def texts_of(slide):
    if isinstance(slide.body, Table):
        return [cell.text for row in slide.body.rows for cell in row]
    return [*slide.body.categories, *(label for series in slide.body.series for label in series.labels)]


def assert_fits(slide):
    title = MARKS.sub("", slide.title)
    assert len(title.split()) <= MOST_WORDS, slide.title
    height = text_fit.height_of(slide.title, layout.TITLE_SIZES[-1], layout.TITLE.width, is_bold=True, is_serif=True)
    assert height <= layout.TITLE.height, slide.title
    assert len(text_fit.wrap(slide.footer, layout.NOTE, layout.FOOTER.width)) <= 2, slide.footer
    assert len(text_fit.wrap(slide.subtitle, layout.TEXT, layout.SUBTITLE.width)) == 1, slide.subtitle
    if isinstance(slide.body, Table):
        assert abs(sum(column.share for column in slide.body.columns) - 1) < 1e-9
        assert text_fit.table_height(slide.body, layout.BODY.width) <= layout.BODY.height
    else:
        assert len(slide.body.categories) <= ranking.MOST_BARS
        assert slide.body.minimum <= min(v for s in slide.body.series for v in s.values if v is not None)
    for words in [*texts_of(slide), slide.title, slide.footer, *slide.notes.say]:
        assert not POINT_DECIMAL.search(words), words
        assert "None" not in words and "nan" not in words.split()
    assert slide.notes.say and slide.notes.questions and slide.notes.origins


def test_every_government_gives_slides_that_fit_or_a_reason(published, asked_less):
    known = rows(ask(published, "governments"))
    provinces = [one for one in known if one["level"] == "provinsi"]
    governments = provinces + [one for one in known if one["level"] != "provinsi"][::12]
    count = 0
    for number, one in enumerate(governments):
        brief = brief_of(published, one["government_code"], peers=("36",) if number % 15 == 0 else ())
        for builder in BUILDERS:
            made = builder(brief)
            if isinstance(made, LeftOut):
                assert made.reason.endswith(".") and brief.name in made.reason or "lain dengan nilai" in made.reason
                continue
            count += 1
            assert_fits(made)
            assert not made.is_illustrative
    assert len(provinces) == 38 and len(governments) > 42
    assert count > 2 * len(governments)


@pytest.mark.parametrize("code", ["81", "64", "53", "82", "36", "64.09"])
@pytest.mark.parametrize("indicator", ["RB", "SPBE", "BPK", "IGA"])
def test_illustrative_values_are_marked_wherever_they_are_told(illustrated, code, indicator):
    brief = brief_of(illustrated, code, indicator, peers=("36",) if code != "36" else ("82",))
    for slide in built(brief):
        assert_fits(slide)
        marked = bool(MARKS.match(slide.title))
        assert marked == slide.is_illustrative, slide.title
        assert marked == any("ilustrasi" in text for text in texts_of(slide)), (slide.title, texts_of(slide))


def test_the_place_of_kalimantan_timur_is_told_as_the_page_tells_it(published):
    brief = brief_of(published, "64", year=2023)
    slide = ranking.build(brief)
    assert slide.title == "Kalimantan Timur ke-5 dari 6 provinsi yang dimuat pada 2023"
    assert slide.body.categories[0] == "Jawa Timur" and slide.body.categories[4] == "Kalimantan Timur"
    own, others = slide.body.series
    assert own.values == (None, None, None, None, 73.87, None) and own.tone == "kita" and own.labels[4] == "73,87"
    assert others.values[0] == 80.56 and others.tone == "other"
    assert "Bukan peringkat nasional" in slide.footer
    assert "DI Yogyakarta" not in slide.body.categories  # a predikat alone has no place


def test_an_illustrative_value_has_no_place_among_real_ones(published):
    brief = brief_of(published, "64", year=2023)
    invented = brief.ranking[1] | {
        "government_name": "Rekaan",
        "state": "ilustrasi",
        "is_illustrative": True,
        "position": None,
    }
    slide = ranking.build(brief._replace(ranking=[*brief.ranking, invented]))
    assert "Rekaan" not in slide.body.categories and not slide.is_illustrative
    assert any("Rekaan" in told for told in slide.notes.caveats)


def test_many_bars_keep_the_best_ours_and_its_neighbours(published):
    brief = brief_of(published, "64", year=2023)
    pattern = next(line for line in brief.ranking if line["government_code"] == "64")
    lines = [
        pattern
        | {
            "government_code": f"X{n}",
            "government_name": f"Kota {n}",
            "position": n + 1,
            "value": 90.0 - n,
            "ranked_count": 40,
        }
        for n in range(40)
    ]
    lines[30] |= {"government_code": "64", "government_name": "Kalimantan Timur"}
    slide = ranking.build(brief._replace(ranking=lines))
    names = [name.partition(". ")[2] for name in slide.body.categories]
    assert len(names) == ranking.MOST_BARS
    assert {"Kota 0", "Kota 28", "Kota 29", "Kalimantan Timur", "Kota 31", "Kota 32", "Kota 39"} <= set(names)
    assert slide.body.categories[0] == "1. Kota 0"
    assert "tidak digambar" in slide.footer
    assert_fits(slide)


def test_without_a_value_there_is_no_place_and_no_method(published):
    brief = brief_of(published, "94")
    assert brief.main.points == [] and brief.main.targets == []
    assert "belum dimuat" in ranking.build(brief).reason
    assert "belum punya nilai atau target" in method.build_method(brief).reason
    bare = brief._replace(overview=[], aims=[], peers=[], components=[])
    assert isinstance(overview.build(bare), LeftOut)


def test_a_predikat_alone_is_shown_as_the_predikat_and_never_ranked(published):
    brief = brief_of(published, "64", "BPK")
    assert "tanpa angka" in ranking.build(brief).reason
    cells = {row[0].text: row[1] for row in overview.build(brief).body.rows}
    assert cells["Opini BPK 2024"].text == "WTP" and cells["Opini BPK 2024"].value is None


def test_methods_are_those_of_the_years_loaded_with_their_bands(published):
    slide = method.build_method(brief_of(published, "64"))
    assert slide.title == "Tiga metode sejak 2019; nilai tidak sebanding melewatinya"
    assert [row[5].text for row in slide.body.rows] == ["2019", "2020–2022", "2023"]
    assert not slide.is_illustrative
    assert "AA\u00a0≥\u00a0100 · A\u00a0/\u00a0A-\u00a0>\u00a080" in slide.body.rows[2][3].text
    assert slide.body.rows[2][0].tone == "kita" and slide.body.rows[2][0].is_bold


def test_where_there_is_only_a_target_its_method_is_told(published):
    slide = method.build_method(brief_of(published, "81"))
    assert slide.title == "Target 2024 diukur dengan PermenPANRB 9/2023"
    assert slide.body.rows[0][5].text == "target 2024"


def test_sources_that_disagree_or_are_concluded_are_named(published):
    slide = method.build_sources(brief_of(published, "13"))
    assert "berbeda antarsumber" in slide.title and "Berbeda antarsumber: Indeks RB 2023" in slide.footer
    kaltim = method.build_sources(brief_of(published, "64", peers=("36",)))
    assert "Disimpulkan: target IPP 2025" in kaltim.footer
    assert sum("Banten" in row[1].text for row in kaltim.body.rows) >= 2  # the peer's sources have their place
    assert "Sumber lain: " in kaltim.footer


def test_the_list_of_sources_says_whose_numbers_it_holds_and_leaves_out_what_is_not_compared(published):
    brief = brief_of(published, "64", peers=("36",))
    slide = method.build_sources(brief)
    assert slide.subtitle == "Sumber angka yang dimuat untuk Kalimantan Timur dan Banten"
    words = [slide.title, slide.subtitle, slide.footer, *slide.notes.say, *slide.notes.caveats]
    assert not any("bahan ini" in told for told in words) and "Banten yang sebanding" in slide.notes.say[0]
    peer = brief.peers[0]
    compared = {line["indicator_code"] for line in peer.compared if line["state"] != "tidak_sebanding"}
    listed = [one for one in numbers_listed(brief) if not one.is_own]
    assert listed and {one.code for one in listed} <= compared
    gone = peer._replace(compared=[line | {"state": "tidak_sebanding"} for line in peer.compared])
    bare = brief._replace(peers=[gone])
    assert all(one.is_own for one in numbers_listed(bare))
    assert not any("Banten" in told for told in method.build_sources(bare).notes.origins)


def test_an_empty_target_reads_as_not_loaded(published):
    rows_ = overview.build(brief_of(published, "64")).body.rows
    assert "belum dimuat" in {row[2].text for row in rows_} and not any(row[2].text == "belum ada" for row in rows_)


def test_all_indicators_tell_their_target_and_status(published):
    slide = overview.build(brief_of(published, "64"))
    assert slide.title == "Dua dari empat indikator bertarget sudah tercapai"
    first = [cell.text for cell in slide.body.rows[0]]
    assert first == ["Indeks RB 2023", "73,87", "74,50 (2024)", "−0,63", "99,15 %", "▼ di bawah target"]
    assert slide.body.rows[0][0].tone == "kita" and slide.body.rows[0][1].value == 73.87


def test_what_does_not_fit_is_named(published):
    brief = brief_of(published, "64")
    more = [brief.overview[-1] | {"indicator_code": f"X{n}", "short_name": f"Indikator {n}"} for n in range(30)]
    slide = overview.build(brief._replace(overview=[*brief.overview, *more]))
    assert "Tidak ditampilkan" in slide.footer
    assert_fits(slide)


@pytest.mark.parametrize(
    ("found", "title"),
    [
        (titles.indicator_titles(["tercapai"], 3), "Satu indikator bertarget: tercapai"),
        (titles.indicator_titles([], 9), "Sembilan indikator dimuat; belum ada yang bertarget"),
        (titles.indicator_titles(["di_bawah", "di_bawah"], 2), "Dua dari dua indikator bertarget di bawah target"),
        (titles.indicator_titles(["tercapai", "tercapai"], 2), "Dua indikator bertarget semuanya tercapai"),
        (titles.method_titles(1, [2023], "PermenPANRB 9/2023", True), "Nilai 2023 memakai PermenPANRB 9/2023"),
        (titles.method_titles(1, [2024, 2026], "9/2023", False), "Target 2024–2026 diukur dengan 9/2023"),
        (titles.source_titles(2, 1, 3), "Angka yang dimuat dari dua sumber; satu angka berbeda antarsumber"),
        (titles.source_titles(2, 0, 0), "Angka yang dimuat dari dua sumber; tidak ada yang berbeda antarsumber"),
    ],
)
def test_titles_say_the_finding(found, title):
    assert found[0] == title


def test_a_list_in_a_footer_gets_shorter_and_never_silent():
    names = [f"Nama {n}" for n in range(20)]
    forms = forms_of("Lain: ", names)
    assert [len(one) for one in forms] == sorted((len(one) for one in forms), reverse=True)
    assert forms[-1] == "Lain: 20 (di catatan)." and forms_of("Lain: ", []) == [""]
    assert years_words([2017, 2018, 2019, 2021, 2019]) == "2017–2019, 2021"
