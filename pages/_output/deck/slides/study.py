"""Kaji tiru: what a visit to the first peer would find and ask. Always the newest years both have, as in the pack."""

from pages._output.component_parts import SHORT_AREA
from pages._output.deck import layout, text_fit
from pages._output.deck.brief import Brief
from pages._output.deck.model import Cell, Column, LeftOut, Notes, Slide, Table
from pages._output.deck.slides import pair_bars, study_lessons, study_tables, study_trend, study_words, telling
from pages._output.deck.slides.pair_tables import newest_lines
from pages._output.sentences import deck_comparison as titles
from pages._output.sentences.benchmarking import RB, dumbbell_title, rb_words
from pages._output.study_gaps import Gap, ranked
from pages._output.study_questions import TOPICS
from pages._output.study_title import count_words
from pages._output.words import join_words

KICKER = "Kaji tiru Reformasi Birokrasi"
MOST_AREAS = 8
FEWEST_PARTS = 3  # pairs of bars that make a chart of parts
FACTS = (Column("Hal", 0.24), Column("Temuan", 0.76))


def build_answer(brief: Brief) -> Slide | LeftOut:
    """The cover: who is ahead on how much, where the farthest, and what the visit is to bring home."""
    if brief.pack is None:
        return LeftOut(titles.PICK_PEER)
    pack, flags = brief.pack, [flag for gap in brief.pack.gaps for flag in gap.flags]
    title = telling.title_of(
        titles.answer_titles(pack.gaps, pack.parties), flags, layout.COVER_TITLE, layout.COVER_SIZES
    )
    *facts, last = _facts(brief)
    room = layout.COVER_BODY.height - text_fit.row_height(FACTS, last, layout.COVER_BODY.width)
    count = text_fit.rows_that_fit(FACTS, facts, layout.COVER_BODY._replace(height=room))
    told = [gap for is_part in (False, True) for gap in _farthest(pack.gaps, is_part)]
    footer, _ = telling.footer_of(
        *study_words.shared(brief, told)[:-1],
        telling.data_words(brief),
        more=[telling.cut_sentence("Belum sebanding", [one.name for one in pack.missing])],
    )
    return Slide(
        "kt_jawaban",
        title,
        Table(FACTS, (*facts[:count], last), f"{title}. Temuan kunjungan ke {pack.parties.peer_name}."),
        footer,
        _answer_notes(brief),
        any(flags),
        kicker=KICKER,
        byline=f"{brief.name} ke {pack.parties.peer_name} · {brief.meeting} · {brief.office}",
    )


def _facts(brief: Brief) -> list[tuple[Cell, Cell]]:
    pack, behind = brief.pack, ranked(brief.pack.gaps)
    own, peer = pack.parties.names
    ours = [gap for gap in pack.gaps if gap.verdict == "lebih_tinggi"]
    told = [("Sebanding", f"{count_words(pack.gaps, pack.gaps)}, tahun dan metode sama" if pack.gaps else "belum ada")]
    for name, is_part in (("Selisih terlebar", False), ("Bagian RB terlebar", True)):
        told += [(name, study_words.told_gap(gap, own, peer)) for gap in _farthest(pack.gaps, is_part)]
    told.append(("Indeks RB", _index_words(brief).removeprefix("Indeks RB").strip(" :.")))
    areas = [gap for gap in behind if gap.area and gap.is_part] or [gap for gap in behind if gap.area]
    if areas:
        names = list(dict.fromkeys(SHORT_AREA[gap.area] for gap in areas))
        told.append(("Area berselisih terlebar" if areas[0].is_part else "Area terkait", join_words(names[:3])))
    if ours:
        names = list(dict.fromkeys(titles.short_name(gap) for gap in ours))
        rest = [f"{len(names) - 3} lainnya"] if len(names) > 3 else []
        told.append((f"Lebih tinggi di {own}", join_words(names[:3] + rest)))
    home = f"Jawaban atas {len(pack.questions)} pertanyaan dalam enam topik, dengan dokumennya"
    rows = [(Cell(name), Cell(words)) for name, words in told]
    return [*rows, (Cell("Dibawa pulang", is_bold=True), Cell(home, len(pack.questions), "kita", True))]


def _index_words(brief: Brief) -> str:
    """The Indeks RB by name, also where it is missing."""
    own, peer = brief.pack.parties.names
    series = brief.peers[0].series
    line = next((one for one in newest_lines(series) if one["indicator_code"] == RB), None)
    line = line or next((one for one in brief.peers[0].compared if one["indicator_code"] == RB), None)
    return rb_words(own, peer, line, None, series)


