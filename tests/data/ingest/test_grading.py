"""The importer grades by the same rules as the views of the store."""

from data.ingest.reading.grading import bands_named, computed_predikat
from data.ingest.reading.reference import load_reference

REFERENCE = load_reference()


def test_every_published_figure_gets_the_predikat_the_store_gives_it(con):
    figures = con.execute(
        "select s.indicator_code, s.year, s.value, any_value(b.predikat) from current_score as s"
        " left join band_step as b on b.method_code = s.method_code and (s.value > b.lower_bound"
        " or (b.lower_inclusive and s.value = b.lower_bound))"
        " and (b.next_lower_bound is null or s.value < b.next_lower_bound"
        " or (s.value = b.next_lower_bound and not b.next_lower_inclusive))"
        " where s.component = '' and s.value is not null and s.method_code is not null group by all"
    ).fetchall()
    assert len(figures) > 300
    for indicator, year, value, predikat in figures:
        assert computed_predikat(value, REFERENCE.method(indicator, year)) == predikat, (indicator, year, value)


def test_every_published_word_means_the_bands_the_store_says_it_means(con):
    words = con.execute(
        "select stated_predikat, indicator_code, year, stated_codes, is_letter from stated_predikat_band"
        " join method using (method_code)"
    ).fetchall()
    stated = con.execute(
        "select distinct stated_predikat, indicator_code, year from (select stated_predikat, indicator_code, year"
        " from score union select stated_predikat, indicator_code, year from target)"
        " where stated_predikat is not null"
    ).fetchall()
    known = {(word, indicator, year): (codes, letter) for word, indicator, year, codes, letter in words}
    assert len(known) > 100
    for word, indicator, year in stated:
        method = REFERENCE.method(indicator, year)
        bands, is_letter = bands_named(word, method, year, REFERENCE)
        codes = [band.predikat for band in bands]
        assert (codes, is_letter) == known.get((word, indicator, year), ([], False)), (word, indicator, year)
