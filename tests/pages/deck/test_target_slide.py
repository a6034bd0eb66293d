"""The slide of targets: bars in per cent of the scale with the points as words, a table where bars say nothing."""

import pytest

from pages._output.deck.model import Chart, LeftOut, Table
from pages._output.deck.slides import targets
from pages._output.deck.slides.targets import bar_range
from queries import ask, rows
from tests.pages.deck.briefs import brief_of
from tests.pages.deck.slide_rules import broken_rules


def test_kaltim_has_a_bar_for_each_target_with_a_number_the_shortest_first(published):
    slide = targets.build(brief_of(published, "64"))
    assert slide.title == "2 dari 4 di bawah target: Indeks RB dan IPP"
    assert slide.body.categories == ("IPP 2023", "Indeks RB 2023", "Sistem Merit 2022", "SPBE 2024")
    above, below = slide.body.series
    assert (above.tone, below.tone) == ("above", "below")
    assert below.labels == ("▼ −1,00 poin (−20,0 %)", "▼ −0,63 poin (−0,6 %)", "", "")
    assert above.labels[3] == "▲ +0,79 poin (+15,8 %)"
    assert below.natives == (-1.0, pytest.approx(-0.63), None, None) and above.natives[3] == pytest.approx(0.79)
    assert slide.subtitle == ("Selisih nilai terbaru dari target, batang dalam % skala, Kalimantan Timur, 2022–2024")
    assert "Indeks RB 74,50 (2024)" in " ".join([slide.footer, *slide.notes.caveats])
    assert any("SPBE 2024 59/2020" in told for told in slide.notes.caveats)


@pytest.mark.parametrize("code", ["64", "81", "53"])
def test_bars_are_the_gaps_of_the_store_to_the_last_digit(illustrated, code):
    slide = targets.build(brief_of(illustrated, code))
    lines = rows(ask(illustrated, "indicator_overview", government_code=code, to_year=2025))
    known = sorted(line["gap_pct"] for line in lines if line["gap_pct"] is not None)
    drawn = [next(v for v in values if v is not None) for values in zip(*(s.values for s in slide.body.series))]  # noqa: B905
    assert drawn == known


def test_one_target_with_a_number_is_a_table_that_names_those_without_target(published):
    slide = targets.build(brief_of(published, "53"))
    assert isinstance(slide.body, Table) and slide.title == "Indeks RB di bawah target"
    first = [cell.text for cell in slide.body.rows[0]]
    assert first == ["Indeks RB 2019", "60,37", "71,00 (2021)", "−10,63", "85,03 %", "▼ di bawah target"]
    assert slide.body.rows[0][3].value == pytest.approx(-10.63)
    assert "SAKIP 2015" in [row[0].text for row in slide.body.rows]
    assert slide.subtitle.endswith(", 2015–2025")
    assert "Metode: Indeks RB 2019 14/2014, SAKIP 2015 12/2015, SPBE 2022 59/2020." in slide.footer
    assert {row[2].text for row in slide.body.rows[1:]} == {"belum dimuat"}


def test_a_target_that_is_a_predikat_waits_for_its_value(published):
    slide = targets.build(brief_of(published, "81"))
    assert slide.title == "Indeks RB belum dapat dinilai terhadap target"
    assert [cell.text for cell in slide.body.rows[0]][1:3] == ["belum dimuat", "A (di atas 80), 2024"]


def test_without_any_target_the_slide_is_left_out(published):
    assert targets.build(brief_of(published, "36")) == LeftOut(
        "Target Banten belum dimuat; unggah target di Unggah data."
    )


def test_illustrative_bars_are_marked(illustrated):
    slide = targets.build(brief_of(illustrated, "64"))
    assert slide.title.startswith("Sebagian ilustrasi: ") and slide.is_illustrative
    assert "Indeks RB 2025 (ilustrasi)" in slide.body.categories and "IPP 2023" in slide.body.categories


def test_a_gap_of_nought_keeps_an_axis():
    bottom, top, step = bar_range(0.0, 0.0)
    assert bottom < 0 < top and step > 0
    bottom, top, step = bar_range(-20.0, 0.0)
    assert bottom < -20 and top == 0 and bottom % step == 0


def test_every_slide_of_six_governments_keeps_the_rules(published, illustrated):
    drawn = 0
    for con in (published, illustrated):
        for code in ("64", "53", "81", "82", "36", "64.09"):
            made = targets.build(brief_of(con, code))
            drawn += not isinstance(made, LeftOut) and isinstance(made.body, Chart)
            assert isinstance(made, LeftOut) or broken_rules(made) == [], code
    assert drawn