def _answer_notes(brief: Brief) -> Notes:
    pack, behind = brief.pack, ranked(brief.pack.gaps)
    own, peer = pack.parties.names
    say = [study_words.told_gap(gap, own, peer) + "." for gap in behind[:5]]
    say.append("Enam topik: " + "; ".join(topic.name.lower() for topic in TOPICS.values()) + ".")
    missing = [f"Tidak dapat dibandingkan: {one.name}: {one.reason}." for one in pack.missing]
    questions = [f"Mengapa {peer}, dan siapa lagi yang lebih tinggi pada indikator yang sama?"]
    origins = study_words.origins(brief, [gap for gap in pack.gaps if not gap.is_part] + _farthest(pack.gaps, True))
    told = (telling.data_words(brief),)
    return Notes(tuple(say), (*study_words.caveats(brief), *missing), tuple(questions), origins + told)


def _farthest(gaps: list[Gap], is_part: bool) -> list[Gap]:
    """The widest gap of one kind where the peer is ahead, or nothing."""
    return [gap for gap in ranked(gaps) if gap.is_part is is_part][:1]


def build_gaps(brief: Brief) -> Slide | LeftOut:
    """Both governments on the areas of change of one year, else on the indicators, as share of each scale."""
    if brief.pack is None:
        return LeftOut(titles.PICK_PEER)
    pack, gaps = brief.pack, _parts(brief.pack.gaps)
    own, peer = pack.parties.names
    noun, unit = "area" if any(gap.area for gap in gaps) else "bagian RB", "% batas"
    if gaps:
        candidates, year = titles.parts_titles(peer, gaps, noun), gaps[0].year
        subtitle = telling.subtitle_of(f"Bagian Indeks RB {year}, {own} dan {peer}, persen dari batasnya")
        names = [titles.short_name(gap) for gap in gaps]
    else:
        gaps = [gap for gap in pack.gaps if gap.pct is not None and not gap.is_part]
        if not gaps:
            return LeftOut(f"Belum ada angka yang sebanding antara {own} dan {peer}.")
        unit, candidates = "% skala", [_indicator_title(brief)]
        subtitle = telling.subtitle_of(f"Persen dari skala, {own} dan {peer}, tahun bersama terbaru")
        names = [f"{gap.name} {gap.year}" for gap in gaps]
    order = sorted(range(len(gaps)), key=lambda number: gaps[number].pct)
    gaps, names = [gaps[number] for number in order], [names[number] for number in order]
    most = MOST_AREAS if unit == "% batas" else pair_bars.MOST
    pairs = [pair_bars.pair_of_gap(gap, name) for gap, name in zip(gaps, names, strict=True)]
    flags = [flag for gap in gaps for flag in gap.flags]
    cut = telling.cut_sentence("Tidak digambar", names[most:])
    measure = "Persen dari batas tiap bagian" if unit == "% batas" else "Persen dari skala masing-masing"
    footer, _ = telling.footer_of(
        f"{measure}, nilai asli pada batang.", cut, *study_words.shared(brief, gaps), more=[study_words.METHOD]
    )
    return Slide(
        "kt_selisih",
        telling.title_of(candidates, flags),
        pair_bars.bars(pairs[:most], own, peer, unit, candidates[0]),
        footer,
        Notes(
            tuple(pair_bars.say_pair(pair, own, peer) for pair in pairs),
            study_words.caveats(brief),
            (f"Apa yang berbeda dalam kerja {peer} pada bagian yang selisihnya terlebar?",),
            study_words.origins(brief, gaps),
        ),
        any(flags),
        subtitle=subtitle,
    )


def _parts(gaps: list[Gap]) -> list[Gap]:
    """The areas of change of their year, else the parts of the newest year; [] where they are too few for a chart."""
    parts = [gap for gap in gaps if gap.is_part and gap.pct is not None]
    areas = [gap for gap in parts if gap.area]
    newest = max((gap.year for gap in parts), default=None)
    found = areas if len(areas) >= FEWEST_PARTS else [gap for gap in parts if gap.year == newest]
    return found if len(found) >= FEWEST_PARTS else []


def _indicator_title(brief: Brief) -> str:
    own, peer = brief.pack.parties.names
    lines = [line for line in newest_lines(brief.peers[0].series) if line["state"] == "angka"]
    known = [line for line in lines if line["difference_pct"] is not None]
    return dumbbell_title(own, peer, sorted(known, key=lambda line: line["difference_pct"]))


def build_trend(brief: Brief) -> Slide | LeftOut:
    """Both governments on the indicator with the widest gap that has two common years under one method."""
    return study_trend.build(brief)


def build_classes(brief: Brief) -> Slide | LeftOut:
    """What is compared as classes, and what cannot be compared with its reason."""
    return study_tables.build_classes(brief)


def build_lessons(brief: Brief) -> Slide | LeftOut:
    """Since when the partner leads, on which path, and what is recorded about its work."""
    return study_lessons.build(brief)


def build_questions(brief: Brief) -> Slide | LeftOut:
    """The sharpest questions, each with the gap behind it and whom to ask."""
    return study_tables.build_questions(brief)


def build_checklist(brief: Brief) -> Slide | LeftOut:
    """Six topics beside the perangkat daerah that answer for areas, to fill in."""
    return study_tables.build_checklist(brief)
