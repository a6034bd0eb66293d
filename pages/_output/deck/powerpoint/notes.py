"""What the speaker reads: four sections on every slide, and on the first what the whole deck is made from."""

from pages._output.deck.model import Chart, Deck, Slide
from pages._output.deck.powerpoint import axes
from pages._output.words import embargo_sentence

LABELS_STAY = "Label pada grafik adalah teks jadi dan tidak berubah bila data grafik disunting."
AXIS_FOLLOWS = "Koma atau titik pada angka sumbu mengikuti pengaturan bahasa aplikasi."


def notes_of(deck: Deck, slide: Slide) -> str:
    """The speaker notes of a slide of the deck, sections with a heading each; empty ones are left out."""
    caveats = list(slide.notes.caveats)
    if isinstance(slide.body, Chart):
        caveats.append(LABELS_STAY)
        if slide.body.kind == "lines" and not axes.has_whole_ticks(slide.body):
            caveats.append(AXIS_FOLLOWS)
    sections = [
        ("Yang disampaikan", slide.notes.say),
        ("Catatan", caveats),
        ("Pertanyaan yang mungkin", slide.notes.questions),
        ("Asal angka", slide.notes.origins),
    ]
    if slide is deck.slides[0]:
        sections.append(("Tentang bahan ini", _about(deck)))
    return "\n\n".join("\n".join([heading, *lines]) for heading, lines in sections if lines)


def _about(deck: Deck) -> list[str]:
    """Version, address, what changed since, and what was left out."""
    lines = [f"{deck.data_words}.", f"Dibuat lagi di halaman Bahan raker dengan alamat: {deck.address}"]
    lines += [embargo_sentence(deck.embargo)] if deck.embargo else []
    if deck.remade:
        lines.append(deck.remade)
    return lines + [f"Tidak disertakan: {name}. {reason}" for name, reason in deck.left_out]
