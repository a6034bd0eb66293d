"""The briefing: the whole deck as one html file that needs no network, with its notes and the data of its charts."""

from base64 import b64encode
from hashlib import sha256
from html import escape
from pathlib import Path

from data.number_format import format_number
from pages._output.deck.browser.meeting import controls
from pages._output.deck.browser.slide import slide_html
from pages._output.deck.model import Chart, Deck, Notes, Series, Slide
from pages._output.words import embargo_sentence

FOLDER = Path(__file__).parent
LISTS = (
    ("say", "Yang disampaikan"),
    ("caveats", "Yang perlu dijaga"),
    ("questions", "Yang mungkin ditanyakan"),
    ("origins", "Asal angka"),
)


def build_briefing(deck: Deck) -> bytes:
    """One html file in UTF-8: contents, slides, notes, data, meeting screen and print. Nothing in it is loaded."""
    style = (FOLDER / "slides.css").read_text(encoding="utf-8") + (FOLDER / "briefing.css").read_text(encoding="utf-8")
    script = (FOLDER / "slides.js").read_text(encoding="utf-8")
    policy = (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    sheets = "".join(_sheet(slide, deck, number) for number, slide in enumerate(deck.slides, 1))
    way_out = '<button type="button" class="rb-meeting-end">Tutup</button>'
    below = controls(deck.dated_words, len(deck.slides), way_out)
    page = (
        '<!DOCTYPE html><html lang="id"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy, quote=False)}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(deck.title)}</title><style>{style}</style></head><body>{_head(deck)}"
        f'<main class="rb-meeting rb-meeting-here"><div class="rb-meeting-stage">{sheets}</div>{below}</main>'
        f"{_left_out(deck)}<script>{script}</script></body></html>\n"
    )
    return page.encode()


def _hash(inside: str) -> str:
    return f"sha256-{b64encode(sha256(inside.encode()).digest()).decode()}"


def _head(deck: Deck) -> str:
    """Title, data version, what changed since the last time, the buttons and the contents."""
    marked = "<p><b>Memuat nilai ilustrasi.</b> Slide yang memakainya bertanda ILUSTRASI.</p>"
    marked = marked if deck.is_illustrative else ""
    remade = f"<p><b>{escape(deck.remade)}</b></p>" if deck.remade else ""
    kept = f"<p><b>{escape(embargo_sentence(deck.embargo))}</b></p>" if deck.embargo else ""
    lines = "".join(
        f'<li><a href="#slide-{number}">{escape(slide.title)}</a></li>' for number, slide in enumerate(deck.slides, 1)
    )
    return (
        f'<header class="rb-paper"><h1>{escape(deck.title)}</h1>'
        f'<p class="rb-muted">{escape(deck.preset_name)} · {escape(deck.government_name)} · {escape(deck.meeting)} · '
        f"{escape(deck.office)}<br>{escape(deck.dated_words)}</p>{remade}{kept}{marked}"
        '<div class="rb-tools"><button type="button" class="rb-meeting-start">Mode rapat</button>'
        '<button type="button" class="rb-meeting-print">Cetak</button></div>'
        f'<nav aria-label="Daftar slide"><h2>Daftar slide</h2><ol>{lines}</ol></nav></header>'
    )


def _left_out(deck: Deck) -> str:
    """Which slides are not there and why, and how to make the deck again."""
    lines = "".join(f"<p><b>{escape(name)}</b>: {escape(reason)}</p>" for name, reason in deck.left_out)
    told = f"<h2>Slide yang dilewati</h2>{lines}" if lines else ""
    return (
        f'<footer class="rb-paper">{told}<h2>Tentang berkas ini</h2>'
        f"<p>{escape(deck.dated_words)}. Berkas ini berdiri sendiri dan dapat dibuka tanpa jaringan; "
        "angkanya tidak berubah bila data diperbarui.</p>"
        f'<p class="rb-muted">Disusun di halaman Bahan raker: raker?{escape(deck.address)}</p></footer>'
    )


def _sheet(slide: Slide, deck: Deck, number: int) -> str:
    """A slide with its notes and data folded under it."""
    data = ""
    if isinstance(slide.body, Chart):
        data = f"<details><summary>Data grafik sebagai tabel</summary><div>{data_table(slide.body)}</div></details>"
    return (
        f'<article class="rb-sheet" id="slide-{number}">{slide_html(slide, deck, number, inline=True)}'
        f"<details><summary>Catatan pembicara</summary><div>{_notes(slide.notes)}</div></details>{data}</article>"
    )


def _notes(notes: Notes) -> str:
    parts = []
    for name, heading in LISTS:
        lines = "".join(f"<li>{escape(sentence)}</li>" for sentence in getattr(notes, name))
        parts.append(f"<h3>{heading}</h3><ul>{lines}</ul>" if lines else "")
    return "".join(parts)


def data_table(chart: Chart) -> str:
    """The numbers of a chart: a row for each category, a column for each series, an en dash where there is none."""
    head = "".join(f'<th scope="col" class="rb-number">{escape(series.name)}</th>' for series in chart.series)
    rows = "".join(
        f'<tr><th scope="row">{escape(name)}</th>'
        + "".join(f'<td class="rb-number">{escape(_told(chart, series, number))}</td>' for series in chart.series)
        + "</tr>"
        for number, name in enumerate(chart.categories)
    )
    return (
        f'<div class="rb-data" tabindex="0" role="region" aria-label="{escape(chart.alt)}"><table>'
        f'<thead><tr><th scope="col">Satuan: {escape(chart.unit)}</th>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _told(chart: Chart, series: Series, number: int) -> str:
    """A label, followed by what the axis shows where that is another number."""
    value, label = series.values[number], series.labels[number]
    if value is None:
        return label or "–"
    shown = format_number(value)
    if shown in label:
        return label
    return f"{label} ({shown} {chart.unit})" if label else shown
