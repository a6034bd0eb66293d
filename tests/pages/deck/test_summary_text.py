"""The summary to paste: findings, source, date and version, and nothing a name can do to the markup."""

import pytest

from pages._output.deck.catalogue import PRESETS
from pages._output.deck.compose import compose
from pages._output.deck.model import Cell
from pages._output.deck.summary_text import (
    EACH_SOURCE,
    LONGEST_LINE,
    MARK,
    MOST_LETTERS,
    clean,
    decisions_of,
    line_of,
    official_note,
    whatsapp,
)
from tests.pages.deck.briefs import brief_of
from tests.pages.deck.sample_deck import DECK, HEAT, LINES, PAIR, slide

HOSTILE = "*Biro* _Organisasi_ ~baru~ `x` ```kode```\n> kutip\u202e\u200b"


def test_whatsapp_has_a_bold_title_a_line_for_each_finding_and_where_it_comes_from():
    lines = whatsapp(DECK).split("\n")
    assert lines[0] == "*Raker triwulan, Kalimantan Timur, Triwulan IV 2026*"
    assert lines[1] == DECK.slides[0].title
    assert lines[2] == "• Indeks RB 2023: 73,87 · BB; target 2024 74,50"
    findings = [line.rstrip(":") for line in lines if line.startswith("• ")][1:]
    assert findings == [f"• {one.title}" for one in DECK.slides[1:]]
    assert lines[-3:] == ["Sumber: Bappeda (2020).", "Data versi 12, per 21 November 2026.", MARK]
    assert len(whatsapp(DECK)) <= MOST_LETTERS


def test_a_deck_without_illustrative_values_carries_no_mark():
    real = DECK._replace(slides=tuple(one._replace(is_illustrative=False) for one in DECK.slides))
    assert MARK in whatsapp(DECK) and MARK in official_note(DECK)
    assert MARK not in whatsapp(real) and MARK not in official_note(real)


def test_a_long_deck_is_shortened_and_says_by_how_much():
    many = tuple(slide(f"tren-{n}", f"Temuan {n} " + "yang panjang sekali " * 5, LINES) for n in range(30))
    told = whatsapp(DECK._replace(slides=DECK.slides[:1] + many))
    assert len(told) <= MOST_LETTERS and "temuan lain di bahan" in told and "Data versi 12" in told


def test_hostile_names_cannot_break_the_markup_or_the_lines():
    cover = DECK.slides[0]._replace(title=HOSTILE)
    told = whatsapp(DECK._replace(title=HOSTILE, slides=(cover,), remade=HOSTILE * 20))
    lines = told.split("\n")
    assert lines[0].startswith("*") and lines[0].endswith("*") and lines[0].count("*") == 2
    assert told.count("*") == 2 and not set("_~`\u202e\u200b") & set(told)
    assert not any(line.startswith(">") for line in lines)
    assert all(len(line) <= LONGEST_LINE + 4 for line in lines) and len(told) <= MOST_LETTERS
    note = official_note(DECK._replace(title=HOSTILE, slides=(cover,)))
    assert "\u202e" not in note and note.count("\n1. ") == 1


def test_clean_keeps_words_numbers_and_signs():
    assert clean("Kurang −0,63 poin_dari target; ▼ 80 %") == "Kurang −0,63 poin dari target; ▼ 80 %"
    assert clean("kata " * 100).endswith("…") and len(clean("kata " * 100)) <= LONGEST_LINE


def test_the_note_is_formal_numbered_and_plain():
    told = official_note(DECK)
    assert told.startswith("Dengan hormat disampaikan pokok-pokok bahan Raker triwulan, Kalimantan Timur")
    for number, one in enumerate(DECK.slides, start=1):
        assert f"\n{number}. {one.title}{':' if one.code == 'keputusan' else '.'}" in told
    assert "Indeks RB 2023: 73,87 · BB; target 2024 74,50." in told
    assert "- Rencana aksi: Rencana aksi belum dimuat." in told
    assert "Sumber: Bappeda (2020)." in told and "Data versi 12, per 21 November 2026." in told
    assert "*" not in told and ".." not in told


