"""Which number counts when sources, uploads and versions disagree."""

import pytest


def counting(con, **where):
    clause = " and ".join(f"{name} = ${name}" for name in where)
    row = con.execute(
        f"select value, stated_predikat, predikat, evidence, is_illustrative from current_score"
        f" where government_code = '93' and kind = 'realisasi' and {clause}",
        where,
    ).fetchone()
    return row and (None if row[0] is None else float(row[0]), *row[1:])


def claim(value, evidence="press", published_on=None, publisher="Koran", decimals=2, **more):
    return {
        "value": value,
        "value_decimals": decimals,
        "evidence": evidence,
        "source": ("Judul", publisher, None, published_on),
    } | more


def test_better_evidence_wins_over_newer_and_more_precise(con, claims):
    claims(
        claim(61.234, "secondary", "2026", decimals=3), claim(62, "press", "2025"), claim(63, "official", "2020"),
        claim(64, "inferred", "2026"),
    )  # fmt: skip
    assert counting(con, year=2021)[0] == 63


def test_a_letter_of_the_ministry_wins_over_everything_published(con, claims):
    claims(claim(63, "official", "2026"), claim(61, "letter", "2020"))
    assert counting(con, year=2021)[0] == 61


def test_among_equal_evidence_the_newest_publication_wins(con, claims):
    claims(claim(61, published_on="2024-02"), claim(62, published_on="2024-02-14"), claim(63))
    assert counting(con, year=2021)[0] == 62


def test_then_the_most_decimals_and_then_the_publishers_name(con, claims):
    claims(claim(61, decimals=0), claim(62.5, decimals=1, publisher="B"), claim(63.5, decimals=1, publisher="A"))
    assert counting(con, year=2021)[0] == 63.5


def test_a_rounded_claim_is_the_same_claim_as_the_precise_one(con, claims):
    claims(claim(61.23, "secondary"), claim(61, "official", "2026", decimals=0))
    assert counting(con, year=2021)[0] == 61.23


@pytest.mark.parametrize(("precise", "counts"), [(61.449, 61.5), (61.45, 61.45), (61.549, 61.549), (61.55, 61.5)])
def test_a_claim_is_rounded_half_up(con, claims, precise, counts):
    claims(claim(precise, "secondary", decimals=3), claim(61.5, "press", decimals=1))
    assert counting(con, year=2021)[0] == counts


def test_only_claims_with_a_number_compete_for_the_number(con, claims):
    claims(claim(None, "letter", stated_predikat="A"), claim(61.23, "inferred"))
    assert counting(con, year=2021)[:2] == (61.23, "A")


def test_the_predikat_comes_from_the_best_claim_that_states_one(con, claims):
    claims(
        claim(61, "official"), claim(61.5, "press", stated_predikat="B"), claim(60, "inferred", stated_predikat="CC")
    )
    assert counting(con, year=2021)[:2] == (61, "B")


def test_a_number_silences_belum_dikeluarkan(con, claims):
    claims(claim(None, "official", status="belum_dikeluarkan"), claim(61.23, "inferred"))
    assert counting(con, year=2021)[0] == 61.23


def test_an_upload_wins_over_a_letter_and_the_newest_upload_wins(con, claims):
    claims(claim(61, "letter"))
    claims({"value": 62, "value_decimals": 2, "evidence": None, "sheet_name": "S"}, kind="upload")
    claims({"value": 63, "value_decimals": 2, "evidence": None, "sheet_name": "S"}, kind="upload")
    assert counting(con, year=2021)[0] == 63


def test_an_illustration_never_wins_over_a_real_value(con, claims):
    claims(claim(61, "inferred"))
    illustration = {"value": 90, "value_decimals": 2, "evidence": None, "sheet_name": "S"}
    claims(illustration, illustration | {"year": 2022}, kind="upload", is_illustrative=True)
    assert counting(con, year=2021)[0] == 61
    assert counting(con, year=2022) == (90, None, "A", None, True)


def test_a_withdrawn_claim_is_silent_and_its_rival_speaks(con, claims):
    claims(claim(61, "official", claim_id="T"), claim(62, "press"))
    assert counting(con, year=2021)[0] == 61
    claims(claim(None, "official", claim_id="T", is_withdrawn=True))
    assert counting(con, year=2021)[0] == 62


def test_kinds_units_and_components_are_figures_of_their_own(con, claims):
    claims(
        claim(61), claim(70, kind="mandiri"), claim(50, unit_code="Dinas Kesehatan"),
        claim(10, component="HASIL.HASIL_KKN"),
    )  # fmt: skip
    assert con.execute(
        "select count(*) from current_score where government_code = '93' and year = 2021"
    ).fetchone() == (4,)
    assert con.execute("select unit_code from unit").fetchall() == [("Dinas Kesehatan",)]


@pytest.mark.parametrize(
    ("indicator", "year", "stated", "codes"),
    [
        ("OMBUDSMAN", 2023, "A (zona hijau)", ["A"]),
        ("OMBUDSMAN", 2023, "Zona B (hijau)", ["B"]),
        ("OMBUDSMAN", 2023, "Zona hijau", ["A", "B"]),
        ("OMBUDSMAN", 2023, "Zona merah (kepatuhan rendah/opini D)", ["D"]),
        ("OMBUDSMAN", 2020, "Zona hijau", ["HIJAU"]),
        ("MERIT", 2021, "Kategori III (Baik)", ["III"]),
        ("SPI", 2024, "Merah (rentan)", ["Rentan"]),
        ("SAKIP", 2022, "Sangat Baik", ["BB"]),
        ("SAKIP", 2013, "B+", None),
        ("RB", 2023, "Sangat Baik", None),
    ],
)
def test_a_stated_word_means_the_bands_it_can_mean(con, claims, indicator, year, stated, codes):
    claims(claim(None, indicator_code=indicator, year=year, stated_predikat=stated))
    (found,) = con.execute(
        "select stated_codes from current_score where government_code = '93' and indicator_code = ? and year = ?",
        [indicator, year],
    ).fetchone()
    assert found == codes


@pytest.mark.parametrize(
    ("stated", "is_mismatch"), [("B", True), ("BB", False), ("Sangat Baik", False), ("Cukup", False), ("A", True)]
)
def test_only_a_stated_letter_can_contradict_the_number(con, claims, stated, is_mismatch):
    claims(claim(70.5, stated_predikat=stated))
    assert con.execute(
        "select is_mismatch from current_score where government_code = '93' and indicator_code = 'RB'"
    ).fetchone() == (is_mismatch,)
