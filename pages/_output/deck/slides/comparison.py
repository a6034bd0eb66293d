"""Benchmarking: where we stand beside the first peer on every indicator that can be compared."""

from data.number_format import format_signed
from pages._output.deck.brief import Brief, Peer
from pages._output.deck.model import LeftOut, Notes, Slide
from pages._output.deck.slides import pair_bars, pair_tables, telling
from pages._output.deck.slides.study_words import INVENTED, METHOD, index_words, levels_apart
from pages._output.pair_data import (
    SMALL_RULE,
    comparable,
    drawn,
    flags,
    in_classes,
    result_words,
    source_points,
    standing,
)
from pages._output.sentences import deck_comparison as titles
from pages._output.sentences.benchmarking import pair_sentence, reason_words
from pages._output.sentences.marks import marked
from pages._output.words import join_words

CODE = "banding"
RB = "RB"


def build(brief: Brief) -> Slide | LeftOut:
    """Bars of both governments; a table of classes where nothing is comparable as numbers."""
    if not brief.peers:
        return LeftOut(titles.PICK_PEER)
    peer = brief.peers[0]
    lines = drawn(peer.compared)
    if not comparable(peer.compared):
        return LeftOut(pair_sentence(brief.name, peer.name, peer.compared, brief.chosen_year, peer.series))
    return _bars(brief, peer, lines) if lines else _classes(brief, peer)


def _bars(brief: Brief, peer: Peer, lines: list[dict]) -> Slide:
    shown, classes = _widest(lines), in_classes(peer.compared)
    marks = flags(comparable(peer.compared))  # of everything the title counts
    candidates = titles.pair_titles(brief.name, peer.name, peer.compared)
    cut = [f"{line['short_name']} {line['year']}" for line in lines if line not in shown]
    footer = _footer(
        brief,
        peer,
        "Persen dari skala masing-masing, nilai asli pada batang.",
        [telling.cut_sentence("Tidak digambar", cut), telling.cut_sentence("Sebagai kelas", _names(classes))],
        shown,
    )
    pairs = [pair_bars.pair_of_line(line) for line in shown]
    return Slide(
        CODE,
        telling.title_of(titles.within(candidates, marks), marks),
        pair_bars.bars(pairs, brief.name, peer.name, "% skala", candidates[0]),
        footer,
        _notes(brief, peer, lines, classes),
        any(marks),
        subtitle=_subtitle(brief, peer, "Persen dari skala", titles.widest_words(lines)),
    )


def _widest(lines: list[dict]) -> list[dict]:
    """Where there are too many, those farthest apart on both sides, in their order."""
    ours = sum(line["difference_pct"] > 0 for line in lines)
    kept = min(ours, pair_bars.MOST // 2) if len(lines) > pair_bars.MOST else 0
    return lines[: pair_bars.MOST - kept] + (lines[-kept:] if kept else [])


def _classes(brief: Brief, peer: Peer) -> Slide:
    lines = in_classes(peer.compared)
    rows = pair_tables.class_rows(lines, peer.name)
    table, count = pair_tables.fitted(pair_tables.class_columns(brief.name, peer.name), rows, "Kelas keduanya")
    cut = telling.cut_sentence("Tidak muat", _names(lines[count:]))
    measure = "Kelas dibandingkan menurut urutannya, tanpa diubah menjadi angka."
    return Slide(
        CODE,
        telling.title_of(
            titles.within(titles.classes_titles(brief.name, peer.name, lines, 0), flags(lines)), flags(lines)
        ),
        table,
        _footer(brief, peer, measure, [cut], lines),
        _notes(brief, peer, [], lines),
        any(flags(lines)),
        subtitle=_subtitle(brief, peer, "Predikat, zona, atau opini"),
    )


def _footer(brief: Brief, peer: Peer, measure: str, cut: list[str], lines: list[dict]) -> str:
    """Measure, what is not drawn, sources and date; then what has room."""
    told, _ = telling.footer_of(
        measure,
        *cut,
        INVENTED if any(flags(comparable(peer.compared))) else "",
        telling.sources(source_points(lines), []),
        telling.as_of(brief),
        more=[
            telling.cut_sentence("Belum sebanding", _not_compared(peer)),
            telling.cut_sentence("Pembanding lain", [one.name for one in brief.peers[1:]]),
            METHOD,
        ],
    )
    return told


def _subtitle(brief: Brief, peer: Peer, measure: str, widest: str = "") -> str:
    """Measure, both names and years; then, where it fits, who is apart the most: `widest`."""
    years = f"tahun {brief.chosen_year}" if brief.chosen_year is not None else "tahun bersama terbaru"
    heads = (f"{measure}, {brief.name} dan {peer.name}, {years}", f"{measure}, {years}")
    tails = (f"; {widest}", "") if widest else ("",)
    return telling.subtitle_of(*(head + tail for tail in tails for head in heads))


def _names(lines: list[dict]) -> list[str]:
    return [line["short_name"] for line in lines]


def _not_compared(peer: Peer) -> list[str]:
    """Names of what cannot be compared; the Indeks RB is named also where nobody has it."""
    names = _names([line for line in peer.compared if line["state"] == "tidak_sebanding"])
    return names if any(line["indicator_code"] == RB for line in peer.compared) else ["Indeks RB", *names]


def _notes(brief: Brief, peer: Peer, lines: list[dict], classes: list[dict]) -> Notes:
    """The pair in a sentence, every line with its difference, what is compared as classes and what not at all."""
    own, other, year = brief.name, peer.name, brief.chosen_year
    index = next((line for line in peer.compared if line["indicator_code"] == RB), None)
    known = comparable(peer.compared)
    opening = marked(pair_sentence(own, other, peer.compared, year, peer.series), flags(known))
    opening = [opening, index_words(own, other, index, peer.series, year)]
    say = [*opening, *(_line_words(line, own, other) for line in lines)]
    say += [f"Dibandingkan sebagai kelas: {_line_words(line, own, other)}" for line in classes]
    apart = [line for line in peer.compared if line["state"] == "tidak_sebanding"]
    caveats = [METHOD, SMALL_RULE, titles.ASSOCIATION, *levels_apart(brief)]
    if any(flags(known)):
        caveats.append(INVENTED)
    caveats += [f"{line['short_name']}: {reason_words(own, other, line, peer.series, year)}" for line in apart]
    caveats += [_other_peer(brief, one) for one in brief.peers[1:]]
    behind = [line["short_name"] for line in known if standing(line) == "lebih_rendah"]
    questions = [f"Apa yang dijalankan {other} pada {join_words(behind[:3])}?"] if behind else []
    questions.append(f"Mengapa {other} yang dipilih, dan siapa lagi yang sebanding?")
    origins = pair_bars.origins_of_lines([*lines, *classes], peer.series, own, other)
    return Notes(tuple(say), tuple(caveats), tuple(questions), origins)


def _line_words(line: dict, own: str, other: str) -> str:
    pair = f"{own} {result_words(line, 'own')}, {other} {result_words(line, 'peer')}"
    gap = f"; selisih {format_signed(line['difference_points'])}" if line["difference_points"] is not None else ""
    mark = pair_bars.side_mark((line["own_is_illustrative"], line["peer_is_illustrative"]), other)
    return f"{line['short_name']} {line['year']}: {pair}{gap}{mark}."


def _other_peer(brief: Brief, other: Peer) -> str:
    """A further peer in a sentence: it is named, not drawn."""
    told = pair_sentence(brief.name, other.name, other.compared, brief.chosen_year, other.series)
    return f"Tidak digambar, {other.name}: {marked(told, flags(comparable(other.compared)))}"