def test_a_title_without_number_is_followed_by_what_is_said():
    plain = slide("banding", "Banten lebih tinggi", LINES)
    assert "1. Banten lebih tinggi. Kita kurang 0,63 poin dari target." in official_note(DECK._replace(slides=(plain,)))


def test_without_a_source_in_the_footer_the_notes_are_named():
    bare = DECK._replace(slides=(DECK.slides[1]._replace(footer="Indeks RB."),))
    assert EACH_SOURCE in whatsapp(bare) and EACH_SOURCE in official_note(bare)


def test_an_empty_deck_still_says_what_it_is():
    told = whatsapp(DECK._replace(slides=()))
    assert told.startswith("*Raker") and "Data versi 12" in told
    assert "Yang belum dapat disajikan" in official_note(DECK._replace(slides=()))


def test_the_source_of_one_slide_is_never_told_as_that_of_all():
    other = DECK.slides[1]._replace(footer="Indeks RB. Sumber: Lojikata (2023). Per 21 November 2026.")
    told = DECK._replace(slides=(DECK.slides[0], other))
    for text in (whatsapp(told), official_note(told)):
        assert EACH_SOURCE in text and "Sumber: Bappeda (2020)." not in text


def test_all_decisions_are_listed_in_both_texts():
    first, second = decisions_of(DECK.slides[-1])
    lines = whatsapp(DECK).split("\n")
    place = lines.index(f"• {DECK.slides[-1].title}:")
    assert lines[place + 1 : place + 3] == [f"   1. {first}", f"   2. {second}"]
    assert f"{DECK.slides[-1].title}: (1) {first}; (2) {second}." in official_note(DECK)
    assert decisions_of(DECK.slides[0]) == []


def test_decisions_without_room_are_all_left_to_their_slide():
    asked = DECK.slides[-1]
    row = (Cell("1", 1), Cell("Memuat surat nilai " * 8), Cell("Biro"), Cell("usulan"))
    long = asked._replace(body=asked.body._replace(rows=(row,) * 9))
    told = whatsapp(DECK._replace(slides=(*DECK.slides[:-1], long)))
    assert f"• {asked.title}: daftarnya di slide {len(DECK.slides)}" in told and "Memuat surat" not in told


@pytest.mark.parametrize(
    ("title", "subject", "line"),
    [
        ("Turun 1,28 poin pada 2017–2019", "Indeks RB", "Indeks RB: turun 1,28 poin pada 2017–2019"),
        ("Ilustrasi: Naik 1,00 poin", "Indeks RB", "Ilustrasi: Indeks RB, naik 1,00 poin"),
        ("SDM aparatur: 12 % poin", "Indeks RB 2024", "Indeks RB 2024, SDM aparatur: 12 % poin"),
        ("SPBE: naik 1,68 poin", "SPBE", "SPBE: naik 1,68 poin"),
        ("WTP pada semua 11 tahun", "", "WTP pada semua 11 tahun"),
    ],
)
def test_a_line_names_what_it_speaks_of(title, subject, line):
    assert line_of(slide("tren", title, LINES, subject=subject), DECK) == line


def test_a_comparison_names_the_peer_that_its_title_does_not_name():
    told = slide("banding", "Celah terlebar: Ombudsman, lalu SPBE", PAIR)
    assert line_of(told, DECK) == "Dibandingkan Banten, celah terlebar: Ombudsman, lalu SPBE"
    table = slide("banding", "Kelasnya sama", HEAT, subtitle="Predikat, Kalimantan Timur dan Riau, tahun 2024")
    assert line_of(table, DECK) == "Dibandingkan Riau: Kelasnya sama"
    assert line_of(told._replace(code="sumber"), DECK) == told.title


def test_every_line_of_a_real_deck_stands_alone(published):
    brief = brief_of(published, "53", peers=("36",))
    deck = compose(brief, "raker", PRESETS["raker"].codes, "")
    lines = whatsapp(deck).split("\n")
    assert "• Indeks RB: turun 1,28 poin pada 2017–2019" in lines
    assert "• Indeks RB: dua metode sejak 2017; nilai tidak sebanding melewatinya" in lines
