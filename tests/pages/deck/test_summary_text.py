"""The summary to paste: findings, source, date and version, and nothing a name can do to the markup."""

from pages._output.deck.summary_text import (
    LONGEST_LINE,
    MARK,
    MOST_LETTERS,
    UNKNOWN_SOURCE,
    clean,
    official_note,
    whatsapp,
)
from tests.pages.deck.sample_deck import DECK, LINES, slide

HOSTILE = "*Biro* _Organisasi_ ~baru~ `x` ```kode```\n> kutip\u202e\u200b"


def test_whatsapp_has_a_bold_title_a_line_for_each_finding_and_where_it_comes_from():
    lines = whatsapp(DECK).split("\n")
    assert lines[0] == "*Raker triwulan, Kalimantan Timur, Triwulan IV 2026*"
    assert lines[1] == DECK.slides[0].title
    assert lines[2] == "• Indeks RB 2023: 73,87 · BB; target 2024 74,50"
    assert [line for line in lines if line.startswith("• ")][1:] == [f"• {one.title}" for one in DECK.slides[1:]]
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
        assert f"\n{number}. {one.title}." in told
    assert "Indeks RB 2023: 73,87 · BB; target 2024 74,50." in told
    assert "- Rencana aksi: Rencana aksi belum dimuat." in told
    assert "Sumber: Bappeda (2020)." in told and "Data versi 12, per 21 November 2026." in told
    assert "*" not in told and ".." not in told


def test_a_title_without_number_is_followed_by_what_is_said():
    plain = slide("banding", "Banten lebih tinggi", LINES)
    assert "1. Banten lebih tinggi. Kita kurang 0,63 poin dari target." in official_note(DECK._replace(slides=(plain,)))


def test_without_a_source_in_the_footer_the_notes_are_named():
    bare = DECK._replace(slides=(DECK.slides[1]._replace(footer="Indeks RB."),))
    assert UNKNOWN_SOURCE in whatsapp(bare) and UNKNOWN_SOURCE in official_note(bare)


def test_an_empty_deck_still_says_what_it_is():
    told = whatsapp(DECK._replace(slides=()))
    assert told.startswith("*Raker") and "Data versi 12" in told
    assert "Yang belum dapat disajikan" in official_note(DECK._replace(slides=()))
