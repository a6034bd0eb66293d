"""The deck in a few lines to paste: for a WhatsApp group, and for a nota dinas."""

import re
import unicodedata

from data.number_format import format_date
from pages._output.deck.model import Chart, Deck, Slide

MOST_LETTERS = 1200  # of a WhatsApp text
LONGEST_LINE = 180
SHORT_FACT = 80  # letters, of a fact of the cover in WhatsApp
MARK = "Memuat angka ILUSTRASI, bukan data sebenarnya."
MARKUP = re.compile(r"[*~`]")  # WhatsApp has no way to write these as themselves
SOURCE = re.compile(r"Sumber:? .*?\.(?=\s|$)")
CLAUSE = re.compile(r"[,;.] ")
UNKNOWN_SOURCE = "Sumber per angka di catatan tiap slide."


def whatsapp(deck: Deck) -> str:
    """Bold title, one line for each finding and each fact of the cover, source, date and version.

    At most MOST_LETTERS letters: findings that do not fit are counted, never cut away unsaid.
    """
    findings = [f"• {clean(line)}" for slide in deck.slides for line in _facts(slide, SHORT_FACT)]
    findings += [f"• {clean(slide.title)}" for slide in deck.slides if not slide.is_cover]
    opening = [f"*{clean(deck.title)}*", *(clean(slide.title) for slide in deck.slides if slide.is_cover)]
    closing = ["", *(clean(line) for line in _closing(deck))]
    kept = len(findings)
    while True:
        rest = len(findings) - kept
        more = [f"• dan {rest} temuan lain di bahan"] if rest else []
        text = "\n".join([*opening, *findings[:kept], *more, *closing])
        if len(text) <= MOST_LETTERS or not kept:
            return text
        kept -= 1


def official_note(deck: Deck) -> str:
    """Plain numbered paragraphs: formal opening, findings with their numbers, what is missing, source and date."""
    points = []
    for slide in deck.slides:
        details = _facts(slide) or _spoken(slide)
        points.append(_sentence(_plain(slide.title)) + "".join(f" {_sentence(_plain(line))}" for line in details))
    lines = [f"Dengan hormat disampaikan pokok-pokok bahan {_plain(deck.title)} sebagai berikut.", ""]
    lines += [f"{number}. {words}" for number, words in enumerate(points, start=1)]
    if deck.left_out:
        reasons = [f"{_plain(name)}: {_sentence(_plain(reason))}" for name, reason in deck.left_out]
        lines += ["", "Yang belum dapat disajikan:", *(f"- {reason}" for reason in reasons)]
    lines += ["", *(_plain(line) for line in _closing(deck)), "", "Demikian disampaikan sebagai bahan rapat."]
    if deck.office:
        lines += ["", _plain(deck.office)]
    return "\n".join(lines)


def clean(words: str) -> str:
    """Words that WhatsApp shows as they are: without its markup, on one line, not longer than LONGEST_LINE."""
    told = " ".join(MARKUP.sub("", _plain(words)).replace("_", " ").split())
    if len(told) <= LONGEST_LINE:
        return told
    return told[: LONGEST_LINE - 1].rpartition(" ")[0].rstrip(",;: ") + "…"


def _plain(words: str) -> str:
    """One line without control and direction marks."""
    visible = "".join(" " if c.isspace() else c for c in words if c.isspace() or unicodedata.category(c)[0] != "C")
    return " ".join(visible.split())


def _sentence(words: str) -> str:
    return words if words.endswith((".", "!", "?")) else words + "."


def _facts(slide: Slide, longest: int | None = None) -> list[str]:
    """'Indeks RB 2023: 73,87 · BB; target 2024 74,50' for each row of a cover's table.

    longest: letters of a line; one that is longer keeps of each cell what stands before its first comma or full stop,
    else the value alone.
    """
    if not slide.is_cover or isinstance(slide.body, Chart):
        return []
    told = []
    for row in slide.body.rows:
        name, *rest = [cell.text.rstrip(".") for cell in row]
        words = [text for text in rest if text not in ("", "–")]
        shorter = words[:1] + [CLAUSE.split(text)[0] for text in words[1:]]
        forms = [": ".join(filter(None, [name, " · ".join(one)])) for one in (words, shorter, words[:1])]
        told.append(next((line for line in forms if len(line) <= (longest or len(line))), forms[-1]))
    return told


def _spoken(slide: Slide) -> list[str]:
    """The first spoken sentence of a slide whose title tells no number."""
    has_number = any(letter.isdigit() for letter in slide.title)
    return [] if has_number else [line for line in slide.notes.say[:1] if line.rstrip(".") != slide.title]


def _closing(deck: Deck) -> list[str]:
    """Source, version with its date, what changed since, and the mark of illustration."""
    found = next((match[0] for slide in deck.slides if (match := SOURCE.search(slide.footer))), UNKNOWN_SOURCE)
    told = [found, f"{deck.data_words}, per {format_date(deck.as_of)}."]
    return told + [line for line in (deck.remade, MARK if deck.is_illustrative else "") if line]
