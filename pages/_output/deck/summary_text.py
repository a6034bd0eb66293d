"""The deck in a few lines to paste: for a WhatsApp group, and for a nota dinas."""

import re
import unicodedata

from pages._output.deck.model import Chart, Deck, Slide, Table
from pages._output.sentences.deck import after_name
from pages._output.words import embargo_sentence

MOST_LETTERS = 1200  # of a WhatsApp text
LONGEST_LINE = 180
SHORT_FACT = 80  # letters, of a fact of the cover in WhatsApp
MARK = "Memuat angka ILUSTRASI, bukan data sebenarnya."
MARKUP = re.compile(r"[*~`]")  # WhatsApp has no way to write these as themselves
SOURCE = re.compile(r"Sumber:? .*?\.(?=\s|$)")
CLAUSE = re.compile(r"[,;.] ")
EACH_SOURCE = "Sumber tiap angka di lampiran dan catatan slide."
ASKED, DECISION = "keputusan", "Keputusan"  # code of the slide that asks for decisions, and its column of them
OF_TWO = ("banding", "kt_")  # how the codes of slides about two governments begin
MARKED = re.compile(r"^(Sebagian ilustrasi|Ilustrasi): ")
TAG = " (ilustrasi)"


def whatsapp(deck: Deck) -> str:
    """Bold title, one line for each finding, each fact of the cover and each decision, source, date and version.

    At most MOST_LETTERS letters: decisions are all listed or the slide that has them is named, and findings that do not
    fit are counted, never cut away unsaid.
    """
    facts = [f"• {clean(line)}" for slide in deck.slides for line in _facts(slide, SHORT_FACT)]
    opening = [f"*{clean(deck.title)}*", *(clean(line_of(slide, deck)) for slide in deck.slides if slide.is_cover)]
    closing = ["", *(clean(line) for line in _closing(deck))]
    told = [slide for slide in deck.slides if not slide.is_cover]
    listed = "\n".join([*opening, *facts, *(_finding(slide, deck, True) for slide in told), *closing])
    if len(listed) <= MOST_LETTERS:
        return listed
    findings = [*facts, *(_finding(slide, deck, False) for slide in told)]
    kept = len(findings)
    while True:
        rest = len(findings) - kept
        more = [f"• dan {rest} temuan lain di bahan"] if rest else []
        text = "\n".join([*opening, *findings[:kept], *more, *closing])
        if len(text) <= MOST_LETTERS or not kept:
            return text
        kept -= 1


def _finding(slide: Slide, deck: Deck, is_listing: bool) -> str:
    """A finding as a line of WhatsApp; decisions below their title, or where they are to be found."""
    title, asked = clean(line_of(slide, deck)), decisions_of(slide)
    if not asked:
        return f"• {title}"
    if not is_listing:
        return f"• {title}: daftarnya di slide {deck.slides.index(slide) + 1}"
    return "\n".join([f"• {title}:", *(f"   {number}. {clean(one)}" for number, one in enumerate(asked, start=1))])


def official_note(deck: Deck) -> str:
    """Plain numbered paragraphs: formal opening, findings with their numbers, what is missing, source and date."""
    points = []
    for slide in deck.slides:
        title, asked = _plain(line_of(slide, deck)), decisions_of(slide)
        if asked:
            listed = "; ".join(f"({number}) {_plain(one)}" for number, one in enumerate(asked, start=1))
            points.append(_sentence(f"{title}: {listed}"))
            continue
        details = _facts(slide) or _spoken(slide)
        points.append(_sentence(title) + "".join(f" {_sentence(_plain(line))}" for line in details))
    lines = [f"Dengan hormat disampaikan pokok-pokok bahan {_plain(deck.title)} sebagai berikut.", ""]
    lines += [f"{number}. {words}" for number, words in enumerate(points, start=1)]
    if deck.left_out:
        reasons = [f"{_plain(name)}: {_sentence(_plain(reason))}" for name, reason in deck.left_out]
        lines += ["", "Yang belum dapat disajikan:", *(f"- {reason}" for reason in reasons)]
    lines += ["", *(_plain(line) for line in _closing(deck)), "", "Demikian disampaikan sebagai bahan rapat."]
    if deck.office:
        lines += ["", _plain(deck.office)]
    return "\n".join(lines)


def line_of(slide: Slide, deck: Deck) -> str:
    """The title as a line of its own, with what it speaks of where the slide says that beside it.

    'Indeks RB: turun 1,28 poin pada 2017–2019', 'Ilustrasi: Indeks RB, turun …', 'Dibandingkan Banten, celah …: …'.
    """
    mark = MARKED.match(slide.title)
    opening, title = (mark[0], slide.title[mark.end() :]) if mark else ("", slide.title)
    subject, peer = slide.subject, _peer_of(slide, deck)
    if peer and peer not in title:
        subject = f"Dibandingkan {peer}"
    if not subject or subject in title:
        return slide.title
    between = ", " if opening or ": " in title else ": "
    return f"{opening}{subject}{between}{after_name(title)}"


def _peer_of(slide: Slide, deck: Deck) -> str:
    """The other government of a slide about two; '' on any other slide."""
    if not slide.code.startswith(OF_TWO):
        return ""
    if isinstance(slide.body, Chart):
        found = next((one.party.removesuffix(TAG) for one in slide.body.series if one.tone == "peer"), "")
        if found:
            return found
    named = re.search(f"{re.escape(deck.government_name)} dan ([^,]+)", slide.subtitle)
    return named[1] if named else ""


def decisions_of(slide: Slide) -> list[str]:
    """The decisions a slide asks for, in its order; [] of any other slide."""
    if slide.code != ASKED or not isinstance(slide.body, Table):
        return []
    names = [column.name for column in slide.body.columns]
    if DECISION not in names:
        return []
    return [row[names.index(DECISION)].text for row in slide.body.rows]


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
    """Source where all slides name one, version with its date, what changed since, and the mark of illustration."""
    found = {match[0] for slide in deck.slides if (match := SOURCE.search(slide.footer))}
    told = [*found] if len(found) == 1 else [EACH_SOURCE]
    told += [f"{deck.dated_words}."]
    kept = embargo_sentence(deck.embargo) if deck.embargo else ""
    return told + [line for line in (deck.remade, kept, MARK if deck.is_illustrative else "") if line]
